import type { Activity } from '../../src/calls/activity.ts';
import type { Deadline } from '../shared/deadline.ts';
import type { TaskLink } from './links.ts';
import type { ObjectShape } from './schema.ts';
import { newTask } from './task-fields.ts';
import type { TaskFields, TaskStyle } from './task-fields.ts';
import type { TaskParts } from './task-parts.ts';
import { MissingField } from './task-results.ts';

/** What a Task of this org looks like. */
export class TaskDrafts {
  readonly #parts: TaskParts;

  constructor(parts: TaskParts) {
    this.#parts = parts;
  }

  /** Rejects with MissingField. */
  async shape(deadline: Deadline): Promise<ObjectShape> {
    const { schema, options } = this.#parts;
    const shape = await schema.objectOf('Task', deadline);
    if (shape?.fields.has(options.callIdField) === true) return shape;
    schema.forget('Task');
    throw new MissingField(
      `Salesforce shows no field ${options.callIdField} of Task to the integration user`,
    );
  }

  /** Rejects with UnknownRecordType. */
  async style(deadline: Deadline): Promise<TaskStyle> {
    const { options, choices } = this.#parts;
    return {
      options,
      status: await choices.status(deadline),
      recordTypeId: await choices.recordTypeId(deadline),
    };
  }

  /** Fetches in one go what the drafts of all these activities need. */
  prepare(activities: readonly Activity[], deadline: Deadline): Promise<void> {
    return this.#parts.zones.learn(
      activities.map(({ user }) => user),
      deadline,
    );
  }

  linkOf(activity: Activity, deadline: Deadline): Promise<TaskLink> {
    return this.#parts.links.linkOf(activity.record, deadline);
  }

  /** All fields of a prepared new Task. */
  async draft(
    activity: Activity,
    { link, owned }: { link: TaskLink; owned: boolean },
    deadline: Deadline,
  ): Promise<TaskFields> {
    const day = this.#parts.zones.dayOf(activity.user, activity.startedAt);
    const [shape, style] = [await this.shape(deadline), await this.style(deadline)];
    return newTask(activity, style, shape, { link, owned, day });
  }
}
