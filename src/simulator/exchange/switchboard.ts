import type { SimulatorClock } from '../clock.ts';
import { cutCall, endOf, legsOf } from './call.ts';
import type { Leg, SimulatedCall } from './call.ts';

/** A leg together with its call. */
export interface CallLeg {
  readonly call: SimulatedCall;
  readonly leg: Leg;
}

const withLegs = (call: SimulatedCall): CallLeg[] => legsOf(call).map((leg) => ({ call, leg }));

/** The calls of the simulator: those in progress and those that are over. */
export interface Switchboard {
  /** Starts a call from its plan and gives it the next id. */
  readonly begin: (plan: Omit<SimulatedCall, 'id'>) => SimulatedCall;
  /** The id of the newest call; 0: none yet. */
  last(): number;
  /** The call as it is now; undefined: unknown id. */
  find(id: number): SimulatedCall | undefined;
  /** Calls with a leg that has not ended yet, oldest first. */
  active(): readonly SimulatedCall[];
  /** All calls since the last reset, oldest first. */
  all(): readonly SimulatedCall[];
  /** Ends the call that this row of active calls belongs to; false: there is none. */
  hangUp(rowId: number): boolean;
  /** Ends everything; returns how many calls. */
  hangUpAll(): number;
  /** Legs that ended by this moment of the simulated progress. */
  readonly endedBy: (ms: number) => readonly CallLeg[];
  clear(): void;
}

/** `onChange` is called for each new or shortened call. */
export const createSwitchboard = (
  clock: SimulatorClock,
  onChange: (call: SimulatedCall) => void,
): Switchboard => {
  const going = new Map<number, SimulatedCall>();
  const finished = new Map<number, SimulatedCall>();
  /** Kept ready, because every second CDRs are searched among all legs that ever ended. */
  const finishedLegs: CallLeg[] = [];
  let lastId = 0;

  const put = (call: SimulatedCall): SimulatedCall => {
    going.set(call.id, call);
    onChange(call);
    return call;
  };

  const active = (): readonly SimulatedCall[] => {
    const now = clock.progressMs();
    for (const call of going.values()) {
      if (endOf(call) > now) continue;
      going.delete(call.id);
      finished.set(call.id, call);
      finishedLegs.push(...withLegs(call));
    }
    return [...going.values()];
  };

  const cut = (call: SimulatedCall): void => {
    put(cutCall(call, clock.progressMs()));
  };

  return {
    begin(plan) {
      active();
      lastId += 1;
      return put({ ...plan, id: lastId });
    },
    last: () => lastId,
    find: (id) => going.get(id) ?? finished.get(id),
    active,
    all() {
      const open = active();
      return [...finished.values(), ...open].sort((one, other) => one.id - other.id);
    },
    hangUp(rowId) {
      const call = active().find((one) => legsOf(one).some((leg) => leg.rowId === rowId));
      if (call === undefined) return false;
      cut(call);
      return true;
    },
    hangUpAll() {
      const open = active();
      open.forEach(cut);
      return open.length;
    },
    endedBy(ms) {
      const legs = active().flatMap(withLegs);
      return [...finishedLegs, ...legs].filter(({ leg }) => leg.endsAt <= ms);
    },
    clear() {
      going.clear();
      finished.clear();
      finishedLegs.length = 0;
      lastId = 0;
    },
  };
};
