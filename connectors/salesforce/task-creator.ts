import type { Activity, ActivityResult } from '../../src/calls/activity.ts';
import { CrmError } from '../shared/crm-error.ts';
import type { Deadline } from '../shared/deadline.ts';
import { createTtlCache } from '../shared/ttl-cache.ts';
import type { TtlCache } from '../shared/ttl-cache.ts';
import type { TaskLink } from './links.ts';
import { reactionToError, ROLE_CURE } from './reactions.ts';
import type { Reaction } from './reactions.ts';
import type { TaskDrafts } from './task-drafts.ts';
import type { TaskEdits } from './task-edits.ts';
import type { TaskFields } from './task-fields.ts';
import { upsertAnswer } from './task-parts.ts';
import type { TaskParts } from './task-parts.ts';
import { dead, retry } from './task-results.ts';
import type { TaskResults } from './task-results.ts';
import type { TaskRow, TaskRows } from './task-rows.ts';

const ATTEMPTS = 5;
const FRESH_MS = 60_000;

/** Links and owner still in use; each attempt gives up more of them. */
interface Attempt {
  link: TaskLink;
  owned: boolean;
  linksRefused: number;
  duplicates: number;
}

/** Creates Tasks, and tracks the calls that may have one already. */
export class TaskCreator {
  readonly #parts: TaskParts;
  readonly #rows: TaskRows;
  readonly #drafts: TaskDrafts;
  readonly #edits: TaskEdits;
  readonly #results: TaskResults;
  readonly #startedMs: number;
  readonly #attempted: TtlCache<true> = createTtlCache({ max: 20_000 });

  constructor(
    parts: TaskParts,
    work: { rows: TaskRows; drafts: TaskDrafts; edits: TaskEdits; results: TaskResults },
  ) {
    this.#parts = parts;
    this.#rows = work.rows;
    this.#drafts = work.drafts;
    this.#edits = work.edits;
    this.#results = work.results;
    this.#startedMs = parts.now();
  }

  /** May an earlier attempt, here or before a restart, have written this call and lost the answer? */
  mayExist({ callId, endedAt }: Activity): boolean {
    const endedMs = Date.parse(endedAt);
    const isFresh = endedMs >= this.#startedMs && Math.abs(this.#parts.now() - endedMs) < FRESH_MS;
    return !isFresh || this.#attempted.peek(callId) === true;
  }

  async find({ callId }: Activity, deadline: Deadline): Promise<TaskRow | undefined> {
    return (await this.#rows.byCallIds([callId], deadline)).get(callId);
  }

  /** All fields of a prepared new Task; from now on the call counts as attempted. */
  async draft(activity: Activity, deadline: Deadline): Promise<TaskFields> {
    const link = await this.#drafts.linkOf(activity, deadline);
    this.#attempted.put(activity.callId, true);
    return this.#drafts.draft(activity, { link, owned: true }, deadline);
  }

  /** Upserts; drops links and owner one by one if Salesforce does not accept them. */
  async create(activity: Activity, deadline: Deadline): Promise<ActivityResult> {
    const attempt: Attempt = { link: {}, owned: true, linksRefused: 0, duplicates: 0 };
    await this.#drafts.shape(deadline);
    attempt.link = await this.#drafts.linkOf(activity, deadline);
    await this.#drafts.prepare([activity], deadline);
    let last: ActivityResult = retry('Salesforce changed its mind too often');
    for (let count = 0; count < ATTEMPTS; count++) {
      const fields = await this.#drafts.draft(activity, attempt, deadline);
      this.#attempted.put(activity.callId, true);
      try {
        return await this.#upsert(activity, fields, deadline);
      } catch (error) {
        if (!(error instanceof CrmError)) throw error;
        const reaction = reactionToError(error);
        last = this.#results.settled(reaction, error.message);
        if (['later', 'never', 'smaller'].includes(reaction.kind)) return last;
        if (reaction.kind === 'look') {
          const row = await this.find(activity, deadline);
          return row === undefined ? last : await this.#edits.amend(row, activity, deadline);
        }
        await this.#giveUp(attempt, reaction, activity, deadline);
      }
    }
    // Whichever request finds the other's Task updates it on its second attempt.
    if (attempt.duplicates === ATTEMPTS) {
      return dead('The Task of this call exists, but the integration user may not see it', ROLE_CURE);
    }
    return last;
  }

  async #giveUp(attempt: Attempt, reaction: Reaction, activity: Activity, deadline: Deadline): Promise<void> {
    if (reaction.kind === 'again') attempt.duplicates += 1;
    if (reaction.kind !== 'without') return;
    if (reaction.what === 'owner') {
      attempt.owned = false;
      return;
    }
    const isFirst = attempt.linksRefused === 0;
    attempt.link = isFirst ? await this.#parts.links.nextBest(activity.record, deadline) : {};
    attempt.linksRefused += 1;
  }

  async #upsert(activity: Activity, body: TaskFields, deadline: Deadline): Promise<ActivityResult> {
    const { api, options } = this.#parts;
    const path = `/sobjects/Task/${options.callIdField}/${encodeURIComponent(activity.callId)}`;
    const answer = upsertAnswer.safeParse(await api.request({ method: 'PATCH', path, body }, deadline));
    if (answer.success && answer.data.id != null) return this.#results.written(answer.data.id);
    // An update may be answered with an empty 204.
    const row = await this.find(activity, deadline);
    return row === undefined
      ? retry('Salesforce gave no usable answer to a write')
      : this.#results.written(row.id);
  }
}
