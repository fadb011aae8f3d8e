import type { CallBook } from '../calls/book.ts';
import type { CallStore, Log, WaitingActivities } from '../calls/ports.ts';
import { counted } from '../mapping/counted.ts';

interface Known {
  has(id: string): boolean;
}

/** Activities that wait for CRM instances that are missing from the configuration. */
export const waitingForMissing = async (
  store: Pick<CallStore, 'waitingActivities'>,
  crms: Known,
): Promise<readonly WaitingActivities[]> =>
  (await store.waitingActivities()).filter(({ crm }) => !crms.has(crm));

/** The sentence about them for the log and the pages. */
export const missingText = ({ crm, calls }: WaitingActivities): string =>
  `${counted(calls, 'activity waits', 'activities wait')} for CRM instance ${crm}, which is not in the configuration; ` +
  'add it again, and they are written';

/** At start-up, warns of MOR servers and CRM instances that are in the database but not in the configuration. */
export const warnOfMissing = async (deps: {
  readonly book: Pick<CallBook, 'open' | 'incoming'>;
  readonly store: Pick<CallStore, 'waitingActivities'>;
  readonly mors: Known;
  readonly crms: Known;
  readonly log: Log;
}): Promise<void> => {
  const { log } = deps;
  const open = new Map<string, number>();
  for (const { mor } of [...deps.book.open(), ...deps.book.incoming()]) {
    if (!deps.mors.has(mor.server)) open.set(mor.server, (open.get(mor.server) ?? 0) + 1);
  }
  for (const [mor, calls] of open) {
    log.warn(
      { mor, calls },
      `${counted(calls, 'open call belongs', 'open calls belong')} to MOR server ${mor}, which is not in the configuration; ` +
        'nobody can be asked how they end, so their outcome will be unknown',
    );
  }
  for (const waiting of await waitingForMissing(deps.store, deps.crms)) {
    log.warn({ ...waiting }, missingText(waiting));
  }
};
