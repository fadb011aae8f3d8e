import { median } from '../lib/statistics.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { fold } from '../../../src/calls/call/fold.ts';
import type { FollowPolicy } from '../../../src/calls/call/policy.ts';
import { createMatcher } from '../../../src/calls/follow/match.ts';
import type { Matcher } from '../../../src/calls/follow/match.ts';
import type { LiveRow } from '../../../src/calls/call/observation.ts';
import { defined } from '../../../src/defined.ts';

const CALLS = 10_000;
const ROUNDS = 15;
/** Rows folded before the event loop gets a turn: src/calls/in-turns.ts. */
const TURN = 250;
const POLICY: FollowPolicy = {
  giveUpAfterMs: 7_200_000,
  uncertainAfterMs: 120_000,
  cdrGraceMs: 15_000,
  busyWithoutListMs: 5_000,
  following: true,
};

const STRANGER: LiveRow = { id: 'x', status: 'ringing', src: '1', dst: '2' };

const callOf = (index: number, nowMs: number): Call => {
  const at = new Date(nowMs).toISOString();
  return {
    id: `call-${index}`,
    version: 2,
    state: 'accepted',
    crm: 'bench',
    user: `user-${index}`,
    source: `1${index + 10_000}`,
    destination: `+3706${index + 1_000_000}`,
    dialled: { src: `1${index + 10_000}`, dst: `3706${index + 1_000_000}` },
    mor: {
      server: 'main',
      username: `agent${index}`,
      device: String(index + 1),
      callbackUniqueId: `17000000000${100_000 + index}`,
    },
    createdAt: at,
    acceptedAt: at,
    activity: { state: 'none' },
    timeline: [
      { at, state: 'requested', by: 'agent' },
      { at, state: 'dialling', by: 'connector' },
      { at, state: 'accepted', by: 'mor' },
    ],
    following: { uniqueIds: [] },
  };
};

const rowOf = (call: Call, index: number, withId: boolean): LiveRow => ({
  id: String(index),
  uniqueId: `1700000000.${index}`,
  status: 'ringing',
  src: call.dialled.dst ?? '',
  dst: call.dialled.src,
  deviceId: call.mor.device,
  ...defined({
    callbackUniqueId:
      withId && call.mor.callbackUniqueId !== undefined ? call.mor.callbackUniqueId : undefined,
  }),
});

/**
 * As in a poll: the matcher has known the calls since they were placed, and learns the new states of each turn's calls
 * once they are stored.
 */
const foldAll = (matcher: Matcher, rows: readonly LiveRow[], atMs: number): Call[] => {
  const { rows: matching } = matcher;
  matching.nextList(atMs);
  const all: Call[] = [];
  for (let from = 0; from < rows.length; from += TURN) {
    const changed: Call[] = [];
    for (const row of rows.slice(from, from + TURN)) {
      const match = matching.named(row) ?? matching.legA(row);
      if (!match) continue;
      const after = fold(match.call, { kind: 'live', leg: match.leg, row, atMs }, POLICY);
      all.push(after);
      if (after !== match.call) changed.push(after);
    }
    for (const call of changed) matcher.put(call);
  }
  return all;
};

/** Processor time: how long the event loop is held up when nothing else wants the processor. */
const timed = <T>(work: () => T): { ms: number; value: T } => {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1_000, value };
};

/** What one kind of row costs. */
export interface FoldCost {
  readonly name: string;
  readonly rows: number;
  readonly rounds: number;
  /** Calls that were found and advanced. */
  readonly moved: number;
  readonly firstMs: number;
  readonly againMs: number;
}

const measure = (withId: boolean, calls: readonly Call[], nowMs: number): FoldCost => {
  const rows = calls.map((call, index) => rowOf(call, index, withId));
  const first: number[] = [];
  const again: number[] = [];
  let moved = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const matcher = createMatcher();
    for (const call of calls) matcher.put(call);
    // The poll before: the list did not have them yet.
    foldAll(matcher, [STRANGER], nowMs);
    const changed = timed(() => foldAll(matcher, rows, nowMs + 1_000));
    moved = changed.value.filter((call) => call.state === 'agent_ringing').length;
    first.push(changed.ms);
    again.push(timed(() => foldAll(matcher, rows, nowMs + 2_000)).ms);
  }
  const name = withId ? 'rows with callback ids' : 'rows matched by numbers';
  return { name, moved, rows: CALLS, rounds: ROUNDS, firstMs: median(first), againMs: median(again) };
};

// A separate program, started as the product is, so that the overhead of a TypeScript loader is not measured.
const nowMs = Date.now();
const calls = Array.from({ length: CALLS }, (_, index) => callOf(index, nowMs));
process.stdout.write(JSON.stringify([true, false].map((withId) => measure(withId, calls, nowMs))));
