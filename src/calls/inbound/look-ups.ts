import type { CrmInstance } from '../place/resolving.ts';
import type { Log, Now } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { createLookUp } from './look-up.ts';
import type { LookUp } from './look-up.ts';

export interface LookUpsDeps {
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly defaultCountry: () => string | undefined;
  /** Monotonic milliseconds. */
  readonly steady: Now;
  readonly timers: Timers;
  readonly log: Log;
}

/** One look-up for each CRM instance that takes incoming calls: what it knows serves calls while they ring and afterwards. */
export const createLookUps = (deps: LookUpsDeps): ReadonlyMap<string, LookUp> =>
  new Map(
    [...deps.crms].flatMap(([id, { connector, inbound, defaultCountry }]): [string, LookUp][] => {
      if (inbound === undefined) return [];
      const countries = (): readonly (string | undefined)[] => [defaultCountry, deps.defaultCountry()];
      return [[id, createLookUp({ ...deps, connector, objects: inbound.objects, countries })]];
    }),
  );
