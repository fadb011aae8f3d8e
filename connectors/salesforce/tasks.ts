import { z } from 'zod';
import type { Activity, ActivityResult } from '../../src/calls/connector.ts';
import type { Deadline } from './deadline.ts';
import { faultText, parseFaults, SalesforceError } from './errors.ts';
import { reactionTo } from './reactions.ts';
import { createTaskWriter, upsertAnswer } from './task-writer.ts';
import type { TaskParts } from './task-writer.ts';

const COLLECTION_MAX = 200;

/** Writes ended calls as Tasks, exactly one each. Never rejects. */
export interface Tasks {
  write(activity: Activity, deadline: Deadline): Promise<ActivityResult>;
  /** Many at once; new ones go in collections of up to 200. Results in the same order. */
  writeMany(activities: readonly Activity[], deadline: Deadline): Promise<readonly ActivityResult[]>;
}

type Results = Map<Activity, ActivityResult>;

export const createTasks = (parts: TaskParts): Tasks => {
  const { api, options } = parts;
  const writer = createTaskWriter(parts);

  const upsertAll = async (activities: readonly Activity[], deadline: Deadline) => {
    const records = await Promise.all(
      activities.map(async (activity) => ({
        attributes: { type: 'Task' },
        [options.callIdField]: activity.callId,
        ...(await writer.draft(activity, deadline)),
      })),
    );
    const path = `/composite/sobjects/Task/${options.callIdField}`;
    const answer = z
      .array(upsertAnswer)
      .length(activities.length)
      .safeParse(await api.request({ method: 'PATCH', path, body: { allOrNone: false, records } }, deadline));
    if (answer.success) return answer.data;
    throw new SalesforceError('unreachable', 'Salesforce gave no usable answer to a collection');
  };

  /** New Tasks in one request; rows that need more than that go one by one. */
  const create = async (
    activities: readonly Activity[],
    results: Results,
    deadline: Deadline,
  ): Promise<void> => {
    if (activities.length === 0) return;
    const answers = await upsertAll(activities, deadline);
    const settle = async (activity: Activity, index: number): Promise<void> => {
      const answer = answers[index];
      if (answer?.success === true && answer.id != null) {
        results.set(activity, writer.written(answer.id));
        return;
      }
      const faults = parseFaults(answer?.errors);
      const reaction = reactionTo(faults);
      const final = reaction.kind === 'later' || reaction.kind === 'never';
      const reason = `Salesforce answered ${faultText(faults)}`;
      results.set(
        activity,
        final ? writer.settled(reaction, reason) : await writer.write(activity, deadline),
      );
    };
    await Promise.all(activities.map(settle));
  };

  const writeChunk = async (
    chunk: readonly Activity[],
    results: Results,
    deadline: Deadline,
  ): Promise<void> => {
    try {
      const known = await writer.existing(chunk, deadline);
      await create(
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
        const plain = activity.write === 'first' && activity.existingId === undefined;
        if (plain && !once.has(activity.callId)) once.set(activity.callId, activity);
      }
      const bulk = [...once.values()];
      const results: Results = new Map();
      for (let from = 0; from < bulk.length; from += COLLECTION_MAX) {
        await writeChunk(bulk.slice(from, from + COLLECTION_MAX), results, deadline);
      }
      const ordered: ActivityResult[] = [];
      for (const activity of activities) {
        ordered.push(results.get(activity) ?? (await writer.write(activity, deadline)));
      }
      return ordered;
    },
  };
};
