import type { Call } from '../call/call.ts';
import type { Cdr, Leg, LiveRow } from '../call/observation.ts';
import { areSameDigits, commonTail, tailOf } from '../call/same-number.ts';

/*
 * What tells whose a row or a CDR is, the strongest first. Whatever decides, a leg has begun within its call: every
 * window of time has two bounds.
 *
 * 1. The callback id, where MOR writes it into the row or CDR, or selects CDRs by it. It contradicts all that follows.
 * 2. MOR's `uniqueid` of a row that was recognised before, and the id of that row in the list.
 * 3. Device and numbers, and the time: leg A begins when MOR has taken the request, and not before the click; leg B when
 *    leg A is answered, and not after the call. A row that was in the list before the click is not of this click.
 * 4. What else is in the same list: leg B belongs to the call whose leg A is there. A call whose rows have gone takes no
 *    new one, and one that was shown in no list comes after one that is going on.
 *
 * A row without a source device came from a provider (MOR joins the device to the left), so it cannot be a leg that MOR
 * dialled for one; only where it has the agent's own number as caller is nobody else possible.
 */

/** How much earlier than our click a leg may claim to have begun (clock error left after correction). */
const EARLY_MS = 5_000;
/** Leg A is dialled as soon as MOR has accepted; what rings the agent later is somebody else's call. */
const LEG_A_WITHIN_MS = 10_000;
/** MOR may have acted late on a request that it did not answer. */
const UNCERTAIN_WITHIN_MS = 30_000;
/** The same for a CDR whose caller is not the agent: MOR can be set to show another, and so can a stranger ring. */
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
  // Agent and contact may have numbers that differ in the country only.
  return dst !== undefined && areSameDigits(rowDst, dst) && commonTail(rowDst, dst) > commonTail(rowDst, src)
    ? 'B'
    : 'A';
};

/** Can a row or CDR be of this call by its device and numbers (digits), and as which leg? */
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
  // An outside call to a short number is for a colleague of the agent.
  const isInbound = fromProvider && !fromAgent && tailOf(rowDst) === rowDst;
  return toContact && !isInbound ? { leg, ownDevice, fromAgent } : undefined;
};

/** The latest moment at which leg A of a call may begin, Unix milliseconds. */
const latestLegA = ({ call: { acceptedAt }, createdMs }: Facts): number =>
  acceptedAt === undefined ? createdMs + UNCERTAIN_WITHIN_MS : Date.parse(acceptedAt) + LEG_A_WITHIN_MS;

/** Between which moments a row has come into being, as far as lists told; Unix milliseconds. */
export interface Birth {
  /** The last list without it; undefined: there was none. */
  readonly afterMs: number | undefined;
  /** The first list with it. */
  readonly byMs: number;
}

/** Can a row that came into being then be this leg of the call? `answeredMs`: as the row itself claims. */
export const isBornInTime = (
  facts: Facts,
  leg: Leg,
  birth: Birth,
  answeredMs: number | undefined,
): boolean => {
  const { createdMs } = facts;
  if (birth.byMs < createdMs) return false;
  if (leg === 'A' && birth.afterMs !== undefined && birth.afterMs > latestLegA(facts)) return false;
  // MOR keeps forgotten rows for a day; where no list has shown when a row came, its own word counts.
  const isNew = birth.afterMs !== undefined && birth.afterMs >= createdMs - EARLY_MS;
  return isNew || answeredMs === undefined || answeredMs >= createdMs - EARLY_MS;
};

/** When a call was over at the latest: its end, or when its rows had gone. */
const overMs = ({ endedAt, following }: Call): number | undefined => {
  const at = endedAt ?? following.goneSince;
  return at === undefined ? undefined : Date.parse(at);
};

/** Can a leg that began then, by its CDR, be this leg of the call, by all that is known about it? */
export const isCdrInTime = (facts: Facts, fit: Fit, cdr: Cdr, begunMs: number, nowMs: number): boolean => {
  const { call, createdMs } = facts;
  const { agentAnsweredAt, legA } = call.following;
  const latestMs = (overMs(call) ?? nowMs) + EARLY_MS;
  if (begunMs < createdMs - EARLY_MS || begunMs + cdr.billSeconds * 1_000 > latestMs) return false;
  if (fit.leg === 'B') {
    // A contact who was seen talking was neither busy nor silent.
    const isOther = cdr.disposition === 'BUSY' || cdr.disposition === 'NO ANSWER';
    if (isOther && call.answeredAt !== undefined) return false;
    // Nobody is dialled for an agent who did not answer.
    return legA === undefined || legA.disposition === 'ANSWERED';
  }
  // Somebody else found the agent engaged.
  if (agentAnsweredAt !== undefined) {
    return begunMs <= Date.parse(agentAnsweredAt) + EARLY_MS && cdr.disposition === 'ANSWERED';
  }
  const acceptedMs = Date.parse(call.acceptedAt ?? call.createdAt);
  const isForeign = !fit.fromAgent && call.acceptedAt !== undefined;
  return begunMs <= (isForeign ? acceptedMs + FOREIGN_WITHIN_MS : latestLegA(facts));
};
