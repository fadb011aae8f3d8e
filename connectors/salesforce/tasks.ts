import type { Activity, ActivityResult } from '../../src/calls/activity.ts';
import type { Deadline } from '../shared/deadline.ts';
import { TaskBatches } from './task-batches.ts';
import type { Results } from './task-batches.ts';
import { clickedTask } from './task-parts.ts';
import type { TaskParts } from './task-parts.ts';
import { TaskWriter } from './task-writer.ts';

/** How many Tasks one query looks up. */
const LOOKED_UP = 200;

/** Whether it can go into a collection, that is, a new call without a planned Task. */
const isPlain = (activity: Activity): boolean =>
  activity.write === 'first' && activity.existingId === undefined && clickedTask(activity) === undefined;

/** Writes ended calls as Tasks, exactly one each. Never rejects. */
export class Tasks {
  readonly #writer: TaskWriter;
  readonly #batches: TaskBatches;

  constructor(parts: TaskParts) {
    this.#writer = new TaskWriter(parts);
    this.#batches = new TaskBatches(parts, this.#writer);
  }

  write(activity: Activity, deadline: Deadline): Promise<ActivityResult> {
    return this.#writer.write(activity, deadline);
  }

  /** Writes many at once, new ones in collections of up to 200. Results come in the same order. */
  async writeMany(activities: readonly Activity[], deadline: Deadline): Promise<readonly ActivityResult[]> {
    // The same call twice in one request would collide with itself, so the repeat goes alone.
    const once = new Map<string, Activity>();
    for (const activity of activities.filter(isPlain)) {
      if (!once.has(activity.callId)) once.set(activity.callId, activity);
    }
    const bulk = [...once.values()];
    const results: Results = new Map();
    for (let from = 0; from < bulk.length; from += LOOKED_UP) {
      await this.#writeChunk(bulk.slice(from, from + LOOKED_UP), results, deadline);
    }
    const ordered: ActivityResult[] = [];
    for (const activity of activities) {
      ordered.push(results.get(activity) ?? (await this.#writer.write(activity, deadline)));
    }
    return ordered;
  }

  async #writeChunk(chunk: readonly Activity[], results: Results, deadline: Deadline): Promise<void> {
    const { edits, results: outcome } = this.#writer;
    try {
      const known = await this.#writer.existing(chunk, deadline);
      await this.#batches.writeNew(
        chunk.filter(({ callId }) => !known.has(callId)),
        results,
        deadline,
      );
      for (const activity of chunk) {
        const row = known.get(activity.callId);
        if (row === undefined) continue;
        results.set(activity, await outcome.guarded(() => edits.amend(row, activity, deadline)));
      }
    } catch (error) {
      const failed = outcome.failed(error);
      for (const activity of chunk) if (!results.has(activity)) results.set(activity, failed);
    }
  }
}
