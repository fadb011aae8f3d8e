import type { Call } from '../calls/call/call.ts';
import { isClosed } from '../calls/call/advance.ts';
import { defined } from '../defined.ts';
import type { CallCount } from './operations/call-count.ts';

const HOUR_MS = 3_600_000;

/** Upper bounds of the ring-time classes: fine-grained where people notice the difference. */
const RING_CLASSES_MS: readonly number[] = [
  250, 500, 750, 1_000, 1_250, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000, 7_500, 10_000, 15_000, 20_000,
  30_000, 60_000,
];
const SLOWEST_MS = 120_000;

const ringUntil = (call: Call): number | undefined => {
  const rang = call.timeline.find((entry) => entry.state === 'agent_ringing');
  if (rang === undefined) return undefined;
  const ms = Date.parse(rang.at) - Date.parse(call.createdAt);
  return RING_CLASSES_MS.find((until) => ms <= until) ?? SLOWEST_MS;
};

const refusalOf = ({ refusal }: Call): string =>
  ['refused', refusal?.code ?? 'internal', ...(refusal?.morCode === undefined ? [] : [refusal.morCode])].join(
    ':',
  );

/** What a call adds to the counters; undefined while it is open. */
export const countOf = (call: Call): CallCount | undefined => {
  if (!isClosed(call)) return undefined;
  const createdMs = Date.parse(call.createdAt);
  const common = {
    hour: createdMs - (createdMs % HOUR_MS),
    crm: call.crm,
    user: call.user,
  };
  if (call.state === 'refused') return { ...common, result: refusalOf(call) };
  // Counted apart from clicks: calls people place and calls they receive answer different questions.
  if (call.incoming !== undefined) return { ...common, result: `inbound:${call.outcome ?? 'unknown'}` };
  const until = ringUntil(call);
  return {
    ...common,
    result: call.outcome ?? 'unknown',
    agent: { answered: call.outcome === 'answered' ? 1 : 0, talk: call.talkSeconds ?? 0 },
    ...defined({ ringUntil: until }),
  };
};
