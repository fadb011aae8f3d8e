import { v5 as uuidV5 } from 'uuid';
import type { ActivityResult, CallBackTask } from '../../../src/calls/activity.ts';
import type { Now } from '../../../src/calls/ports.ts';
import { defined } from '../../../src/defined.ts';
import { callBackSubject, earlierSubjects, taskLine } from '../call-back.ts';
import { isRefusal } from '../crm-error.ts';
import type { Deadline } from '../deadline.ts';
import type { Bean } from './bean.ts';
import { isBeanId, isModuleName } from './bean.ts';
import type { BeanApi, BeanFields } from './bean-api.ts';
import { mergeDescription } from './call-text.ts';
import { createNaming } from './naming.ts';
import { CALL_BACK_PLACEHOLDERS } from './options.ts';
import type { BeanOptions } from './options.ts';

const TASKS = 'Tasks';
const CLOSED = ['Completed', 'Deferred'];

/** Namespace of all Tasks records that the connector creates. Never change it: stable ids make repeats harmless. */
const TASKS_NAMESPACE = '1d0c5f7e-3b9a-5e42-8f61-a4c27d90b853';

type Written = Omit<Extract<ActivityResult, { kind: 'written' }>, 'kind' | 'url'>;

/** Keeps one Tasks record per missed caller or planned call. What people change in it stays; a closed or deleted one is left alone. */
export class TaskWriter {
  readonly #api: BeanApi;
  readonly #options: BeanOptions['task'];
  readonly #nameFor: ReturnType<typeof createNaming>;

  constructor(api: BeanApi, options: BeanOptions['task'], now: Now) {
    this.#api = api;
    this.#options = options;
    this.#nameFor = createNaming(api, TASKS, now);
  }

  /** Rejects with CrmError. */
  async write(deadline: Deadline, task: CallBackTask): Promise<Written> {
    const ownId = uuidV5(task.key, TASKS_NAMESPACE);
    const known = task.existingId !== undefined && isBeanId(task.existingId) ? task.existingId : undefined;
    if (task.state === 'open' && known === undefined) {
      const created = await this.#create(deadline, ownId, task);
      if (created) return { id: ownId };
    }
    const id = known ?? ownId;
    const stored = await this.#api.get(deadline, TASKS, id, ['id', 'name', 'description', 'status']);
    if (stored === undefined || CLOSED.includes(stored.text('status'))) return { id, closed: true };
    const fields =
      task.state === 'done' ? { status: 'Completed' } : await this.#changes(deadline, stored, task);
    if (Object.keys(fields).length === 0) return { id };
    const saved = await this.#api.update(deadline, TASKS, id, fields);
    return task.state === 'done' || saved === 'missing' ? { id, closed: true } : { id };
  }

  /** False: a record with this id exists already, perhaps a deleted one. */
  async #create(deadline: Deadline, id: string, task: CallBackTask): Promise<boolean> {
    const api = this.#api;
    const { record, owner } = await this.#about(deadline, task);
    const fields: BeanFields = {
      priority: 'High',
      ...this.#ownFields(task),
      name: await this.#name(deadline, task),
      status: 'Not Started',
      date_due: api.time(task.dueAt),
      description: taskLine(task, this.#options.language),
      ...(record === undefined
        ? defined({ parent_type: api.parentlessType })
        : { parent_type: record.type, parent_id: record.id }),
      ...defined({
        contact_id: record?.type === 'Contacts' ? record.id : undefined,
        assigned_user_id: owner,
      }),
    };
    return !(await api.create(deadline, TASKS, id, fields, [])).existed;
  }

  /** The living record, and its owner if that user is active. */
  async #about(deadline: Deadline, task: CallBackTask): Promise<Pick<CallBackTask, 'record' | 'owner'>> {
    const { record, owner } = task;
    const fallback = defined({ owner: owner !== undefined && isBeanId(owner) ? owner : undefined });
    if (record === undefined || !isBeanId(record.id) || !isModuleName(record.type)) return fallback;
    const found = await this.#readable(() =>
      this.#api.get(deadline, record.type, record.id, ['assigned_user_id']),
    );
    if (found === undefined) return fallback;
    // The agent who planned to call again does so.
    if (task.planned) return { record, ...fallback };
    const assigned = found.text('assigned_user_id');
    if (!isBeanId(assigned)) return { record, ...fallback };
    const user = await this.#readable(() => this.#api.user(deadline, assigned, ['status']));
    return user?.text('status') === 'Active' ? { record, owner: assigned } : { record, ...fallback };
  }

  /** Undefined also where the integration user may not look. */
  async #readable(read: () => Promise<Bean | undefined>): Promise<Bean | undefined> {
    try {
      return await read();
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  /** The configured fields, with their placeholders filled in. */
  #ownFields(task: CallBackTask): BeanFields {
    const filled = Object.entries(this.#options.fields).map(([name, template]) => [
      name,
      CALL_BACK_PLACEHOLDERS.fill(template, task),
    ]);
    return Object.fromEntries(filled) as BeanFields;
  }

  #name(deadline: Deadline, task: CallBackTask): Promise<string> {
    return this.#nameFor(deadline, callBackSubject(task, this.#options.language));
  }

  async #changes(deadline: Deadline, stored: Bean, task: CallBackTask): Promise<BeanFields> {
    const isOurs = await this.#isOurs(deadline, stored.text('name'), task);
    const line = taskLine(task, this.#options.language);
    return defined({
      date_due: task.planned ? this.#api.time(task.dueAt) : undefined,
      name: isOurs ? await this.#name(deadline, task) : undefined,
      description: mergeDescription(stored.text('description'), line),
    });
  }

  /** Is the name one that we gave it after fewer missed calls? */
  async #isOurs(deadline: Deadline, name: string, task: CallBackTask): Promise<boolean> {
    const earlier = earlierSubjects(name, task).map((subject) => this.#nameFor(deadline, subject));
    return (await Promise.all(earlier)).includes(name);
  }
}
