import type { Leg, SimulatedCall } from './call.ts';
import type { SimulatorOptions } from '../options.ts';

/** One line of the list of active calls. */
export interface LiveRow {
  readonly id: number;
  readonly call: SimulatedCall;
  readonly leg: Leg;
  /** Progress time; null while it rings. */
  readonly answeredAt: number | null;
}

function rowOf(call: SimulatedCall, leg: Leg, now: number): LiveRow {
  const answered = leg.answersAt !== null && leg.answersAt <= now;
  return { id: leg.rowId, call, leg, answeredAt: answered ? leg.answersAt : null };
}

/**
 * How calls show up in active_calls_get, which is not known for certain outside MOR: no row, one row that changes from leg A to
 * leg B when B is dialled, or a row for each leg.
 */
export function liveRows(
  calls: readonly SimulatedCall[],
  options: Pick<SimulatorOptions, 'activeCalls' | 'liveRowDelayMs'>,
  now: number,
): LiveRow[] {
  if (options.activeCalls === 'none') return [];
  const isListed = (leg: Leg | null): leg is Leg =>
    leg !== null && leg.startsAt + options.liveRowDelayMs <= now && now < leg.endsAt;
  return calls.flatMap((call) => {
    const rows = [call.legA, call.legB].filter(isListed).map((leg) => rowOf(call, leg, now));
    if (options.activeCalls === 'two-rows') return rows;
    return rows.slice(-1).map((row) => ({ ...row, id: call.legA.rowId }));
  });
}
