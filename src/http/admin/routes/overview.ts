import type { CheckLine } from '../../../calls/connector.ts';
import { OUTCOMES } from '../../../vocabulary/outcomes.ts';
import { MOR_REFUSAL_CODES } from '../../../vocabulary/refusals.ts';
import type { InstanceLimits, Now, StatStore, StatSums } from '../../../calls/ports.ts';
import type { MappingStore } from '../../../calls/admin-ports.ts';
import { defined } from '../../../defined.ts';
import { PROBLEMS } from '../../../vocabulary/problem-codes.ts';
import type { ProblemCode } from '../../../vocabulary/problem-codes.ts';
import type { ResultsOf } from '../../../vocabulary/results.ts';
import type { Readiness } from '../../health.ts';
import { begin, event } from '../../stream.ts';
import type { Health } from '../crm-health.ts';
import { countResults } from '../../report.ts';
import { refusalWords } from '../refusal-cure.ts';
import { ANSWERED } from '../route.ts';
import type { AnswerOf } from '../contract/contract.ts';
import type { AddRoute } from '../route.ts';

export interface OverviewDeps {
  readonly stats: StatStore;
  readonly resultsOf: ResultsOf;
  readonly mappings: Pick<MappingStore, 'find'>;
  readonly readiness: () => Promise<Readiness>;
  readonly crmHealth: Health;
  readonly check: (depth: {
    readonly all: boolean;
    readonly onProgress: (done: number, total: number) => void;
  }) => AsyncIterable<CheckLine>;
  readonly crms: readonly string[];
  /** The most simultaneous calls of this CRM instance in the last day. */
  readonly peakOf: (crm: string) => number;
  readonly instanceLimits: () => InstanceLimits | undefined;
  readonly now: Now;
}

type Overview = AnswerOf<'GET /overview'>;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MAX_PERIOD_MS = 400 * DAY_MS;
const TOP_AGENTS = 20;

/** Interpolated within its class, as if the calls of a class were spread evenly. Seconds. */
export const quantileSec = (ring: StatSums['ring'], share: number): number | null => {
  const total = ring.reduce((sum, { calls }) => sum + calls, 0);
  if (total === 0) return null;
  let seen = 0;
  let fromMs = 0;
  for (const { untilMs, calls } of ring) {
    if (seen + calls >= share * total) {
      const within = (share * total - seen) / calls;
      return Math.round((fromMs + within * (untilMs - fromMs)) / 100) / 10;
    }
    seen += calls;
    fromMs = untilMs;
  }
  return fromMs / 1000;
};

const isOutcome = (result: string): boolean => OUTCOMES.some((outcome) => outcome === result);
const isRefusal = (result: string): boolean => result.startsWith('refused:');
/** Results of incoming calls are counted separately, as `inbound:OUTCOME`. */
const isInbound = (result: string): boolean => result.startsWith('inbound:');

const sumBy = (hours: StatSums['hours'], keep: (result: string) => boolean): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { result, calls } of hours) if (keep(result)) sums.set(result, (sums.get(result) ?? 0) + calls);
  return sums;
};

const isProblem = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);

const refusalView = (result: string, count: number): Overview['refusals'][number] => {
  const [, code = 'internal', mor] = result.split(':');
  const morCode = MOR_REFUSAL_CODES.find((known) => known === mor);
  const { meaning, cure } = isProblem(code) ? refusalWords(code, morCode) : { meaning: code, cure: '' };
  return { code, ...defined({ mor: morCode }), count, meaning, cure };
};

type HourSums = { -readonly [Key in Exclude<keyof Overview['perHour'][number], 'at'>]: number };

const perHour = ({ hours }: StatSums): Overview['perHour'] => {
  const byHour = new Map<number, HourSums>();
  for (const { hourMs, result, calls } of hours) {
    const hour = byHour.get(hourMs) ?? { calls: 0, answered: 0, refused: 0, inbound: 0, missed: 0 };
    if (isOutcome(result)) hour.calls += calls;
    if (isRefusal(result)) hour.refused += calls;
    if (isInbound(result)) hour.inbound += calls;
    if (result === 'inbound:missed') hour.missed += calls;
    if (result === 'answered') hour.answered += calls;
    byHour.set(hourMs, hour);
  }
  return [...byHour].map(([hourMs, sums]) => ({ at: new Date(hourMs).toISOString(), ...sums }));
};

const newestFirst = (sums: Map<string, number>): [string, number][] => [...sums].sort((a, b) => b[1] - a[1]);

/** How close each CRM instance came in the last day to the shared limits of all its agents. */
const busiest = (deps: OverviewDeps): Promise<Overview['peaks']> => {
  const nowMs = deps.now();
  const limits = deps.instanceLimits() ?? {};
  return Promise.all(
    deps.crms.map(async (crm) => {
      const { calls, busiestMinute } = await deps.stats.pace({ crm, fromMs: nowMs - DAY_MS, toMs: nowMs });
      return { crm, concurrent: deps.peakOf(crm), perMinute: busiestMinute, perDay: calls, limits };
    }),
  );
};

/** Overview and self-check: what is going on, what is broken. */
export const addOverviewRoutes = (add: AddRoute, deps: OverviewDeps): void => {
  add('GET /overview', async ({ query, languages }) => {
    const toMs = query.to === undefined ? deps.now() : Date.parse(query.to);
    const wantedMs = query.from === undefined ? toMs - DAY_MS : Date.parse(query.from);
    const fromMs = Math.max(wantedMs, toMs - MAX_PERIOD_MS);
    const wholeHoursMs = fromMs - (fromMs % HOUR_MS);
    const [sums, results, { dependencies, nodes }, crms, peaks] = await Promise.all([
      deps.stats.sums({ fromMs, toMs, agents: TOP_AGENTS }),
      countResults({ fromMs: wholeHoursMs, toMs, languages }, deps),
      deps.readiness(),
      deps.crmHealth(),
      busiest(deps),
    ]);
    const outcomes = sumBy(sums.hours, isOutcome);
    const inbound = sumBy(sums.hours, isInbound);
    const ended = [...outcomes.values()].reduce((a, b) => a + b, 0);
    const agents = await Promise.all(
      sums.agents.map(async (agent) => {
        const name = (await deps.mappings.find(agent))?.name;
        return { ...agent, ...defined({ name }) };
      }),
    );
    return {
      from: new Date(wholeHoursMs).toISOString(),
      to: new Date(toMs).toISOString(),
      health: [...dependencies, ...crms],
      ...defined({ nodes: nodes?.map((node) => ({ ...node, leases: [...node.leases] })) }),
      perHour: perHour(sums),
      outcomes: newestFirst(outcomes).map(([outcome, count]) => ({ outcome, count })),
      results,
      inbound: {
        calls: [...inbound.values()].reduce((a, b) => a + b, 0),
        answered: inbound.get('inbound:answered') ?? 0,
        missed: inbound.get('inbound:missed') ?? 0,
      },
      answerRate: ended === 0 ? null : (outcomes.get('answered') ?? 0) / ended,
      timeToRingSec: { p50: quantileSec(sums.ring, 0.5), p95: quantileSec(sums.ring, 0.95) },
      refusals: newestFirst(sumBy(sums.hours, isRefusal)).map(([result, count]) =>
        refusalView(result, count),
      ),
      agents,
      peaks,
      activities: sums.activities,
    };
  });

  add('GET /check/stream', async ({ res, query }) => {
    begin(res);
    let line = 0;
    let broken = 0;
    const onProgress = (done: number, total: number): void => {
      res.write(event('progress', `p${done}`, { done, total }));
    };
    for await (const found of deps.check({ all: query.all === 'true', onProgress })) {
      if (res.destroyed) return ANSWERED;
      line += 1;
      if (!found.ok) broken += 1;
      res.write(event('line', String(line), found));
    }
    res.end(event('done', String(line + 1), { lines: line, broken }));
    return ANSWERED;
  });
};
