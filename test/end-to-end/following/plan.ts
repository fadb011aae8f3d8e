import type { CdrDisposition } from '../../../src/calls/call/call.ts';
import type { Outcome } from '../../../src/vocabulary/outcomes.ts';

/** How a ringing telephone stops ringing. */
export interface Ring {
  readonly ms: number;
  readonly result: CdrDisposition;
  readonly cause: number;
}

/** The course of one click after MOR's `Ok`. Times in milliseconds. */
export interface Plan {
  readonly agent: Ring;
  /** Absent when the contact is never called. */
  readonly contact?: Ring;
  readonly talkMs?: number;
  /** The agent hears something for this long after leg B is over. */
  readonly tailMs?: number;
  /** A provider's failure before `contact` was tried. */
  readonly failedFirst?: Ring;
  /** The wrong CDR of leg B, although they talked. */
  readonly cdrLies?: { readonly result: CdrDisposition; readonly seconds: number };
  /** A number that the agent keys in, and when. */
  readonly keyed?: { readonly number: string; readonly afterMs: number };
  /** Both rows are missing from the list for `forMs`, starting `afterMs` after the contact answered. */
  readonly hidden?: { readonly afterMs: number; readonly forMs: number };
  readonly outcome: Outcome;
}

/** Another call to or from the agent's telephone. */
export interface Other {
  /** After MOR's `Ok` to the first click. */
  readonly atMs: number;
  readonly ring: Ring;
  readonly talkMs?: number;
  readonly who: 'stranger' | 'colleague' | 'agent';
}

export interface Click {
  readonly plan: Plan;
  /** After the end of the previous call as the agent hears it; absent when clicked with the first. */
  readonly afterEndMs?: number;
  /** After MOR's `Ok` to the first click. */
  readonly afterStartMs?: number;
  readonly to?: 'same' | 'another' | 'asked';
  readonly by?: 'colleague';
}

export interface Course {
  readonly name: string;
  readonly clicks: readonly Click[];
  readonly others?: readonly Other[];
}

const ring = (ms: number, result: CdrDisposition, cause: number): Ring => ({ ms, result, cause });
const PICKS_UP = ring(2_500, 'ANSWERED', 16);

const reached = (contact: Ring, outcome: Outcome, more: Partial<Plan> = {}): Plan => ({
  agent: PICKS_UP,
  contact,
  outcome,
  ...more,
});
const talk = (talkMs: number, more: Partial<Plan> = {}): Plan =>
  reached(ring(4_000, 'ANSWERED', 16), 'answered', { talkMs, ...more });
const BUSY = reached(ring(1_200, 'BUSY', 17), 'busy', { tailMs: 1_500 });
const SILENT = reached(ring(9_000, 'NO ANSWER', 19), 'no_answer');
const UNHEARD: Plan = { agent: ring(10_000, 'NO ANSWER', 19), outcome: 'agent_no_answer' };

const single = (name: string, plan: Plan, others: readonly Other[] = []): Course => ({
  name,
  clicks: [{ plan }],
  others,
});
const redials = (name: string, plans: readonly Plan[], afterEndMs = 2_000): Course => ({
  name,
  clicks: plans.map((plan, at) => (at === 0 ? { plan } : { plan, afterEndMs })),
});

/** Written independently of the simulator and of the matrix in the follower's own tests. */
export const COURSES: readonly Course[] = [
  single('answered', talk(12_000)),
  single('answered for a minute', talk(60_000)),
  single('answered for a second', talk(1_000)),
  single('contact busy', BUSY),
  single('contact does not answer', SILENT),
  single('contact rejects', reached(ring(2_500, 'BUSY', 21), 'busy')),
  single('no circuit to the contact', reached(ring(700, 'FAILED', 34), 'failed', { tailMs: 1_000 })),
  single('no such number', reached(ring(400, 'FAILED', 1), 'failed', { tailMs: 1_000 })),
  single('no rate for the contact', reached(ring(150, 'FAILED', 203), 'failed', { tailMs: 1_000 })),
  single('agent does not answer', UNHEARD),
  single('agent busy', { agent: ring(400, 'BUSY', 17), outcome: 'agent_no_answer' }),
  single('agent rejects', { agent: ring(3_500, 'BUSY', 21), outcome: 'agent_no_answer' }),
  single('telephone not registered', { agent: ring(200, 'FAILED', 20), outcome: 'agent_no_answer' }),
  single('low balance', { agent: ring(100, 'FAILED', 211), outcome: 'failed' }),
  single('agent gives up while the contact rings', reached(ring(6_000, 'NO ANSWER', 487), 'cancelled')),
  single('a network fault ends the talk', talk(9_000, { contact: ring(4_000, 'ANSWERED', 41) })),
  single('the second provider gets through', talk(10_000, { failedFirst: ring(900, 'FAILED', 34) })),
  single('FAILED in the CDR of a talk', talk(10_000, { cdrLies: { result: 'FAILED', seconds: 0 } })),
  single('rows missing for a while', talk(20_000, { hidden: { afterMs: 5_000, forMs: 4_000 } })),
  {
    name: 'the agent keys the number in',
    clicks: [{ plan: talk(8_000, { keyed: { number: '37060099999', afterMs: 5_000 } }), to: 'asked' }],
  },
  redials('busy, and again after 2 s, four times', [BUSY, BUSY, BUSY, BUSY]),
  redials('again after 2 s until somebody answers', [BUSY, SILENT, UNHEARD, talk(10_000)]),
  redials('again after 2 s, after a talk', [talk(8_000), talk(11_000)]),
  redials('again at once after a busy contact', [BUSY, talk(6_000)], 300),
  {
    name: 'another contact after 2 s',
    clicks: [{ plan: SILENT }, { plan: talk(9_000), afterEndMs: 2_000, to: 'another' }],
  },
  {
    name: 'two agents to one contact',
    clicks: [{ plan: talk(15_000) }, { plan: { ...BUSY, tailMs: 0 }, afterStartMs: 1_500, by: 'colleague' }],
  },
  single('a stranger rings during the talk and gives up', talk(25_000), [
    { atMs: 9_000, ring: ring(9_000, 'NO ANSWER', 19), who: 'stranger' },
  ]),
  single('a stranger finds the line busy', talk(20_000), [
    { atMs: 10_000, ring: ring(300, 'BUSY', 17), who: 'stranger' },
  ]),
  single('a stranger rings while the contact rings', reached(ring(14_000, 'NO ANSWER', 19), 'no_answer'), [
    { atMs: 5_000, ring: ring(7_000, 'NO ANSWER', 19), who: 'stranger' },
  ]),
  single('a stranger rings at the moment of the click', talk(12_000), [
    { atMs: 500, ring: ring(1_000, 'BUSY', 17), who: 'stranger' },
  ]),
  single('a stranger is answered during the talk', talk(30_000), [
    { atMs: 9_000, ring: ring(3_000, 'ANSWERED', 16), talkMs: 8_000, who: 'stranger' },
  ]),
  single('a stranger is answered right after the call', BUSY, [
    { atMs: 7_500, ring: ring(3_000, 'ANSWERED', 16), talkMs: 15_000, who: 'stranger' },
  ]),
  single('a colleague rings during the talk', talk(25_000), [
    { atMs: 10_000, ring: ring(6_000, 'NO ANSWER', 19), who: 'colleague' },
  ]),
  single('the agent dials somebody by hand during the talk', talk(25_000), [
    { atMs: 10_000, ring: ring(3_000, 'ANSWERED', 16), talkMs: 6_000, who: 'agent' },
  ]),
];
