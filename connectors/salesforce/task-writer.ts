import type { Activity, ActivityResult } from '../../src/calls/activity.ts';
import type { Deadline } from '../shared/deadline.ts';
import { TaskCreator } from './task-creator.ts';
import { TaskDrafts } from './task-drafts.ts';
import { TaskEdits } from './task-edits.ts';
import { clickedTask } from './task-parts.ts';
import type { TaskParts } from './task-parts.ts';
import { dead, TaskResults } from './task-results.ts';
import { createTaskRows } from './task-rows.ts';
import type { TaskRow, TaskRows } from './task-rows.ts';

/** The longest time between a click and the start of the call that MOR accepted. */
const CLICK_MS = 60_000;

/** Writes one ended call as one Task. Its parts are public for writing many at once. */
export class TaskWriter {
  readonly drafts: TaskDrafts;
  readonly edits: TaskEdits;
  readonly creator: TaskCreator;
  readonly results: TaskResults;
  readonly #rows: TaskRows;

  constructor(parts: TaskParts) {
    this.#rows = createTaskRows(parts.api, parts.options.callIdField);
    this.results = new TaskResults(parts);
    this.drafts = new TaskDrafts(parts);
    this.edits = new TaskEdits(parts, this.drafts, this.results);
    const { drafts, edits, results } = this;
    this.creator = new TaskCreator(parts, { rows: this.#rows, drafts, edits, results });
  }

  /** Never rejects. */
  write(activity: Activity, deadline: Deadline): Promise<ActivityResult> {
    return this.results.guarded(() => this.#write(activity, deadline));
  }

  /** Tasks that already exist, looked up for calls whose earlier attempt may have succeeded unnoticed. */
  existing(activities: readonly Activity[], deadline: Deadline): Promise<ReadonlyMap<string, TaskRow>> {
    const asked = activities.filter((activity) => this.creator.mayExist(activity));
    return this.#rows.byCallIds(
      asked.map(({ callId }) => callId),
      deadline,
    );
  }

  async #write(activity: Activity, deadline: Deadline): Promise<ActivityResult> {
    const { creator, edits } = this;
    const named = await this.#taskOf(activity, deadline);
    if (activity.refusal !== undefined) {
      if (named !== undefined) return edits.remark(named, activity, activity.refusal, deadline);
      return dead('The Task that asked for this call is gone', 'Nothing to do: the call was refused.');
    }
    if (named?.callId === activity.callId) return edits.amend(named, activity, deadline);
    if (activity.write === 'update') {
      const row = await creator.find(activity, deadline);
      if (row !== undefined) return edits.amend(row, activity, deadline);
      return dead(
        'The Task of this call is no longer in Salesforce, so the notes were not written',
        'Restore it from the recycle bin and try again; if it was deleted on purpose there is nothing to do.',
      );
    }
    // A Task that belongs to another call is left alone; this call gets its own.
    if (named?.callId === '') return edits.complete(named, activity, deadline);
    const row = creator.mayExist(activity) ? await creator.find(activity, deadline) : undefined;
    return row === undefined ? creator.create(activity, deadline) : edits.amend(row, activity, deadline);
  }

  /** The existing Task for this call: the one that asked for it, or one that was clicked while open. */
  async #taskOf(activity: Activity, deadline: Deadline): Promise<TaskRow | undefined> {
    const { existingId } = activity;
    if (existingId !== undefined) return this.#rows.byId(existingId, deadline);
    const clicked = clickedTask(activity);
    const row = clicked === undefined ? undefined : await this.#rows.byId(clicked, deadline);
    if (row === undefined || row.callId === activity.callId || !row.isClosed) return row;
    // The agent may have closed it during the call; one that was closed earlier belongs to the past.
    return row.closedMs >= Date.parse(activity.startedAt) - CLICK_MS ? row : undefined;
  }
}
