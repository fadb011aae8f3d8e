import { randomUUID } from 'node:crypto';
import type { Activity, ActivityResult } from '../../src/calls/activity.ts';
import type { RecordRef } from '../../src/calls/call/call.ts';
import { defined } from '../../src/defined.ts';
import { earlierEnds, toldFields } from '../shared/told-end.ts';
import type { Outcome } from '../../src/vocabulary/outcomes.ts';
import type { Direction } from '../../src/vocabulary/directions.ts';

/** A call as the demo CRM keeps it. */
export interface DemoActivity {
  readonly id: string;
  readonly callId: string;
  readonly subject: string;
  readonly notes: string;
  readonly disposition?: string;
  readonly user: string;
  readonly record?: RecordRef;
  readonly contactName?: string;
  readonly direction: Direction;
  readonly outcome: Outcome;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly talkSeconds: number;
  readonly destination: string | null;
}

const KEEP = 1_000;

type End = Pick<DemoActivity, 'subject' | 'outcome' | 'talkSeconds'>;

const endOf = ({ subject, outcome, talkSeconds }: End): End => ({ subject, outcome, talkSeconds });

/** What the agent tells otherwise than MOR. */
const toldEnd = (before: End, activity: Activity): Partial<End> => {
  const now = endOf(before);
  const earlier = earlierEnds(activity).map((one) => ({ ...endOf(one) }));
  return toldFields<string | number>({ ...endOf(activity) }, earlier, (name) =>
    String(Object.entries(now).find(([field]) => field === name)?.[1]),
  );
};

const factsOf = (activity: Activity): Omit<DemoActivity, 'id' | 'record' | 'notes' | 'disposition'> => ({
  callId: activity.callId,
  subject: activity.subject,
  user: activity.user,
  ...defined({ contactName: activity.contactName }),
  direction: activity.direction,
  outcome: activity.outcome,
  startedAt: activity.startedAt,
  endedAt: activity.endedAt,
  talkSeconds: activity.talkSeconds,
  destination: activity.destination,
});

/**
 * Writes into `kept` (oldest first, limited to the newest 1,000). One activity per call id; text that an agent has
 * edited since is left alone. `recordExists` decides whether a link to the record still makes sense.
 */
export const createActivityBook = (
  kept: DemoActivity[],
  recordExists: (record: RecordRef) => boolean,
): { write(activity: Activity): ActivityResult } => {
  const notesWritten = new Map<string, string>();

  const add = (activity: Activity): DemoActivity => {
    const { record, notes = '', disposition } = activity;
    const added: DemoActivity = {
      ...factsOf(activity),
      id: randomUUID(),
      notes,
      ...defined({ record: record && recordExists(record) ? record : undefined, disposition }),
    };
    notesWritten.set(added.id, notes);
    for (const old of kept.splice(0, Math.max(0, kept.length + 1 - KEEP))) notesWritten.delete(old.id);
    kept.push(added);
    return added;
  };

  const update = (before: DemoActivity, activity: Activity): void => {
    const { notes, disposition, record, contactName, recordChosen } = activity;
    const isMoved = recordChosen === true && record !== undefined && recordExists(record);
    const mayWriteNotes = notes !== undefined && before.notes === notesWritten.get(before.id);
    if (mayWriteNotes) notesWritten.set(before.id, notes);
    kept[kept.indexOf(before)] = {
      ...before,
      ...toldEnd(before, activity),
      ...defined({
        notes: mayWriteNotes ? notes : undefined,
        disposition,
        record: isMoved ? record : undefined,
        contactName: isMoved ? contactName : undefined,
      }),
    };
  };

  return {
    write: (activity) => {
      const before = kept.find(({ callId }) => callId === activity.callId);
      if (before !== undefined && activity.write === 'update') update(before, activity);
      return { kind: 'written', id: (before ?? add(activity)).id };
    },
  };
};
