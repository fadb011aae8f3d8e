import type { Activity, CallBackTask } from '../../../src/calls/activity.ts';
import type { RecordRef } from '../../../src/calls/call/call.ts';

export interface KeptActivity {
  readonly id: string;
  readonly first: Activity;
  /** The text and the outcome as they are in the CRM now. */
  notes: string | undefined;
  outcome: Activity['outcome'];
  /** What it is linked to now. */
  record: RecordRef | undefined;
}

/** A CRM that keeps one activity per call id, as every connector ensures, and leaves people's text alone. */
export class ModelCrm {
  readonly activities = new Map<string, KeptActivity>();
  /** Calls with more than one activity; none unless a bug is planted. */
  readonly doubled: string[] = [];

  /** Tasks to call back, by their key. */
  readonly tasks = new Map<string, CallBackTask>();

  /** The id of the task; undefined: there is none to complete. */
  task(task: CallBackTask): string | undefined {
    const id = `task-${task.key}`;
    if (task.state === 'done' && !this.tasks.has(task.key)) return undefined;
    this.tasks.set(task.key, task);
    return id;
  }

  write(activity: Activity): string {
    const known = this.activities.get(activity.callId);
    if (known === undefined) {
      const id = `act-${activity.callId}`;
      this.activities.set(activity.callId, {
        id,
        first: activity,
        notes: activity.notes,
        outcome: activity.outcome,
        record: activity.record,
      });
      return id;
    }
    const isOurs =
      known.notes === undefined ||
      known.notes === activity.notes ||
      (activity.earlier ?? []).some(({ notes }) => notes === known.notes);
    if (isOurs && activity.notes !== undefined) known.notes = activity.notes;
    if (activity.recordChosen === true) known.record ??= activity.record;
    // An end that the agent has corrected replaces the one that was written, and no other.
    if (activity.endedAs?.some(({ outcome }) => outcome === known.outcome) === true)
      known.outcome = activity.outcome;
    return known.id;
  }
}
