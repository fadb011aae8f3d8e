import type { z } from 'zod';
import type { MappingStore } from '../calls/admin-ports.ts';
import type { StatStore } from '../calls/ports.ts';
import type { ReportRow } from '../calls/report-rows.ts';
import { defined } from '../defined.ts';
import { knownLanguage } from '../vocabulary/texts/known-language.ts';
import { LANGUAGES } from '../vocabulary/texts/languages.ts';
import { resultShown } from '../vocabulary/usual-results.ts';
import type { ResultsOf } from '../vocabulary/results.ts';
import type { reportSchema } from './schemas/reports.ts';
import { daysIn } from './zone-days.ts';

export interface ReportDeps {
  readonly stats: Pick<StatStore, 'report'>;
  readonly mappings: Pick<MappingStore, 'find'>;
  readonly resultsOf: ResultsOf;
}

export type Report = z.output<typeof reportSchema>;
type Row = Report['rows'][number];
type Group = 'day' | 'agent' | 'result';

export interface ReportQuery {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly group: Group;
  readonly crm?: string | undefined;
  readonly user?: string | undefined;
  /** Of the reader, the dearest first; English where there are none. */
  readonly languages?: readonly string[] | undefined;
}

/** Calls that are counted in one row, with the first of them to describe it. */
interface Tally {
  readonly first: ReportRow;
  readonly crms: Set<string>;
  calls: number;
  answered: number;
  talkSeconds: number;
  answeredTalk: number;
}

const KEYS: Readonly<Record<Group, (row: ReportRow, day: string) => string>> = {
  day: (_row, day) => day,
  agent: ({ crm, user = '' }) => JSON.stringify([crm, user]),
  result: ({ result = null }) => JSON.stringify(result),
};

const count = (tallies: Map<string, Tally>, key: string, row: ReportRow): void => {
  let tally = tallies.get(key);
  if (!tally) {
    tally = { first: row, crms: new Set(), calls: 0, answered: 0, talkSeconds: 0, answeredTalk: 0 };
    tallies.set(key, tally);
  }
  tally.crms.add(row.crm);
  tally.calls += row.calls;
  tally.answered += row.answered;
  tally.talkSeconds += row.talkSeconds;
  tally.answeredTalk += row.answeredTalk;
};

const NOTHING = { calls: 0, answered: 0, talkSeconds: 0, answeredTalk: 0 };

const figuresOf = (tallies: readonly (typeof NOTHING)[]): Report['total'] => {
  const sum = (name: keyof typeof NOTHING): number => tallies.reduce((total, one) => total + one[name], 0);
  const answered = sum('answered');
  return {
    calls: sum('calls'),
    answered,
    talkSeconds: sum('talkSeconds'),
    averageTalkSeconds: answered === 0 ? null : Math.round(sum('answeredTalk') / answered),
  };
};

/** CRM instances may have different labels for one code: then all of them are named. */
export const labelIn = (
  code: string | null,
  crms: ReadonlySet<string>,
  resultsOf: ResultsOf,
  languages: readonly string[] = [],
): string => {
  if (code === null) return LANGUAGES[knownLanguage(LANGUAGES, languages)].panel.none_chosen;
  const labels = [...crms].sort().map((crm) => resultShown(resultsOf(crm), code, languages).label);
  return [...new Set(labels)].join(' / ');
};

const subjectOf = async (
  group: 'agent' | 'result',
  { first, crms }: Tally,
  languages: readonly string[] | undefined,
  deps: ReportDeps,
): Promise<Pick<Row, 'agent' | 'result'>> => {
  const { crm, user = '', result: code = null } = first;
  if (group === 'result') {
    const labels = code === null || crms.size > 1 ? undefined : resultShown(deps.resultsOf(crm), code).labels;
    const label = labelIn(code, crms, deps.resultsOf, languages);
    return { result: { code, label, ...defined({ labels }) } };
  }
  const name = (await deps.mappings.find({ crm, user }))?.name;
  return { agent: { crm, user, ...defined({ name }) } };
};

const busiestFirst = ([a, { calls: callsOfA }]: [string, Tally], [b, { calls: callsOfB }]: [string, Tally]) =>
  callsOfB - callsOfA || (a < b ? -1 : 1);

const DAY_MS = 86_400_000;

/** Ended calls of a period by result, the most frequent first. Each query to the store is about one day at most. */
export const countResults = async (
  {
    fromMs,
    toMs,
    languages,
  }: { readonly fromMs: number; readonly toMs: number; readonly languages: readonly string[] },
  deps: Pick<ReportDeps, 'stats' | 'resultsOf'>,
): Promise<{ code: string | null; label: string; count: number }[]> => {
  const tallies = new Map<string, Tally>();
  for (let atMs = fromMs; atMs < toMs; atMs += DAY_MS) {
    const rows = await deps.stats.report({ fromMs: atMs, toMs: Math.min(atMs + DAY_MS, toMs), by: 'result' });
    for (const row of rows) count(tallies, KEYS.result(row, ''), row);
  }
  return [...tallies].sort(busiestFirst).map(
    ([
      ,
      {
        first: { result: code = null },
        crms,
        calls,
      },
    ]) => ({
      code,
      label: labelIn(code, crms, deps.resultsOf, languages),
      count: calls,
    }),
  );
};

/** Counts the ended calls of a period day by day, so that each query to the store is short. */
export const makeReport = async (query: ReportQuery, deps: ReportDeps): Promise<Report> => {
  const { from, to, zone, group, crm, user, languages } = query;
  const tallies = new Map<string, Tally>();
  const days = daysIn(zone, from, to);
  const by = group === 'day' ? undefined : group;
  for (const { day, fromMs, toMs } of days) {
    const rows = await deps.stats.report({ fromMs, toMs, ...defined({ crm, user, by }) });
    for (const row of rows) count(tallies, KEYS[group](row, day), row);
  }
  const all = [...tallies.values()];
  const rows =
    group === 'day'
      ? days.map(({ day }) => ({ day, ...figuresOf([tallies.get(day) ?? NOTHING]) }))
      : await Promise.all(
          [...tallies].sort(busiestFirst).map(async ([, tally]) => ({
            ...(await subjectOf(group, tally, languages, deps)),
            ...figuresOf([tally]),
          })),
        );
  return { from, to, zone, rows, total: figuresOf(all) };
};
