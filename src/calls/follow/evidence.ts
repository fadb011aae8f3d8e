import type { Call } from '../call/call.ts';
import type { Cdr, Leg, LiveRow } from '../call/observation.ts';
import { areSameDigits, commonTail, tailOf } from '../call/same-number.ts';

/*
 * The evidence for which call a row or a CDR belongs to, strongest first. Whichever decides, a leg begins within its
 * call, so every time window has two bounds.
 *
 * 1. The callback id, if MOR writes it into the row or CDR, or selects CDRs by it. It overrides everything below.
 * 2. MOR's `uniqueid` of a row that was recognised before, and the id of that row in the list.
 * 3. Device, numbers and time: leg A begins when MOR accepts the request, and not before the click; leg B begins when
 *    leg A is answered, and not after the call. A row that was in the list before the click does not belong to it.
 * 4. The rest of the same list: leg B belongs to the call whose leg A is there. A call whose rows have gone takes no
 *    new one, and a call that no list has shown ranks behind one that is going on.
 *
 * A row without a source device came from a provider (MOR left-joins the device), so it cannot be a leg that MOR
 * dialled for a device; the exception is a row whose caller is the agent's own number, which can only be the agent's.
 */

/** How much earlier than our click a leg may claim to have begun (the clock error that remains after correction). */
const EARLY_MS = 5_000;
/** MOR dials leg A as soon as it accepts; anything that rings the agent later is another call. */
const LEG_A_WITHIN_MS = 10_000;
/** The same if MOR did not answer the request, since it may have acted on it late. */
const UNCERTAIN_WITHIN_MS = 30_000;
/** The same for a CDR whose caller is not the agent: MOR may be set to show another number, or a stranger has rung. */
const FOREIGN_WITHIN_MS = 3_000;

/** The numbers and the device of a call, as digits. */
export interface Facts {
  readonly call: Call;
  readonly createdMs: number;
  readonly src: string;
  /** Undefined: MOR asks the agent for the number. */
  readonly dst: string | undefined;
}

export interface Fit {
  readonly leg: Leg;
  /** The device is the agent's. */
  readonly ownDevice: boolean;
  /** The caller is the agent. */
  readonly fromAgent: boolean;
}

/** Leg A is the leg that rings the agent; everything else of the same call is leg B. Takes digits. */
export const legTo = ({ src, dst }: Pick<Facts, 'src' | 'dst'>, rowDst: string): Leg => {
  if (!areSameDigits(rowDst, src)) return 'B';
  // The numbers of agent and contact may differ only in the country code.
  return dst !== undefined && areSameDigits(rowDst, dst) && commonTail(rowDst, dst) > commonTail(rowDst, src)
    ? 'B'
    : 'A';
};

/** Can a row or CDR belong to this call by its device and numbers (digits), and as which leg? */
export const fitOf = (
  row: Pick<LiveRow | Cdr, 'deviceId' | 'callbackUniqueId'>,
  rowSrc: string,
  rowDst: string,
  facts: Facts,
): Fit | undefined => {
  const { src, dst } = facts;
  const { callbackUniqueId: id, device } = facts.call.mor;
  const fromProvider = row.deviceId === '';
  const ownDevice = row.deviceId !== undefined && row.deviceId === device;
  if (row.deviceId !== undefined && !fromProvider && !ownDevice) return undefined;
  if (row.callbackUniqueId !== undefined && id !== undefined && row.callbackUniqueId !== id) return undefined;
  const fromAgent = areSameDigits(rowSrc, src);
  const leg = legTo(facts, rowDst);
  if (leg === 'A') return fromProvider && !fromAgent ? undefined : { leg, ownDevice, fromAgent };
  // A row whose destination fits neither number belongs to another call of the same agent.
  const toContact = dst === undefined ? fromAgent || ownDevice : areSameDigits(rowDst, dst);
  // A call from outside to a short number is for a colleague of the agent.
  const isInbound = fromProvider && !fromAgent && tailOf(rowDst) === rowDst;
  return toContact && !isInbound ? { leg, ownDevice, fromAgent } : undefined;
};

/** The latest moment at which leg A of a call may begin, Unix milliseconds. */
const latestLegA = ({ call: { acceptedAt }, createdMs }: Facts): number =>
  acceptedAt === undefined ? createdMs + UNCERTAIN_WITHIN_MS : Date.parse(acceptedAt) + LEG_A_WITHIN_MS;

/** The interval in which a row appeared, as far as the lists show; Unix milliseconds. */
export interface Birth {
  /** The last list without it; undefined: there was none. */
  readonly afterMs: number | undefined;
  /** The first list with it. */
  readonly byMs: number;
}

/** Can a row that appeared then be this leg of the call? `answeredMs`: according to the row itself. */
export const isBornInTime = (
  facts: Facts,
  leg: Leg,
  birth: Birth,
  answeredMs: number | undefined,
): boolean => {
  const { createdMs } = facts;
  if (birth.byMs < createdMs) return false;
  if (leg === 'A' && birth.afterMs !== undefined && birth.afterMs > latestLegA(facts)) return false;
  // MOR keeps stale rows for a day; if no list has shown when a row appeared, trust the row's own time.
  const isNew = birth.afterMs !== undefined && birth.afterMs >= createdMs - EARLY_MS;
  return isNew || answeredMs === undefined || answeredMs >= createdMs - EARLY_MS;
};

/** The latest time at which a call can have ended: its end, or when its rows had gone. */
const overMs = ({ endedAt, following }: Call): number | undefined => {
  const at = endedAt ?? following.goneSince;
  return at === undefined ? undefined : Date.parse(at);
};

/** Can a leg that began at the CDR's time be this leg of the call, given all that is known about the call? */
export const isCdrInTime = (facts: Facts, fit: Fit, cdr: Cdr, begunMs: number, nowMs: number): boolean => {
  const { call, createdMs } = facts;
  const { agentAnsweredAt, legA } = call.following;
  const latestMs = (overMs(call) ?? nowMs) + EARLY_MS;
  if (begunMs < createdMs - EARLY_MS || begunMs + cdr.billSeconds * 1_000 > latestMs) return false;
  if (fit.leg === 'B') {
    // A contact who was seen talking was neither busy nor unreachable.
    const isOther = cdr.disposition === 'BUSY' || cdr.disposition === 'NO ANSWER';
    if (isOther && call.answeredAt !== undefined) return false;
    // MOR dials nobody for an agent who did not answer.
    return legA === undefined || legA.disposition === 'ANSWERED';
  }
  // Another caller found the agent engaged.
  if (agentAnsweredAt !== undefined) {
    return begunMs <= Date.parse(agentAnsweredAt) + EARLY_MS && cdr.disposition === 'ANSWERED';
  }
  const acceptedMs = Date.parse(call.acceptedAt ?? call.createdAt);
  const isForeign = !fit.fromAgent && call.acceptedAt !== undefined;
  return begunMs <= (isForeign ? acceptedMs + FOREIGN_WITHIN_MS : latestLegA(facts));
};
