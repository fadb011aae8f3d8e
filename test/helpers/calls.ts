import type { Call, CdrDisposition } from '../../src/calls/call/call.ts';
import type { FollowPolicy } from '../../src/calls/call/policy.ts';
import type { Cdr, LiveRow } from '../../src/calls/call/observation.ts';
import { createCounter } from './counter.ts';

/** 2026-03-02T09:00:00Z. */
export const T0 = Date.UTC(2026, 2, 2, 9);
export const iso = (ms: number): string => new Date(ms).toISOString();

export const AGENT_NUMBER = '37060011111';
export const CONTACT_NUMBER = '37060022222';

export const POLICY: FollowPolicy = {
  giveUpAfterMs: 7_200_000,
  uncertainAfterMs: 120_000,
  cdrGraceMs: 15_000,
  busyWithoutListMs: 5_000,
  following: true,
};

const serial = createCounter();
export const unique = (prefix: string): string => `${prefix}${serial()}`;

/** A call that MOR accepted 100 ms after the click at `atMs`. */
export const acceptedCall = (change: Partial<Call> = {}, atMs = T0): Call => ({
  id: unique('call-'),
  version: 1,
  state: 'accepted',
  crm: 'sales',
  user: unique('user-'),
  record: { type: 'Contact', id: '0031' },
  contactName: 'Ona Petrauskienė',
  source: AGENT_NUMBER,
  destination: `+${CONTACT_NUMBER}`,
  dialled: { src: AGENT_NUMBER, dst: CONTACT_NUMBER },
  mor: { server: 'main', username: 'office', device: '12' },
  createdAt: iso(atMs),
  acceptedAt: iso(atMs + 100),
  activity: { state: 'none' },
  timeline: [{ at: iso(atMs), state: 'requested', by: 'agent' }],
  following: { uniqueIds: [] },
  ...change,
});

export const liveRow = (change: Partial<LiveRow> = {}): LiveRow => ({
  id: '3',
  uniqueId: 'a.1',
  status: 'ringing',
  src: AGENT_NUMBER,
  dst: AGENT_NUMBER,
  deviceId: '12',
  ...change,
});

/** A CDR of leg A; `legBCdr` for the contact's leg. */
export const legACdr = (disposition: CdrDisposition, change: Partial<Cdr> = {}): Cdr => ({
  uniqueId: 'a.1',
  startedAtMs: T0 + 1_000,
  src: AGENT_NUMBER,
  dst: AGENT_NUMBER,
  disposition,
  billSeconds: disposition === 'ANSWERED' ? 20 : 0,
  ...change,
});

export const legBCdr = (disposition: CdrDisposition, change: Partial<Cdr> = {}): Cdr => ({
  uniqueId: 'b.1',
  startedAtMs: T0 + 4_000,
  src: AGENT_NUMBER,
  dst: CONTACT_NUMBER,
  disposition,
  billSeconds: disposition === 'ANSWERED' ? 12 : 0,
  ...change,
});

export interface TestClock {
  (): number;
  tick(ms: number): void;
}

/** A clock that moves only when told to. */
export const testClock = (startMs = T0): TestClock => {
  let nowMs = startMs;
  return Object.assign(() => nowMs, {
    tick(ms: number) {
      nowMs += ms;
    },
  });
};
