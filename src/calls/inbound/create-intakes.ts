import type { InternalNumbers } from '../../mapping/rules/internal.ts';
import { isWithinHours } from '../../mapping/rules/hours.ts';
import type { MappingStore } from '../admin-ports.ts';
import type { CallBook } from '../book.ts';
import type { CallClock } from '../call-clock.ts';
import type { Intake } from '../intake.ts';
import type { CrmInstance } from '../place/resolving.ts';
import type { Fence, Log, Now } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { createDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { createIntake } from './intake.ts';
import type { LookUp } from './look-up.ts';
import { createPhoneBook } from './phone-book.ts';
import { createYoungCallbacks } from './young.ts';

export interface IntakesDeps {
  /** The MOR servers involved. */
  readonly mors: readonly { readonly id: string; readonly pollMs: number }[];
  readonly crms: ReadonlyMap<string, CrmInstance>;
  /** By CRM instance. */
  readonly lookUps: ReadonlyMap<string, LookUp>;
  readonly book: CallBook;
  readonly callClock: CallClock;
  readonly mappings: Pick<MappingStore, 'list' | 'revision'>;
  readonly internal: () => InternalNumbers;
  readonly defaultCountry: () => string | undefined;
  readonly homeCountry: (morServer: string) => string | undefined;
  readonly cdrGraceMs: number;
  readonly giveUpAfterMs: number;
  readonly now: Now;
  /** Monotonic milliseconds. */
  readonly steady: Now;
  readonly timers: Timers;
  readonly log: Log;
}

/** Starts taking incoming calls, by MOR server. `fence`: see ports.ts. */
export type Intakes = ReadonlyMap<string, (fence?: Fence) => Intake>;

/** Empty if no CRM instance takes incoming calls. */
export const createIntakes = (deps: IntakesDeps): Intakes => {
  const { crms, lookUps, book, callClock: clock, steady, timers, log, now } = deps;
  const wanting = [...crms].filter(([, { inbound }]) => inbound !== undefined);
  if (wanting.length === 0) return new Map();
  const phones = createPhoneBook({ mappings: deps.mappings, crms, steady, log });
  const isOpen = (): boolean =>
    wanting.some(([, { inbound }]) => inbound?.hours === undefined || isWithinHours(inbound.hours, now()));

  return new Map(deps.mors.map((mor) => [mor.id, (fence) => intakeOf(mor, fence)]));

  function intakeOf(mor: IntakesDeps['mors'][number], fence: Fence | undefined): Intake {
    const fenced = fence && (() => ({ fence }));
    const desks = new Map<string, Desk>();
    for (const [crm, { connector, inbound, defaultCountry }] of wanting) {
      const lookUp = lookUps.get(crm);
      if (inbound === undefined || lookUp === undefined) continue;
      desks.set(
        crm,
        createDesk({
          crm,
          morServer: mor.id,
          isFirst: desks.size === 0,
          rules: inbound,
          lookUp,
          book,
          clock,
          fenced,
          now,
          timers,
          log,
          isSearchable: connector.findByNumber !== undefined || connector.announce !== undefined,
          countries: () => [deps.homeCountry(mor.id), defaultCountry, deps.defaultCountry()],
          internal: deps.internal,
        }),
      );
    }
    const young = createYoungCallbacks(book, mor.id, steady);
    const { cdrGraceMs, giveUpAfterMs } = deps;
    return createIntake({
      morServer: mor.id,
      pollMs: mor.pollMs,
      book,
      desks,
      phones,
      young,
      isOpen,
      clock,
      now,
      steady,
      cdrGraceMs,
      giveUpAfterMs,
      fenced,
    });
  }
};
