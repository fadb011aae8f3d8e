import type { CallScript, Disposition, LegScript } from '../scripts.ts';

/**
 * One of the two calls that make up a callback. Times are progress milliseconds; `endsAt` is Infinity until the leg is hung up.
 */
export interface Leg {
  readonly side: 'a' | 'b';
  /** Id in the list of active calls. */
  readonly rowId: number;
  readonly uniqueId: string;
  /** Caller id shown on this leg. */
  readonly from: string;
  /** Number dialled. */
  readonly to: string;
  readonly startsAt: number;
  readonly answersAt: number | null;
  readonly endsAt: number;
  readonly disposition: Disposition;
  readonly cause: number;
}

/** A callback that MOR accepted, or an ordinary call (leg A only). */
export interface SimulatedCall {
  readonly id: number;
  /** Shared by both legs, whether or not the caller is shown it; empty for ordinary calls. */
  readonly callbackUniqueId: string;
  readonly userId: number;
  readonly deviceId: number;
  readonly serverId: number;
  readonly src: string;
  /** As requested; null: the agent is asked. */
  readonly dst: string | null;
  readonly createdAt: number;
  readonly script: string;
  readonly legA: Leg;
  readonly legB: Leg | null;
  /** Set when the call comes from a provider to this number; user and device are those it rings. */
  readonly did?: string;
}

export const legsOf = (call: SimulatedCall): Leg[] =>
  call.legB === null ? [call.legA] : [call.legA, call.legB];

export const endOf = (call: SimulatedCall): number => Math.max(...legsOf(call).map((leg) => leg.endsAt));

type LegNames = Pick<Leg, 'side' | 'rowId' | 'uniqueId' | 'from' | 'to'>;

function ring(names: LegNames, startsAt: number, script: LegScript, talkMs: number): Leg {
  const rungAt = startsAt + script.ringMs;
  const answered = script.result === 'ANSWERED';
  return {
    ...names,
    startsAt,
    answersAt: answered ? rungAt : null,
    endsAt: answered ? rungAt + talkMs : rungAt,
    disposition: script.result,
    cause: script.cause,
  };
}

/**
 * The whole future of a call according to its script. `dialAfterMs`: how long the agent takes to key in a number when the request
 * had none; `b` null: the agent hangs up without entering one.
 */
export function planLegs(input: {
  startsAt: number;
  script: CallScript;
  a: LegNames;
  b: LegNames | null;
  dialAfterMs: number;
}): { legA: Leg; legB: Leg | null } {
  const { script } = input;
  const talkMs = script.talkMs ?? Infinity;
  const alone = ring(input.a, input.startsAt, script.agent, input.dialAfterMs);
  if (alone.answersAt === null || input.b === null || script.contact === undefined) {
    return { legA: alone, legB: null };
  }
  const legB = ring(input.b, alone.answersAt + input.dialAfterMs, script.contact, talkMs);
  const message = legB.answersAt === null ? script.messageMs : 0;
  return { legA: { ...alone, endsAt: legB.endsAt + message }, legB };
}

/** The single leg of an incoming call at one of the devices it rings: all stop when one of them answers. */
export const planIncoming = (
  names: LegNames,
  startsAt: number,
  times: { readonly ringMs: number; readonly talkMs: number; readonly answers: boolean },
): Leg =>
  ring(
    names,
    startsAt,
    {
      ringMs: times.ringMs,
      result: times.answers ? 'ANSWERED' : 'NO ANSWER',
      cause: times.answers ? 16 : 19,
    },
    times.talkMs,
  );

/** Hangup cause of a leg that was abandoned while it rang. */
const CANCELLED = 487;

function cutLeg(leg: Leg, now: number): Leg {
  if (leg.endsAt <= now) return leg;
  const answered = leg.answersAt !== null && leg.answersAt <= now;
  if (answered) return { ...leg, endsAt: now, disposition: 'ANSWERED', cause: 16 };
  return { ...leg, answersAt: null, endsAt: now, disposition: 'NO ANSWER', cause: CANCELLED };
}

/** The call after one side hangs up now: a leg that had not begun never exists. */
export const cutCall = (call: SimulatedCall, now: number): SimulatedCall => ({
  ...call,
  legA: cutLeg(call.legA, now),
  legB: call.legB === null || call.legB.startsAt > now ? null : cutLeg(call.legB, now),
});
