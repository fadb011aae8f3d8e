import { v5 as uuidV5 } from 'uuid';
import type { ActivityResult, CallBackTask } from '../../../src/calls/activity.ts';
import type { Now } from '../../../src/calls/ports.ts';
import { defined } from '../../../src/defined.ts';
import { countOf, missedLine, withoutCount } from '../call-back.ts';
import { isRefusal } from '../crm-error.ts';
import type { Deadline } from '../deadline.ts';
import type { Bean } from './bean.ts';
import { isBeanId, isModuleName } from './bean.ts';
import type { BeanApi, BeanFields } from './bean-api.ts';
import { mergeDescription } from './call-text.ts';
import { createNaming } from './naming.ts';

const TASKS = 'Tasks';
const CLOSED = ['Completed', 'Deferred'];

/** Namespace of all Tasks records that the connector creates. Never change it: stable ids make repeats harmless. */
const TASKS_NAMESPACE = '1d0c5f7e-3b9a-5e42-8f61-a4c27d90b853';

type Written = Omit<Extract<ActivityResult, { kind: 'written' }>, 'kind' | 'url'>;

/** Keeps one Tasks record per missed caller. What people change in it stays; a closed or deleted one is left alone. */
export class TaskWriter {
  readonly #api: BeanApi;
  readonly #nameFor: ReturnType<typeof createNaming>;

  constructor(api: BeanApi, now: Now) {
    this.#api = api;
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
      name: await this.#name(deadline, task.subject),
      status: 'Not Started',
      priority: 'High',
      date_due: api.time(task.dueAt),
      description: missedLine(task),
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

  #name(deadline: Deadline, subject: string): Promise<string> {
    return this.#nameFor(deadline, { subject, subjectEnding: countOf(subject) });
  }

  async #changes(deadline: Deadline, stored: Bean, task: CallBackTask): Promise<BeanFields> {
    const name = await this.#name(deadline, task.subject);
    return defined({
      name: stored.text('name') !== name && (await this.#isOurs(deadline, stored, task)) ? name : undefined,
      description: mergeDescription(stored.text('description'), missedLine(task)),
    });
  }

  /** Is the name one that we gave it after fewer missed calls? */
  async #isOurs(deadline: Deadline, stored: Bean, task: CallBackTask): Promise<boolean> {
    const base = withoutCount(task.subject);
    const count = countOf(stored.text('name'));
    const earlier = [base, `Call back ${task.from}`].map((subject) => this.#name(deadline, subject + count));
    return (await Promise.all(earlier)).includes(stored.text('name'));
  }
}
