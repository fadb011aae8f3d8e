import type { Activity, ActivityResult } from '../../src/calls/activity.ts';
import { defined } from '../../src/defined.ts';
import type { Deadline } from '../shared/deadline.ts';
import type { TaskDrafts } from './task-drafts.ts';
import { earlierEnds, toldFields } from '../shared/told-end.ts';
import { textAt } from './objects.ts';
import type { ObjectShape } from './schema.ts';
import { completedTask, endFields, permitted } from './task-fields.ts';
import type { TaskFields } from './task-fields.ts';
import type { TaskParts } from './task-parts.ts';
import type { TaskResults } from './task-results.ts';
import type { TaskRow } from './task-rows.ts';
import { TASK_TEXTS } from './task-texts.ts';
import type { TaskLanguage } from './task-texts.ts';
import { describeCall, laterText } from './task-text.ts';

/** Updates existing Tasks. */
export class TaskEdits {
  readonly #parts: TaskParts;
  readonly #drafts: TaskDrafts;
  readonly #results: TaskResults;

  constructor(parts: TaskParts, drafts: TaskDrafts, results: TaskResults) {
    this.#parts = parts;
    this.#drafts = drafts;
    this.#results = results;
  }

  /** Adds later notes and result to a Task, but only where nobody has edited it since the connector wrote it. */
  async amend(row: TaskRow, activity: Activity, deadline: Deadline): Promise<ActivityResult> {
    const { body, isEdited } = laterText(row, activity, TASK_TEXTS[this.#parts.options.language]);
    if (isEdited)
      this.#parts.log.info(
        { call: activity.callId, task: row.id },
        'a user edited the Task; their text stays',
      );
    const chosen = await this.#chosenSince(row.id, activity, deadline);
    const changes = { ...chosen, ...(await this.#toldEnd(row.id, activity, deadline)), ...body };
    return Object.keys(changes).length === 0
      ? this.#results.written(row.id)
      : this.#patch(row.id, changes, deadline);
  }

  /** Links to a record that was chosen after the Task had been written, unless a user has linked or renamed the Task. */
  async #chosenSince(id: string, activity: Activity, deadline: Deadline): Promise<TaskFields> {
    const { record: _record, contactName: _name, recordChosen, subjectBefore: subject, ...known } = activity;
    if (recordChosen !== true || subject === undefined) return {};
    const shape = await this.#drafts.shape(deadline);
    const subjectOf = (one: Activity) => endFields(one, this.#parts.options, shape)['Subject'];
    const before = this.#inEveryLanguage({ ...known, subject }, shape).map((fields) => fields['Subject']);
    const [row] = await this.#parts.api.query(
      `SELECT Subject,WhoId,WhatId FROM Task WHERE Id = '${id}'`,
      deadline,
    );
    const isLinked = textAt(row, 'WhoId') !== '' || textAt(row, 'WhatId') !== '';
    if (isLinked || !before.includes(textAt(row, 'Subject'))) return {};
    const link = await this.#drafts.linkOf(activity, deadline);
    return permitted({ ...link, ...defined({ Subject: subjectOf(activity) }) }, shape, 'updateable');
  }

  /** The agent has corrected how the call ended: fields that are still as we wrote them follow. */
  async #toldEnd(id: string, activity: Activity, deadline: Deadline): Promise<TaskFields> {
    const earlier = earlierEnds(activity);
    if (earlier.length === 0) return {};
    const shape = await this.#drafts.shape(deadline);
    const wanted = endFields(activity, this.#parts.options, shape);
    const [stored] = await this.#parts.api.query(
      `SELECT ${Object.keys(wanted).join(',')} FROM Task WHERE Id = '${id}'`,
      deadline,
    );
    return stored === undefined
      ? {}
      : toldFields(
          wanted,
          earlier.flatMap((one) => this.#inEveryLanguage(one, shape)),
          (name) => textAt(stored, name),
        );
  }

  /** The end of a call as an earlier write may have left it: the language may have been another one. */
  #inEveryLanguage(activity: Activity, shape: ObjectShape): readonly TaskFields[] {
    const { options } = this.#parts;
    return (Object.keys(TASK_TEXTS) as TaskLanguage[]).map((language) =>
      endFields(activity, { ...options, language }, shape),
    );
  }

  /** Turns a Task that the agent had planned into the record of this call. */
  async complete(row: TaskRow, activity: Activity, deadline: Deadline): Promise<ActivityResult> {
    const style = await this.#drafts.style(deadline);
    const body = completedTask(activity, style, await this.#drafts.shape(deadline), row);
    return this.#patch(row.id, body, deadline);
  }

  /** Notes the refusal on a Task that asked for a call; the Task stays open and can ask again. */
  async remark(row: TaskRow, activity: Activity, why: string, deadline: Deadline): Promise<ActivityResult> {
    const texts = TASK_TEXTS[this.#parts.options.language];
    const notes = texts.notDialled(why);
    if (row.description.includes(notes)) return this.#results.written(row.id);
    const body = { Description: describeCall({ ...activity, notes }, row.description, texts) };
    return this.#patch(row.id, body, deadline);
  }

  async #patch(id: string, body: unknown, deadline: Deadline): Promise<ActivityResult> {
    await this.#parts.api.request({ method: 'PATCH', path: `/sobjects/Task/${id}`, body }, deadline);
    return this.#results.written(id);
  }
}
