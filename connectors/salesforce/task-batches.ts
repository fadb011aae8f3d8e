import { z } from 'zod';
import type { Activity, ActivityResult } from '../../src/calls/activity.ts';
import { CrmError } from '../shared/crm-error.ts';
import type { Deadline } from '../shared/deadline.ts';
import { faultText, parseFaults, unusableAnswer } from './errors.ts';
import { reactionTo, reactionToError } from './reactions.ts';
import { upsertAnswer } from './task-parts.ts';
import type { TaskParts } from './task-parts.ts';
import type { TaskWriter } from './task-writer.ts';

/** The most rows that Salesforce accepts in one collection. */
const COLLECTION_MAX = 200;
/** How long requests stay small after automation has failed on a large one. */
const CAREFUL_MS = 10 * 60_000;
/** With less time left than this, no further request is started. */
const ENOUGH_MS = 1_000;

export type Results = Map<Activity, ActivityResult>;

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

const NO_TIME: ActivityResult = {
  kind: 'retry',
  reason: 'Salesforce was too slow with earlier calls; there was no time left for this one',
  retryAfterSec: 1,
};

/**
 * A trigger or flow that cannot cope with many rows fails all rows of a request, including the sound ones. So rows that
 * the org's automation refused are sent again in halves, and finally one by one: a Task counts as failed only if it
 * fails on its own.
 */
export class TaskBatches {
  readonly #parts: TaskParts;
  readonly #writer: TaskWriter;
  #size = COLLECTION_MAX;
  #carefulUntilMs = 0;

  constructor(parts: TaskParts, writer: TaskWriter) {
    this.#parts = parts;
    this.#writer = writer;
  }

  /** Writes Tasks that do not exist yet and puts results into `results`. If it rejects, results already there stand. */
  async writeNew(activities: readonly Activity[], results: Results, deadline: Deadline): Promise<void> {
    const { creator, results: outcome } = this.#writer;
    const waiting = chunks(activities, this.#currentSize());
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      const [first] = group;
      if (first === undefined) continue;
      if (deadline.remainingMs() < ENOUGH_MS) {
        for (const activity of [group, ...waiting].flat()) results.set(activity, NO_TIME);
        return;
      }
      if (group.length === 1) {
        results.set(first, await outcome.guarded(() => creator.create(first, deadline)));
        continue;
      }
      const smaller = await this.#sendOrSplit(group, results, deadline);
      if (smaller.length === 0) continue;
      if (smaller.length > 1) this.#tooMany(group.length);
      waiting.unshift(...chunks(smaller, Math.ceil(smaller.length / 2)));
    }
  }

  #currentSize(): number {
    if (this.#parts.steady() >= this.#carefulUntilMs) this.#size = COLLECTION_MAX;
    return this.#size;
  }

  #tooMany(rows: number): void {
    this.#size = Math.min(this.#currentSize(), Math.ceil(rows / 2));
    this.#carefulUntilMs = this.#parts.steady() + CAREFUL_MS;
  }

  async #sendOrSplit(
    group: readonly Activity[],
    results: Results,
    deadline: Deadline,
  ): Promise<readonly Activity[]> {
    try {
      return await this.#send(group, results, deadline);
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      if (reactionToError(error).kind === 'smaller') return group;
      // The automation is slow: the next attempt sends fewer rows.
      if (error.late) this.#tooMany(group.length);
      throw error;
    }
  }

  /** Sends one request; returns the rows that need a smaller one. Rows that need something else go one by one. */
  async #send(
    group: readonly Activity[],
    results: Results,
    deadline: Deadline,
  ): Promise<readonly Activity[]> {
    const { results: outcome } = this.#writer;
    const smaller: Activity[] = [];
    const answers = await this.#upsertAll(group, deadline);
    const settle = async (activity: Activity, index: number): Promise<void> => {
      const answer = answers[index];
      if (answer?.success === true && answer.id != null) {
        results.set(activity, outcome.written(answer.id));
        return;
      }
      const faults = parseFaults(answer?.errors);
      const reaction = reactionTo(faults);
      if (reaction.kind === 'smaller') smaller.push(activity);
      else if (reaction.kind === 'later' || reaction.kind === 'never') {
        results.set(activity, outcome.settled(reaction, `Salesforce answered ${faultText(faults)}`));
      } else results.set(activity, await this.#writer.write(activity, deadline));
    };
    await Promise.all(group.map(settle));
    return smaller;
  }

  async #upsertAll(activities: readonly Activity[], deadline: Deadline) {
    const { api, options } = this.#parts;
    const { creator, drafts } = this.#writer;
    await drafts.prepare(activities, deadline);
    const records = await Promise.all(
      activities.map(async (activity) => ({
        attributes: { type: 'Task' },
        [options.callIdField]: activity.callId,
        ...(await creator.draft(activity, deadline)),
      })),
    );
    const path = `/composite/sobjects/Task/${options.callIdField}`;
    const answer = z
      .array(upsertAnswer)
      .length(activities.length)
      .safeParse(await api.request({ method: 'PATCH', path, body: { allOrNone: false, records } }, deadline));
    if (answer.success) return answer.data;
    throw unusableAnswer('answer to a collection');
  }
}
