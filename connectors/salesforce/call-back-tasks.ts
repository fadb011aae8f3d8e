import type { ActivityResult, CallBackTask } from '../../src/calls/activity.ts';
import { defined } from '../../src/defined.ts';
import { callBackSubject, earlierSubjects, taskLine } from '../shared/call-back.ts';
import { CrmError, isRefusal } from '../shared/crm-error.ts';
import type { Deadline } from '../shared/deadline.ts';
import type { Row } from './api.ts';
import { isSalesforceId, soqlText } from './ids.ts';
import type { TaskLink } from './links.ts';
import { objectNameOf, textAt } from './objects.ts';
import { reactionToError } from './reactions.ts';
import { dueFields, newCallBack, permitted, short } from './task-fields.ts';
import type { TaskFields } from './task-fields.ts';
import { upsertAnswer } from './task-parts.ts';
import type { TaskParts } from './task-parts.ts';
import type { ObjectShape } from './schema.ts';
import { MissingField, retry, TaskResults } from './task-results.ts';

const ATTEMPTS = 4;

/** The unique field holds the ids of calls, too, one of which is the key of this task. */
const keyOf = (task: CallBackTask): string => `call-back:${task.key}`;

interface StoredTask {
  readonly id: string;
  readonly subject: string;
  readonly description: string;
  readonly isClosed: boolean;
}

const rawText = (row: Row, field: string): string => {
  const value = row[field];
  return typeof value === 'string' ? value : '';
};

/** Keeps one open Task per missed caller or planned call. What people change in it stays; a closed or deleted one is left alone. */
export class CallBackTasks {
  readonly #parts: TaskParts;
  readonly #results: TaskResults;

  constructor(parts: TaskParts) {
    this.#parts = parts;
    this.#results = new TaskResults(parts);
  }

  /** Never rejects. */
  write(task: CallBackTask, deadline: Deadline): Promise<ActivityResult> {
    return this.#results.guarded(() => this.#write(task, deadline));
  }

  async #write(task: CallBackTask, deadline: Deadline): Promise<ActivityResult> {
    const stored = await this.#find(task, deadline);
    if (stored === undefined) {
      if (task.state === 'open' && task.existingId === undefined) return this.#create(task, deadline);
      return this.#closed(task.existingId ?? '');
    }
    if (stored.isClosed) return this.#closed(stored.id);
    const { choices } = this.#parts;
    const body =
      task.state === 'done'
        ? { Status: await choices.status(deadline) }
        : permitted(this.#changes(stored, task), await this.#shape(deadline), 'updateable');
    if (Object.keys(body).length > 0) await this.#patch(stored.id, body, deadline);
    return task.state === 'done' ? this.#closed(stored.id) : this.#results.written(stored.id);
  }

  /** `id` '': there never was a Task. */
  #closed(id: string): ActivityResult {
    return { ...this.#results.written(id), closed: true };
  }

  async #find(task: CallBackTask, deadline: Deadline): Promise<StoredTask | undefined> {
    const { api, options } = this.#parts;
    const where = `${options.callIdField} = ${soqlText(keyOf(task))}`;
    const soql = `SELECT Id,Subject,Description,IsClosed FROM Task WHERE ${where}`;
    const [row] = await api.query(soql, deadline);
    return (
      row && {
        id: textAt(row, 'Id'),
        subject: rawText(row, 'Subject'),
        description: rawText(row, 'Description'),
        isClosed: textAt(row, 'IsClosed') === 'true',
      }
    );
  }

  #changes({ subject, description }: StoredTask, task: CallBackTask): TaskFields {
    const { language } = this.#parts.options;
    const isOurs = earlierSubjects(subject, task).some((earlier) => short(earlier.subject) === subject);
    const line = taskLine(task, language);
    const changes = defined({
      Subject: isOurs ? short(callBackSubject(task, language).subject) : undefined,
      Description: description.includes(line) ? undefined : `${description}\n${line}`.trim(),
    });
    // Only the agent's own plan moves; the day of a missed call stays as people set it.
    return task.planned ? { ...dueFields(task), ...changes } : changes;
  }

  /** Gives up owner and links one by one if Salesforce does not accept them. */
  async #create(task: CallBackTask, deadline: Deadline): Promise<ActivityResult> {
    const { links } = this.#parts;
    let link: TaskLink = await links.linkOf(task.record, deadline);
    let owner = await this.#ownerOf(task, deadline);
    let last: ActivityResult = retry('Salesforce changed its mind too often');
    for (let count = 0; count < ATTEMPTS; count++) {
      try {
        return await this.#upsert(task, { ...link, ...defined({ OwnerId: owner }) }, deadline);
      } catch (error) {
        if (!(error instanceof CrmError)) throw error;
        const reaction = reactionToError(error);
        last = this.#results.settled(reaction, error.message);
        // Another node has created it meanwhile: there is nothing in it yet that this one knows better.
        if (reaction.kind === 'again') continue;
        if (reaction.kind !== 'without') return last;
        if (reaction.what === 'owner') owner = undefined;
        else link = count === 0 ? await links.nextBest(task.record, deadline) : {};
      }
    }
    return last;
  }

  /** The record's owner if that is an active user, else the one whom the connector chose. */
  async #ownerOf({ record, owner, planned }: CallBackTask, deadline: Deadline): Promise<string | undefined> {
    const chosen = owner !== undefined && isSalesforceId(owner) ? owner : undefined;
    if (planned || record === undefined || !isSalesforceId(record.id)) return chosen;
    const object = objectNameOf(record.type);
    const shape = await this.#parts.schema.objectOf(object, deadline);
    if (shape?.fields.has('OwnerId') !== true) return chosen;
    const [row] = await this.#rows(`SELECT OwnerId FROM ${object} WHERE Id = '${record.id}'`, deadline);
    const found = textAt(row, 'OwnerId');
    // A queue can own a lead or a case.
    if (!isSalesforceId(found) || !found.startsWith('005')) return chosen;
    const [user] = await this.#rows(
      `SELECT Id FROM User WHERE Id = '${found}' AND IsActive = true`,
      deadline,
    );
    return user === undefined ? chosen : found;
  }

  /** None where the integration user may not look. */
  async #rows(soql: string, deadline: Deadline): Promise<readonly Row[]> {
    try {
      return await this.#parts.api.query(soql, deadline);
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  }

  async #shape(deadline: Deadline): Promise<ObjectShape> {
    const { options, schema } = this.#parts;
    const shape = await schema.objectOf('Task', deadline);
    if (shape?.fields.has(options.callIdField) === true) return shape;
    schema.forget('Task');
    throw new MissingField(
      `Salesforce shows no field ${options.callIdField} of Task to the integration user`,
    );
  }

  async #upsert(task: CallBackTask, ties: TaskFields, deadline: Deadline): Promise<ActivityResult> {
    const { api, options, choices } = this.#parts;
    const shape = await this.#shape(deadline);
    const body = newCallBack(
      task,
      { options, recordTypeId: await choices.recordTypeId(deadline) },
      shape,
      ties,
    );
    const path = `/sobjects/Task/${options.callIdField}/${encodeURIComponent(keyOf(task))}`;
    const answer = upsertAnswer.safeParse(await api.request({ method: 'PATCH', path, body }, deadline));
    if (answer.success && answer.data.id != null) return this.#results.written(answer.data.id);
    const stored = await this.#find(task, deadline);
    return stored === undefined
      ? retry('Salesforce gave no usable answer to a write')
      : this.#results.written(stored.id);
  }

  async #patch(id: string, body: TaskFields, deadline: Deadline): Promise<void> {
    await this.#parts.api.request({ method: 'PATCH', path: `/sobjects/Task/${id}`, body }, deadline);
  }
}
