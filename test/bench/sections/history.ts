import type { CallFilter, Store } from '../../../src/calls/ports.ts';
import { listenersOf } from '../../../src/calls/recordings/listeners.ts';
import { makeReport } from '../../../src/http/report.ts';
import { USUAL_RESULTS } from '../../../src/vocabulary/usual-results.ts';
import { defined } from '../../../src/defined.ts';
import type { Bench, Finding } from '../lib/bench.ts';
import { RARE_EVERY, SPACING_MS } from '../lib/history-rows.ts';
import { postgresHistory, sqliteHistory } from '../lib/history-stores.ts';
import { spreadOf } from '../lib/statistics.ts';
import type { Spread } from '../lib/statistics.ts';
import { fixed } from '../lib/table.ts';

const MAX_MS = 250;
const ROUNDS = 20;
/** A slow question is asked less often. */
const LONGEST_MS = 3_000;
const DAY_MS = 86_400_000;
const PAGE = 50;

type Filter = Omit<CallFilter, 'limit'>;
type Question = (store: Store) => Promise<unknown>;

const SEARCHES: Readonly<Record<string, Filter>> = {
  newest: {},
  'oldest first': { sort: 'oldest' },
  'longest first': { sort: 'longest' },
  'that came in': { direction: 'inbound' },
  missed: { outcome: 'missed' },
  busy: { outcome: 'busy' },
  'a frequent result': { result: 'call_back' },
  'a rare result': { result: 'sold' },
  'a rare result, longest first': { result: 'sold', sort: 'longest' },
  'talked 20 minutes': { minSeconds: 1_200 },
  'talked 20 minutes, oldest first': { minSeconds: 1_200, sort: 'oldest' },
  'the end of a number': { number: '376543' },
  'a last name': { contact: 'name4711' },
  'a last name, longest first': { contact: 'name4711', sort: 'longest' },
  'the first two letters of a name': { contact: 'an' },
};

/** As the routes ask: the second page is that of the first one's cursor. */
const list =
  (filter: Filter): Question =>
  (store) =>
    store.calls.list({ ...filter, limit: PAGE });

const nextPage =
  (filter: Filter): Question =>
  async (store) => {
    const { next } = await store.calls.list({ ...filter, limit: PAGE });
    return store.calls.list({ ...filter, limit: PAGE, ...defined({ cursor: next }) });
  };

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const report =
  (nowMs: number, days: number, group: 'day' | 'agent' | 'result', user?: string): Question =>
  ({ stats, mappings }) =>
    makeReport(
      {
        from: dayOf(nowMs - (days - 1) * DAY_MS),
        to: dayOf(nowMs),
        zone: 'Europe/Vilnius',
        group,
        crm: 'bench',
        user,
      },
      { stats, mappings, resultsOf: () => USUAL_RESULTS },
    );

const questionsOf = (count: number, nowMs: number): Readonly<Record<string, Question>> => {
  const questions: Record<string, Question> = {};
  for (const [who, scope] of [
    ['all agents', {}],
    ['one agent', { user: 'user-7' }],
  ] as const) {
    for (const [what, filter] of Object.entries(SEARCHES))
      questions[`${who}: ${what}`] = list({ crm: 'bench', ...scope, ...filter });
    for (const sort of ['newest', 'oldest', 'longest'] as const)
      questions[`${who}: two pages, ${sort} first`] = nextPage({ crm: 'bench', ...scope, sort });
    const middleMs = nowMs - (count / 2) * SPACING_MS;
    const period = { fromMs: middleMs, toMs: middleMs + DAY_MS };
    questions[`${who}: one day half a year ago`] = list({ crm: 'bench', ...scope, ...period });
    questions[`${who}: that day, longest first`] = list({
      crm: 'bench',
      ...scope,
      ...period,
      sort: 'longest',
    });
    for (const group of 'user' in scope
      ? (['day', 'result'] as const)
      : (['day', 'result', 'agent'] as const))
      for (const days of [1, 30, 365])
        questions[`${who}: report of ${days} ${days === 1 ? 'day' : 'days'}, by ${group}`] = report(
          nowMs,
          days,
          group,
          'user' in scope ? scope.user : undefined,
        );
  }
  questions['any CRM: newest'] = list({});
  questions['who has listened to a call'] = ({ mappings }) =>
    listenersOf(mappings, `call-${count - (count % 3)}`);
  return questions;
};

const time = async (store: Store, question: Question): Promise<Spread> => {
  await question(store);
  const tookMs: number[] = [];
  const endMs = performance.now() + LONGEST_MS;
  while (tookMs.length < ROUNDS && (tookMs.length < 3 || performance.now() < endMs)) {
    const startedMs = performance.now();
    await question(store);
    tookMs.push(performance.now() - startedMs);
  }
  return spreadOf(tookMs);
};

/** Every filter, order and report of the history, and who has listened, with a million calls in each database. */
export const history = async ({ options, say }: Bench): Promise<Finding> => {
  const count = options.quick ? 2 * RARE_EVERY : 1_000_000;
  const nowMs = Date.now();
  const questions = Object.entries(questionsOf(count, nowMs));
  const columns: Spread[][] = [];
  for (const open of [sqliteHistory, postgresHistory]) {
    const startedMs = performance.now();
    const filled = await open(count, nowMs);
    say(`filled in ${fixed((performance.now() - startedMs) / 1_000, 0)} s`);
    try {
      const spreads: Spread[] = [];
      for (const [, question] of questions) spreads.push(await time(filled.store, question));
      columns.push(spreads);
    } finally {
      await filled.stop();
    }
  }
  const cell = (spread: Spread | undefined): string =>
    spread === undefined ? '' : `${fixed(spread.p50, 1)} / ${fixed(spread.p95, 1)}`;
  const slowest = Math.max(...columns.flat().map(({ p50 }) => p50));
  return {
    title: `The history of ${count} calls: milliseconds, median / 95 % of ${ROUNDS} times`,
    columns: ['question', 'SQLite', 'PostgreSQL'],
    rows: questions.map(([name], at) => [name, ...columns.map((spreads) => cell(spreads[at]))]),
    goals: [
      { what: `each median within ${MAX_MS} ms (slowest ${fixed(slowest, 0)})`, met: slowest <= MAX_MS },
    ],
    data: questions.map(([name], at) => ({ name, sqlite: columns[0]?.[at], postgres: columns[1]?.[at] })),
  };
};
