import type { Call } from '../../../src/calls/call/call.ts';
import { fold } from '../../../src/calls/call/fold.ts';
import type { FollowPolicy } from '../../../src/calls/call/policy.ts';
import type { Observation } from '../../../src/calls/call/observation.ts';
import { defined } from '../../../src/defined.ts';
import type { legACdr, legBCdr } from '../../helpers/calls.ts';
import { CONTACT_NUMBER, POLICY, T0, liveRow } from '../../helpers/calls.ts';

const S = 1_000;
export const at = (seconds: number): number => T0 + seconds * S;
export const foldAll = (call: Call, seen: readonly Observation[], policy: FollowPolicy = POLICY): Call =>
  seen.reduce((current, next) => fold(current, next, policy), call);

export const ringA = (s: number): Observation => ({ kind: 'live', leg: 'A', row: liveRow(), atMs: at(s) });
export const talkA = (s: number): Observation => ({
  kind: 'live',
  leg: 'A',
  row: liveRow({ status: 'answered' }),
  atMs: at(s),
});

const rowB = liveRow({ id: '4', uniqueId: 'b.1', dst: CONTACT_NUMBER });
export const ringB = (s: number): Observation => ({ kind: 'live', leg: 'B', row: rowB, atMs: at(s) });
export const talkB = (s: number, durationSec?: number): Extract<Observation, { kind: 'live' }> => ({
  kind: 'live',
  leg: 'B',
  row: { ...rowB, status: 'answered', ...defined({ durationSec }) },
  atMs: at(s),
});

export const gone = (s: number): Observation => ({
  kind: 'not_live',
  lists: 1,
  atMs: at(s),
  shownMs: at(s - 1),
});

export const tick = (s: number): Observation => ({ kind: 'tick', atMs: at(s) });
export const read = (s: number, absent = false): Observation => ({ kind: 'cdrs_read', absent, atMs: at(s) });
export const cdrA = (cdr: ReturnType<typeof legACdr>, s: number): Observation => ({
  kind: 'cdr',
  leg: 'A',
  cdr,
  atMs: at(s),
});

export const cdrB = (cdr: ReturnType<typeof legBCdr>, s: number): Observation => ({
  kind: 'cdr',
  leg: 'B',
  cdr,
  atMs: at(s),
});
