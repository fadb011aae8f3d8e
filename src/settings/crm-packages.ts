import type { Log } from '../calls/ports.ts';
import type { RecordStore } from '../calls/admin-ports.ts';

/** Remembers which version of its package each CRM has, as the CRM's own requests say. */
export interface CrmPackages {
  /** Called with every signed request: only a change is stored. `version` empty: one that says none. */
  seen(crm: string, version: string): void;
  /** By CRM, also what other processes saw. */
  all(): Promise<ReadonlyMap<string, string>>;
}

export const createCrmPackages = (records: RecordStore, log: Log): CrmPackages => {
  const known = new Map<string, string>();
  return {
    seen(crm, version) {
      if (known.get(crm) === version) return;
      known.set(crm, version);
      records.apply([{ kind: 'package', id: crm, value: version }]).catch((error: unknown) => {
        known.delete(crm);
        log.warn({ crm, err: error }, "the version of a CRM's package could not be stored");
      });
    },
    all: () => records.all('package'),
  };
};
