import { expect } from '@jest/globals';
import { MOR_TROUBLES } from './mor-trouble.ts';
import type { Finished } from './scenario.ts';

/** The parts of a CRM activity that the proof needs. */
export interface Kept {
  readonly callId: string;
  readonly notes: string;
  readonly outcome: string;
  readonly record: string;
  readonly user: string;
}

const counted = (keys: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};
const repeated = (keys: Iterable<string>): string[] =>
  [...counted(keys)].filter(([, count]) => count > 1).map(([key]) => key);

/** Expects at most one placed call per click, exactly one activity per ended call, and the truth in both. */
export const expectOnceEach = (finished: Finished, activities: readonly Kept[]): void => {
  const { clicked, calls, ledger } = finished;
  const placed = ledger.filter((entry) => entry.placed).map(({ params }) => params['dst'] ?? '');
  const clicks = new Map(clicked.map((one) => [one.callId, one]));

  // MOR's side: nothing was dialled twice or without a click, and everything accepted was dialled.
  expect(repeated(placed)).toEqual([]);
  expect(new Set(clicked.map(({ click }) => click.destination)).size).toBe(clicked.length);
  const known = new Set(clicked.map(({ click }) => click.destination));
  expect(placed.filter((destination) => !known.has(destination))).toEqual([]);
  const accepted = calls
    .filter(({ acceptedAt }) => acceptedAt !== undefined)
    .map(({ dialled }) => dialled.dst);
  const dialled = new Set(placed);
  expect(accepted.filter((destination) => !dialled.has(destination ?? ''))).toEqual([]);

  // The connector's side: each click has one call that is not a refusal, and all calls are over.
  const handed = calls.filter(({ state }) => state !== 'refused');
  expect(handed.filter(({ state }) => state !== 'ended').map(({ id, state }) => [id, state])).toEqual([]);
  expect(handed.map(({ id }) => id).sort()).toEqual([...clicks.keys()].sort());
  const wrong = handed.flatMap((call) => {
    const click = clicks.get(call.id)?.click;
    const expected = dialled.has(click?.destination ?? '') ? click?.outcome : 'unknown';
    // One line each, so that a truncated log still shows each call whole.
    return call.outcome === expected ? [] : [JSON.stringify({ expected, ...call })];
  });
  expect(wrong).toEqual([]);

  // The CRM's side.
  expect(calls.filter(({ activity }) => activity.state === 'dead')).toEqual([]);
  expect(activities.map(({ callId }) => callId).sort()).toEqual(handed.map(({ id }) => id).sort());
  const outcomes = new Map(handed.map(({ id, outcome }) => [id, outcome]));
  const misplaced = activities.filter(({ callId, user, record, outcome }) => {
    const click = clicks.get(callId)?.click;
    return click?.user !== user || click.record.id !== record || outcomes.get(callId) !== outcome;
  });
  expect(misplaced).toEqual([]);
  const noted = clicked.filter(({ notes }) => notes !== undefined);
  expect(noted.length).toBeGreaterThan(0);
  const texts = new Map(activities.map(({ callId, notes }) => [callId, notes]));
  const times = (text: string, part: string): number => text.split(part).length - 1;
  const unlike = noted.filter(({ callId, notes = '' }) => times(texts.get(callId) ?? '', notes) !== 1);
  expect(unlike).toEqual([]);

  // The run did meet interruptions.
  expect(finished.interruptions).toEqual(['killed', 'stopped', 'killed']);
  expect(new Set(ledger.flatMap(({ fault }) => fault ?? [])).size).toBe(MOR_TROUBLES);
};
