import type { BusyDoor, Door, DoorCounts } from './doors.ts';

type Counted<D extends string> = ReadonlyMap<D, number>;

/** Counts in memory, for the metrics to read. */
export const createDoorCounts = (): DoorCounts & {
  readonly refusals: Counted<Door | 'sign_in'>;
  readonly throttles: Counted<BusyDoor>;
} => {
  const refusals = new Map<Door | 'sign_in', number>();
  const throttles = new Map<BusyDoor, number>();
  const add = <D extends string>(counts: Map<D, number>, door: D): void => {
    counts.set(door, (counts.get(door) ?? 0) + 1);
  };
  return {
    refusals,
    throttles,
    refused(door) {
      add(refusals, door);
    },
    throttled(door) {
      add(throttles, door);
    },
  };
};
