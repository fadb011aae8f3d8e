import { z } from 'zod';
import type { Activity, ActivityResult } from '../../src/calls/connector.ts';
import type { Deadline } from './deadline.ts';
import { faultText, parseFaults, SalesforceError } from './errors.ts';
import { reactionTo, reactionToError } from './reactions.ts';
import { upsertAnswer } from './task-parts.ts';
import type { TaskParts, TaskWriter } from './task-parts.ts';

/** The most rows that Salesforce takes in one collection. */
const COLLECTION_MAX = 200;
/** After automation failed on many rows: how long smaller requests are sent before many are tried again. */
const CAREFUL_MS = 10 * 60_000;
/** With less time than this no further request is begun. */
const ENOUGH_MS = 1_000;

type Results = Map<Activity, ActivityResult>;

/** Writes Tasks that do not exist yet, results into `results`. May reject; what is in `results` then stands. */
export type WriteNewTasks = (
  activities: readonly Activity[],
  results: Results,
  deadline: Deadline,
) => Promise<void>;

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

const NO_TIME: ActivityResult = {
  kind: 'retry',
  reason: 'Salesforce took so long for the calls before this one that its turn did not come',
  retryAfterSec: 1,
};

/**
 * A trigger or flow that cannot cope with many rows fails all rows of a request, also those that have nothing wrong
 * with them. So rows that the org's automation refused are sent again in halves, and in the end one by one: only what
 * a Task meets alone is held against it.
 */
export const createTaskBatches = (parts: TaskParts, writer: TaskWriter): WriteNewTasks => {
  const { api, options, steady } = parts;
  let size = COLLECTION_MAX;
  let carefulUntilMs = 0;

  const currentSize = (): number => {
    if (steady() >= carefulUntilMs) size = COLLECTION_MAX;
    return size;
  };
  const tooMany = (rows: number): void => {
    size = Math.min(currentSize(), Math.ceil(rows / 2));
    carefulUntilMs = steady() + CAREFUL_MS;
  };

  const upsertAll = async (activities: readonly Activity[], deadline: Deadline) => {
    await writer.prepare(activities, deadline);
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

  /** One request; gives back the rows that want a smaller one. Rows that need something else go one by one. */
  const send: (
    group: readonly Activity[],
    results: Results,
    deadline: Deadline,
  ) => Promise<readonly Activity[]> = async (group, results, deadline) => {
    const smaller: Activity[] = [];
    const answers = await upsertAll(group, deadline);
    const settle = async (activity: Activity, index: number): Promise<void> => {
      const answer = answers[index];
      if (answer?.success === true && answer.id != null) {
        results.set(activity, writer.written(answer.id));
        return;
      }
      const faults = parseFaults(answer?.errors);
      const reaction = reactionTo(faults);
      if (reaction.kind === 'smaller') smaller.push(activity);
      else if (reaction.kind === 'later' || reaction.kind === 'never') {
        results.set(activity, writer.settled(reaction, `Salesforce answered ${faultText(faults)}`));
      } else results.set(activity, await writer.write(activity, deadline));
    };
    await Promise.all(group.map(settle));
    return smaller;
  };

  const sendOrSplit: typeof send = async (group, results, deadline) => {
    try {
      return await send(group, results, deadline);
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      if (reactionToError(error).kind === 'smaller') return group;
      // Slow automation: the next attempt brings fewer rows.
      if (error.late) tooMany(group.length);
      throw error;
    }
  };

  return async (activities, results, deadline) => {
    const waiting = chunks(activities, currentSize());
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      const [first] = group;
      if (first === undefined) continue;
      if (deadline.remainingMs() < ENOUGH_MS) {
        for (const activity of [group, ...waiting].flat()) results.set(activity, NO_TIME);
        return;
      }
      if (group.length === 1) {
        results.set(first, await writer.create(first, deadline));
        continue;
      }
      const smaller = await sendOrSplit(group, results, deadline);
      if (smaller.length === 0) continue;
      if (smaller.length > 1) tooMany(group.length);
      waiting.unshift(...chunks(smaller, Math.ceil(smaller.length / 2)));
    }
  };
};
