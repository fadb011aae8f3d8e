import { defined } from '../defined.ts';
import { isClosed } from './call/advance.ts';
import type { Call } from './call/call.ts';
import type { Now, SaveOptions } from './ports.ts';
import { recordingEntry } from './recordings/entry.ts';
import type { RecordingRulesOf } from './recordings/rules.ts';

/** The CRM may still be saving the record that asked, and that save would overwrite an earlier refusal. */
const ASKING_SAVE_MS = 5_000;

interface Entry {
  readonly call: Call;
  readonly options: SaveOptions;
}

/**
 * A call enters the outbox, and the list of those with a recording, in the write that ends it: no crash can come between. A refused call enters it
 * if a CRM record asked for the call: perhaps no page is open, so the record has to say why nothing rang.
 */
export const createOutboxEntry =
  (now: Now, writesActivities: (crm: string) => boolean, rulesOf: RecordingRulesOf = () => undefined) =>
  (changed: Call, before?: Call): Entry => {
    const recorded = recordingEntry(changed, before, rulesOf);
    const after = recorded === undefined ? changed : { ...changed, recording: recorded.recording };
    const more = defined({ recordingDueMs: recorded?.dueMs });
    const isOwed = after.state === 'ended' || (after.state === 'refused' && after.activity.id !== undefined);
    const justClosed = isOwed && (before === undefined || !isClosed(before));
    return justClosed && after.activity.state === 'none' && writesActivities(after.crm)
      ? {
          call: { ...after, activity: { ...after.activity, state: 'pending' } },
          options: { ...more, activityDueMs: now() + (after.state === 'refused' ? ASKING_SAVE_MS : 0) },
        }
      : { call: after, options: more };
  };
