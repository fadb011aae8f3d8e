import type { Activity, WrittenText } from '../../../src/calls/activity.ts';
import type { Log, Now } from '../../../src/calls/ports.ts';
import { defined } from '../../../src/defined.ts';
import { CrmError, toCrmError } from '../crm-error.ts';
import type { Deadline } from '../deadline.ts';
import { everyHandedOver } from '../handed-over.ts';
import { earlierEnds, toldFields } from '../told-end.ts';
import type { Bean } from './bean.ts';
import { isBeanId, isModuleName } from './bean.ts';
import type { BeanApi, BeanFields } from './bean-api.ts';
import {
  callLinks,
  callRecordId,
  endFields,
  newCallFields,
  ownFields,
  parentFields,
  resultFields,
  resultInto,
} from './call-fields.ts';
import { callDescription, mergeDescription } from './call-text.ts';
import { createCallNames } from './naming.ts';
import type { BeanOptions } from './options.ts';
import { createHasCallField } from './own-call-fields.ts';
import type { HasCallField } from './own-call-fields.ts';
import { createRecordingLink } from './recording-link.ts';

const CALLS = 'Calls';

type Names = BeanOptions['activityFields'];

const DONE = ['Held', 'Not Held'];

const gone = (id: string): CrmError =>
  new CrmError('missing', `the call's activity ${id} was deleted in the CRM`, {
    cure: 'Nothing to do if it was deleted on purpose; otherwise restore it in the CRM and retry this call.',
  });

export interface ActivityWriterParts {
  /** Id of the CRM instance, for the log. */
  readonly crm: string;
  readonly api: BeanApi;
  readonly options: BeanOptions;
  readonly recordingUrl: (callId: string) => string;
  readonly log: Log;
  readonly now: Now;
}

/** Keeps exactly one Calls record per call, even if earlier attempts left it half done. */
export class ActivityWriter {
  readonly #parts: ActivityWriterParts;
  readonly #names: Names;
  readonly #hasField: HasCallField;
  readonly #calls: ReturnType<typeof createCallNames>;
  readonly #linkOf: ReturnType<typeof createRecordingLink>;

  constructor(parts: ActivityWriterParts) {
    this.#parts = parts;
    this.#names = parts.options.activityFields;
    this.#calls = createCallNames(parts.api, parts.options.task.language, parts.now);
    this.#hasField = createHasCallField(parts.api, parts.now);
    this.#linkOf = createRecordingLink({ ...parts, hasField: this.#hasField });
  }

  /** Returns the id of the Calls record that now holds the activity. Rejects with CrmError. */
  async write(deadline: Deadline, activity: Activity): Promise<string> {
    const { existingId, refusal } = activity;
    if (refusal !== undefined && existingId !== undefined)
      return this.#remark(deadline, existingId, activity, refusal);
    const ownId = callRecordId(activity.callId);
    const known = existingId !== undefined && isBeanId(existingId) ? existingId : ownId;
    if (activity.write === 'update') return this.#update(deadline, known, activity);
    const completed = known === ownId ? undefined : await this.#complete(deadline, known, activity);
    return completed ?? this.#create(deadline, activity);
  }

  async #create(deadline: Deadline, activity: Activity): Promise<string> {
    const { api } = this.#parts;
    const id = callRecordId(activity.callId);
    const living = await this.#withLivingRecord(deadline, activity);
    const fields = {
      ...newCallFields(living, await this.#namesFor(deadline, activity), api, {
        name: await this.#calls.nameOf(deadline, living),
        handed: this.#calls.handedOver(living),
      }),
      ...(await this.#linkOf(deadline, living)),
    };
    const links = callLinks(living).filter((link) => isBeanId(link.id));
    const { existed, attached } = await api.create(deadline, CALLS, id, fields, links);
    if (existed && (await api.get(deadline, CALLS, id, ['id'])) === undefined) throw gone(id);
    if (!attached) await this.#attach(deadline, id, living);
    return id;
  }

  /** Completes a record that a user created and that waits for this call; fields they filled in stay. */
  async #complete(deadline: Deadline, id: string, activity: Activity): Promise<string | undefined> {
    const { callId } = this.#names;
    const stored = await this.#parts.api.get(deadline, CALLS, id, [
      ...['id', 'name', 'description', 'status', 'parent_id', 'assigned_user_id'],
      ...(callId === false ? [] : [callId]),
    ]);
    if (stored === undefined) return undefined;
    const living = await this.#withLivingRecord(deadline, activity);
    const isMarked = callId === false || stored.text(callId) === activity.callId;
    if (!isMarked || !DONE.includes(stored.text('status')))
      await this.#save(deadline, stored, await this.#completion(deadline, stored, activity, living));
    await this.#attach(deadline, id, living);
    return id;
  }

  async #completion(
    deadline: Deadline,
    stored: Bean,
    activity: Activity,
    living: Activity,
  ): Promise<BeanFields> {
    const { api } = this.#parts;
    const names = await this.#namesFor(deadline, activity);
    const isEmpty = (field: string): boolean => stored.text(field) === '';
    const parent = isEmpty('parent_id') ? parentFields(living, api.parentlessType) : {};
    return {
      ...resultFields(activity, api),
      ...ownFields(activity, names),
      ...(await this.#linkOf(deadline, activity)),
      ...parent,
      ...defined({
        name: isEmpty('name') ? await this.#calls.nameOf(deadline, activity) : undefined,
        assigned_user_id: isEmpty('assigned_user_id') ? activity.user : undefined,
      }),
      ...this.#describeInto(stored, activity, names),
    };
  }

  async #update(deadline: Deadline, id: string, activity: Activity): Promise<string> {
    const names = await this.#namesFor(deadline, activity);
    const { disposition: field } = names;
    const ended = await this.#endOf(deadline, activity);
    const earlier = await Promise.all(earlierEnds(activity).map((one) => this.#endsOf(deadline, one)));
    const wanted = ['id', 'name', 'description', 'parent_id', ...(field === false ? [] : [field])];
    const stored = await this.#parts.api.get(deadline, CALLS, id, [
      ...wanted,
      ...(earlier.length === 0 ? [] : Object.keys(ended)),
    ]);
    if (stored === undefined) throw gone(id);
    const isChosen = await this.#isChosenSince(deadline, stored, activity);
    const living = isChosen ? await this.#withLivingRecord(deadline, activity) : activity;
    const { record: _record, ...withoutRecord } = activity;
    await this.#save(deadline, stored, {
      ...defined({ name: isChosen ? ended['name'] : undefined }),
      ...parentFields(isChosen ? living : withoutRecord, undefined),
      ...toldFields(ended, earlier.flat(), (name) => stored.text(name)),
      ...this.#describeInto(stored, activity, names, activity.earlier),
      ...resultInto(stored, activity, field),
    });
    if (isChosen) await this.#attach(deadline, id, living);
    return id;
  }

  /** Was the record chosen after the activity had been written? An agent who unlinks it later has the last word. */
  async #isChosenSince(deadline: Deadline, stored: Bean, activity: Activity): Promise<boolean> {
    const { recordChosen, subjectBefore: subject, contactName: _chosen, ...call } = activity;
    if (recordChosen !== true || subject === undefined || stored.text('parent_id') !== '') return false;
    return (await this.#calls.everyNameOf(deadline, { ...call, subject })).includes(stored.text('name'));
  }

  /** What the end of a call decides in its record. */
  async #endOf(deadline: Deadline, activity: Activity): Promise<BeanFields> {
    return { name: await this.#calls.nameOf(deadline, activity), ...endFields(activity, this.#names) };
  }

  /** The same as an earlier write may have left it. */
  async #endsOf(deadline: Deadline, activity: Activity): Promise<readonly BeanFields[]> {
    const ended = endFields(activity, this.#names);
    return (await this.#calls.everyNameOf(deadline, activity)).map((name) => ({ name, ...ended }));
  }

  /**
   * Notes on a record why its "dial now" was refused. It stays planned and unmarked, so that it can order a call again.
   */
  async #remark(deadline: Deadline, id: string, activity: Activity, refusal: string): Promise<string> {
    const stored = await this.#parts.api.get(deadline, CALLS, id, ['id', 'description']);
    if (stored === undefined) throw gone(id);
    const at = activity.endedAt.slice(0, 16).replace('T', ' ');
    const field = this.#names.outcome;
    const outcome = field === false ? {} : { [field]: 'refused' };
    await this.#save(deadline, stored, {
      ...outcome,
      ...this.#describeInto(
        stored,
        { ...activity, notes: `Not dialled at ${at} UTC: ${refusal}` },
        await this.#namesFor(deadline, activity),
      ),
    });
    return id;
  }

  async #save(deadline: Deadline, stored: Bean, fields: BeanFields): Promise<void> {
    if (Object.keys(fields).length === 0) return;
    const saved = await this.#parts.api.update(deadline, CALLS, stored.id, fields);
    if (saved === 'missing') throw gone(stored.id);
  }

  async #attach(deadline: Deadline, id: string, activity: Activity): Promise<void> {
    const { api, crm, log } = this.#parts;
    for (const link of callLinks(activity)) {
      if (!isBeanId(link.id)) continue;
      const result = await api.link(deadline, id, link);
      if (result === 'skipped')
        log.info({ crm, activity: id, link: link.link }, 'call not attached to this record');
    }
  }

  /** Drops the link to a record that is gone: the CRM would store a dangling reference. */
  async #withLivingRecord(deadline: Deadline, activity: Activity): Promise<Activity> {
    const { record, ...rest } = activity;
    if (record === undefined) return activity;
    if (!isBeanId(record.id) || !isModuleName(record.type)) return rest;
    try {
      const found = await this.#parts.api.get(deadline, record.type, record.id, ['id']);
      return found === undefined ? rest : activity;
    } catch (error) {
      const { kind } = toCrmError(error);
      // The connector may not read it, but the agent could, so the reference is still right.
      if (kind === 'denied') return activity;
      if (kind === 'rejected') return rest;
      throw error;
    }
  }

  #describeInto(stored: Bean, activity: Activity, names: Names, ours?: readonly WrittenText[]): BeanFields {
    const hasDisposition = names.disposition !== false;
    const tops = everyHandedOver(activity);
    const description = mergeDescription(
      stored.text('description'),
      callDescription(activity, hasDisposition, this.#calls.handedOver(activity)),
      ours?.flatMap((text) => tops.map((top) => callDescription(text, hasDisposition, top))),
    );
    return description === undefined ? {} : { description };
  }

  /** The fields to write; without one for the result where there is no result, or where the CRM does not have it. */
  async #namesFor(deadline: Deadline, { disposition }: Activity): Promise<Names> {
    const { disposition: field } = this.#names;
    if (field === false || (disposition !== undefined && (await this.#hasField(deadline, field))))
      return this.#names;
    return { ...this.#names, disposition: false };
  }
}
