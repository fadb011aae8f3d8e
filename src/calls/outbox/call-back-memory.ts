import type { RecordStore } from '../admin-ports.ts';
import type { CallBackTask } from '../activity.ts';
import type { RecordRef } from '../call/call.ts';

/** The stored state of a number's newest task. */
export interface Kept extends Pick<CallBackTask, 'key' | 'existingId' | 'state' | 'owner' | 'contactName'> {
  readonly record?: RecordRef;
  /** Ids of the missed calls. */
  readonly calls: readonly string[];
  readonly lastAt: string;
}

/** What one CRM instance's tasks are, by telephone number; all nodes have the same. */
export interface CallBackMemory {
  /**
   * Stores what `next` makes of a number's task; returning the same object changes nothing. Where another node changes
   * it at that moment, `next` is asked again, so that two nodes never begin two tasks for one number.
   */
  change(
    number: string,
    next: (kept: Kept | undefined) => Kept | undefined,
  ): Promise<{ readonly before: Kept | undefined; readonly after: Kept | undefined }>;
  /** Forgets tasks whose last call was missed before that time, milliseconds. */
  forget(beforeMs: number): Promise<void>;
}

const KIND = 'call-back';

const parse = (text: string): Kept => JSON.parse(text) as Kept;

export const createCallBackMemory = (crm: string, records: RecordStore): CallBackMemory => ({
  async change(number, next) {
    const key = { kind: KIND, id: JSON.stringify([crm, number]) } as const;
    for (;;) {
      const stored = await records.get(key.kind, key.id);
      const before = stored === undefined ? undefined : parse(stored);
      const after = next(before);
      if (after === before) return { before, after };
      const isStored = await records.swap(key, stored, after && JSON.stringify(after));
      if (isStored) return { before, after };
    }
  },
  async forget(beforeMs) {
    for (const [id, value] of await records.all(KIND)) {
      const isOurs = (JSON.parse(id) as readonly string[])[0] === crm;
      if (isOurs && Date.parse(parse(value).lastAt) < beforeMs)
        await records.swap({ kind: KIND, id }, value, undefined);
    }
  },
});
