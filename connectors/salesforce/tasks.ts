import type { Activity, ActivityResult } from '../../src/calls/connector.ts';
import type { Deadline } from './deadline.ts';
import { createTaskBatches } from './task-batches.ts';
import { clickedTask } from './task-parts.ts';
import type { TaskParts } from './task-parts.ts';
import { createTaskWriter } from './task-writer.ts';

/** Tasks that are looked up with one query. */
const LOOKED_UP = 200;

/** Writes ended calls as Tasks, exactly one each. Never rejects. */
export interface Tasks {
  write(activity: Activity, deadline: Deadline): Promise<ActivityResult>;
  /** Many at once; new ones go in collections of up to 200. Results in the same order. */
  writeMany(activities: readonly Activity[], deadline: Deadline): Promise<readonly ActivityResult[]>;
}

type Results = Map<Activity, ActivityResult>;

export const createTasks = (parts: TaskParts): Tasks => {
  const writer = createTaskWriter(parts);
  const writeNew = createTaskBatches(parts, writer);

  const writeChunk = async (
    chunk: readonly Activity[],
    results: Results,
    deadline: Deadline,
  ): Promise<void> => {
    try {
      const known = await writer.existing(chunk, deadline);
      await writeNew(
        chunk.filter(({ callId }) => !known.has(callId)),
        results,
        deadline,
      );
      for (const activity of chunk) {
        const row = known.get(activity.callId);
        if (row === undefined) continue;
        results.set(activity, await writer.guarded(() => writer.amend(row, activity, deadline)));
      }
    } catch (error) {
      const failed = await writer.guarded(() => {
        throw error;
      });
      for (const activity of chunk) if (!results.has(activity)) results.set(activity, failed);
    }
  };

  return {
    write: (activity, deadline) => writer.write(activity, deadline),
    writeMany: async (activities, deadline) => {
      // The same call twice in one request would collide with itself, so the repeat goes alone.
      const once = new Map<string, Activity>();
      for (const activity of activities) {
        const plain =
          activity.write === 'first' &&
          activity.existingId === undefined &&
          clickedTask(activity) === undefined;
        if (plain && !once.has(activity.callId)) once.set(activity.callId, activity);
      }
      const bulk = [...once.values()];
      const results: Results = new Map();
      for (let from = 0; from < bulk.length; from += LOOKED_UP) {
        await writeChunk(bulk.slice(from, from + LOOKED_UP), results, deadline);
      }
      const ordered: ActivityResult[] = [];
      for (const activity of activities) {
        ordered.push(results.get(activity) ?? (await writer.write(activity, deadline)));
      }
      return ordered;
    },
  };
};
