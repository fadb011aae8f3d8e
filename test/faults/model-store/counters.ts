import type { Call } from '../../../src/calls/call/call.ts';
import type { AgentCount, HourCount, Pace, StatStore, StatSums } from '../../../src/calls/ports.ts';
import type { ReportRow } from '../../../src/calls/report-rows.ts';
import { countOf } from '../../../src/store/call-count.ts';
import type { Table } from './journal.ts';
import { keyOf } from './tables.ts';
import type { Counter, Tables } from './tables.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const add = (table: Table<string, Counter>, counter: Counter): void => {
  const key = keyOf(counter.hourMs, counter.crm, counter.user, counter.name);
  const { calls = 0, answered = 0, talk = 0 } = table.get(key) ?? {};
  table.set(key, {
    ...counter,
    calls: calls + counter.calls,
    answered: answered + counter.answered,
    talk: talk + counter.talk,
  });
};

/** A call has closed. */
export const countClosed = (db: Tables, call: Call): void => {
  const count = countOf(call);
  if (count === undefined) return;
  const { hour: hourMs, crm, user, result, agent, ringUntil } = count;
  const one = { hourMs, crm, user: '', calls: 1, answered: 0, talk: 0 };
  add(db.hours, { ...one, name: result });
  if (agent) add(db.agents, { ...one, user, name: '', answered: agent.answered, talk: agent.talk });
  if (ringUntil !== undefined) add(db.rings, { ...one, name: String(ringUntil) });
};

/** The outcome of a closed call was corrected. Counters that were deleted for their age stay deleted. */
export const recount = (db: Tables, before: Call, after: Call): void => {
  const [old, now] = [countOf(before), countOf(after)];
  if (old === undefined || now === undefined) return;
  const { hour: hourMs, crm, user } = old;
  const one = { hourMs, crm, user: '', calls: 1, answered: 0, talk: 0 };
  const key = keyOf(hourMs, crm, '', old.result);
  const counted = db.hours.get(key);
  if (counted === undefined) return;
  if (counted.calls === 1) db.hours.delete(key);
  else db.hours.set(key, { ...counted, calls: counted.calls - 1 });
  add(db.hours, { ...one, name: now.result });
  const { answered = 0, talk = 0 } = now.agent ?? {};
  const was = old.agent ?? { answered: 0, talk: 0 };
  if (db.agents.has(keyOf(hourMs, crm, user, '')))
    add(db.agents, {
      ...one,
      user,
      name: '',
      calls: 0,
      answered: answered - was.answered,
      talk: talk - was.talk,
    });
};

/** Ended calls that began in the period: of each CRM instance, or of each agent or result in it. */
export const reportOf = (
  db: Tables,
  { fromMs, toMs, crm, user, by }: Parameters<StatStore['report']>[0],
): readonly ReportRow[] => {
  const rows = new Map<string, ReportRow>();
  for (const { call, createdMs } of db.calls.values()) {
    if (call.state !== 'ended' || createdMs < fromMs || createdMs >= toMs) continue;
    if ((crm ?? call.crm) !== call.crm || (user ?? call.user) !== call.user) continue;
    const named = { all: {}, agent: { user: call.user }, result: { result: call.result ?? null } };
    const row = { crm: call.crm, ...named[by ?? 'all'] };
    const key = JSON.stringify(row);
    const { calls = 0, answered = 0, talkSeconds = 0, answeredTalk = 0 } = rows.get(key) ?? {};
    const { talkSeconds: talk = 0, outcome } = call;
    rows.set(key, {
      ...row,
      calls: calls + 1,
      answered: answered + (outcome === 'answered' ? 1 : 0),
      talkSeconds: talkSeconds + talk,
      answeredTalk: answeredTalk + (outcome === 'answered' ? talk : 0),
    });
  }
  return [...rows.values()];
};

/** Sums over the period, grouped by `keyOfRow`. */
const grouped = (
  table: Table<string, Counter>,
  [fromMs, toMs]: readonly [number, number],
  keyOfRow: (counter: Counter) => string,
): Counter[] => {
  const groups = new Map<string, Counter>();
  for (const counter of table.values()) {
    if (counter.hourMs < fromMs || counter.hourMs >= toMs) continue;
    const key = keyOfRow(counter);
    const { calls = 0, answered = 0, talk = 0 } = groups.get(key) ?? {};
    groups.set(key, {
      ...counter,
      calls: calls + counter.calls,
      answered: answered + counter.answered,
      talk: talk + counter.talk,
    });
  }
  return [...groups.values()];
};

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const statSums = (db: Tables, period: { fromMs: number; toMs: number; agents: number }): StatSums => {
  const range = [period.fromMs - (period.fromMs % HOUR_MS), period.toMs] as const;
  const hours = grouped(db.hours, range, ({ hourMs, name }) => keyOf(hourMs, name))
    .sort((a, b) => a.hourMs - b.hourMs || inOrder(a.name, b.name))
    .map(({ hourMs, name, calls }): HourCount => ({ hourMs, result: name, calls }));
  const agents = grouped(db.agents, range, ({ crm, user }) => keyOf(crm, user))
    .sort((a, b) => b.calls - a.calls || inOrder(a.crm, b.crm) || inOrder(a.user, b.user))
    .slice(0, period.agents)
    .map(({ crm, user, calls, answered, talk }): AgentCount => ({
      crm,
      user,
      calls,
      answered,
      talkSeconds: talk,
    }));
  const ring = grouped(db.rings, range, ({ name }) => name)
    .map(({ name, calls }) => ({ untilMs: Number(name), calls }))
    .sort((a, b) => a.untilMs - b.untilMs);
  const ended = [...db.calls.values()].filter(({ call }) => call.state === 'ended');
  const waiting = (state: 'pending' | 'dead'): number =>
    ended.filter(({ call }) => call.activity.state === state).length;
  return { hours, agents, ring, activities: { pending: waiting('pending'), dead: waiting('dead') } };
};

export const paceOf = (
  db: Tables,
  { crm, fromMs, toMs }: { crm: string; fromMs: number; toMs: number },
): Pace => {
  const minutes = new Map<number, number>();
  let calls = 0;
  for (const { call, createdMs } of db.calls.values()) {
    if (call.crm !== crm || call.state === 'refused' || createdMs <= fromMs || createdMs > toMs) continue;
    calls += 1;
    const minute = Math.floor(createdMs / MINUTE_MS);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return { calls, busiestMinute: Math.max(0, ...minutes.values()) };
};

export const purgeCounters = (db: Tables, beforeMs: number): void => {
  for (const table of [db.hours, db.agents, db.rings]) {
    for (const [key, { hourMs }] of [...table.entries()]) if (hourMs < beforeMs) table.delete(key);
  }
};
