import { maySee, userById } from '../accounts.ts';
import { billSeconds, readableCdrs, startOf } from './cdr.ts';
import { isAtLeast } from '../options.ts';
import { dayOf } from '../time.ts';
import { given } from '../method.ts';
import type { CallLeg } from './switchboard.ts';
import type { Params } from '../hash.ts';
import type { SimulatorState } from '../state.ts';
import type { SimulatedUser } from '../world-schema.ts';

/** Causes in the order of MOR's table: `s_hgc` is the position in this list, not the cause itself. */
const CAUSE_ROWS = [1, 16, 17, 18, 19, 20, 21, 34, 41, 58, 102, 200, 201, 202, 203, 204, 210, 211, 212, 487];

/** Which CDRs are requested. Times are Unix milliseconds, both ends included. */
export interface CdrSearch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly cdrs: readonly CallLeg[];
}

/** The requested period, or today in the server's zone. */
function periodOf(state: SimulatorState, params: Params): { fromMs: number; toMs: number } {
  const today = dayOf(state.morNowMs(), state.options.timezone);
  const seconds = (name: string): number | undefined => {
    const value = params.get(name) ?? '';
    return /^\d+$/.test(value) ? Number(value) * 1_000 : undefined;
  };
  return {
    fromMs: seconds('period_start') ?? today.fromMs,
    // The last second belongs to the period.
    toMs: (seconds('period_end') ?? today.toMs) + 999,
  };
}

const ORDERS: Readonly<Record<string, (cdr: CallLeg) => number | string>> = {
  src: ({ leg }) => leg.from,
  dst: ({ leg }) => leg.to,
  nice_billsec: billSeconds,
  hgc: ({ leg }) => leg.cause,
  user: ({ call }) => call.userId,
};

function sort(cdrs: CallLeg[], params: Params): CallLeg[] {
  const byTime = (cdr: CallLeg): number => cdr.leg.startsAt;
  const key = ORDERS[params.get('order_by') ?? 'time'] ?? byTime;
  const sorted = cdrs.sort((one, other) => {
    const [left, right] = [key(one), key(other)];
    if (left === right) return one.leg.rowId - other.leg.rowId;
    return left < right ? -1 : 1;
  });
  return params.get('order_desc') === '1' ? sorted.reverse() : sorted;
}

function isWanted(cdr: CallLeg, state: SimulatorState, params: Params): boolean {
  const { call, leg } = cdr;
  const filter = (name: string): string | undefined => {
    const value = given(params, name);
    return value === 'all' ? undefined : value;
  };
  const hasDigits = (value: string | undefined): value is string => /^\d+$/.test(value ?? '');
  const device = filter('s_device');
  const type = filter('s_call_type');
  const cause = filter('s_hgc');
  const reseller = filter('s_reseller');
  const destination = filter('s_destination')?.replaceAll('%', '');
  if (hasDigits(device) && Number(device) !== call.deviceId) return false;
  if (type !== undefined && type.toUpperCase() !== leg.disposition) return false;
  if (hasDigits(cause) && CAUSE_ROWS[Number(cause) - 1] !== leg.cause) return false;
  if (destination !== undefined && !leg.to.replace(/\D/g, '').startsWith(destination)) return false;
  if (hasDigits(reseller) && userById(state.options.world, call.userId)?.ownerId !== Number(reseller)) {
    return false;
  }
  // Older releases do not know these two and, as Rails does, ignore them.
  if (!isAtLeast(state.options, 'X19')) return true;
  const uniqueId = filter('s_uniqueid');
  const callbackId = filter('s_callback_uniqueid');
  const knownCallbackId = state.options.callbackUniqueId ? call.callbackUniqueId : '';
  return (
    (uniqueId === undefined || uniqueId === leg.uniqueId) &&
    (callbackId === undefined || callbackId === knownCallbackId)
  );
}

/** CDRs that the viewer may see and the parameters select; `user` limits them to one account. */
export function searchCdrs(
  state: SimulatorState,
  viewer: SimulatedUser,
  params: Params,
  user: SimulatedUser | undefined,
): CdrSearch {
  const period = periodOf(state, params);
  const cdrs = readableCdrs(state).filter((cdr) => {
    const startedMs = startOf(state, cdr);
    if (startedMs < period.fromMs || startedMs > period.toMs) return false;
    const owner = userById(state.options.world, cdr.call.userId);
    if (owner === undefined || !maySee(viewer, owner)) return false;
    if (user !== undefined && owner.id !== user.id) return false;
    return isWanted(cdr, state, params);
  });
  return { ...period, cdrs: sort(cdrs, params) };
}
