import type { CallText } from '../../../src/calls/call/call.ts';
import type { Activity } from '../../../src/calls/connector.ts';
import type { Log } from '../../../src/calls/ports.ts';
import { CrmError, toCrmError } from '../crm-error.ts';
import type { Deadline } from '../deadline.ts';
import type { Bean } from './bean.ts';
import { isBeanId, isModuleName } from './bean.ts';
import type { BeanApi, BeanFields } from './bean-api.ts';
import {
  callLinks,
  callRecordId,
  newCallFields,
  ownFields,
  parentFields,
  resultFields,
} from './call-fields.ts';
import { callDescription, mergeDescription } from './call-text.ts';
import { createNaming } from './naming.ts';
import type { BeanOptions } from './options.ts';

const CALLS = 'Calls';

export interface ActivityWriter {
  /** Returns the id of the Calls record that now holds the activity. Rejects with CrmError. */
  write(deadline: Deadline, activity: Activity): Promise<string>;
}

/** Keeps exactly one Calls record per call, whatever was done or half done before. */
export const createActivityWriter = (
  crm: string,
  api: BeanApi,
  options: BeanOptions,
  log: Log,
): ActivityWriter => {
  const names = options.activityFields;
  const hasDisposition = names.disposition !== false;
  const nameFor = createNaming(api);

  const gone = (id: string): CrmError =>
    new CrmError('missing', `the call's activity ${id} was deleted in the CRM`, {
      cure: 'Nothing to do if it was deleted on purpose; otherwise restore it in the CRM and retry this call.',
    });

  /** The activity without its record, when that is gone: the CRM would store a reference to nothing. */
  const withLivingRecord = async (deadline: Deadline, activity: Activity): Promise<Activity> => {
    const { record, ...rest } = activity;
    if (record === undefined) return activity;
    if (!isBeanId(record.id) || !isModuleName(record.type)) return rest;
    try {
      return (await api.get(deadline, record.type, record.id, ['id'])) === undefined ? rest : activity;
    } catch (error) {
      const { kind } = toCrmError(error);
      // Not allowed to look at it: the agent was, and the reference is still right.
      if (kind === 'denied') return activity;
      if (kind === 'rejected') return rest;
      throw error;
    }
  };

  const attach = async (deadline: Deadline, id: string, activity: Activity): Promise<void> => {
    for (const link of callLinks(activity)) {
      if (!isBeanId(link.id)) continue;
      const result = await api.link(deadline, id, link);
      if (result === 'skipped')
        log.info({ crm, activity: id, link: link.link }, 'call not attached to this record');
    }
  };

  const create = async (deadline: Deadline, activity: Activity): Promise<string> => {
    const id = callRecordId(activity.callId);
    const living = await withLivingRecord(deadline, activity);
    const fields = newCallFields(living, options, api, await nameFor(deadline, living));
    const { existed, attached } = await api.createCall(
      deadline,
      id,
      fields,
      callLinks(living).filter(({ id }) => isBeanId(id)),
    );
    if (existed && (await api.get(deadline, CALLS, id, ['id'])) === undefined) throw gone(id);
    if (!attached) await attach(deadline, id, living);
    return id;
  };

  const described = (text: CallText): string => callDescription(text, hasDisposition);

  const describeInto = (stored: Bean, activity: Activity, ours?: readonly CallText[]): BeanFields => {
    const wanted = described(activity);
    const description = mergeDescription(stored.text('description'), wanted, ours?.map(described));
    return description === undefined ? {} : { description };
  };

  /** The result, unless the agent has chosen another in the CRM since. */
  const resultInto = (stored: Bean, { disposition, earlier }: Activity): BeanFields => {
    if (names.disposition === false || disposition === undefined) return {};
    const now = stored.text(names.disposition);
    const isOurs = earlier?.some((text) => (text.disposition ?? '') === now) ?? true;
    return now === disposition || !isOurs ? {} : { [names.disposition]: disposition };
  };

  const save = async (deadline: Deadline, stored: Bean, fields: BeanFields): Promise<void> => {
    if (Object.keys(fields).length > 0 && (await api.updateCall(deadline, stored.id, fields)) === 'missing')
      throw gone(stored.id);
  };

  /** A record that somebody else made and that waits for this call; fields they filled in stay as they are. */
  const complete = async (
    deadline: Deadline,
    id: string,
    activity: Activity,
  ): Promise<string | undefined> => {
    const own = names.callId === false ? [] : [names.callId];
    const stored = await api.get(deadline, CALLS, id, [
      ...['id', 'name', 'description', 'status', 'parent_id', 'assigned_user_id'],
      ...own,
    ]);
    if (stored === undefined) return undefined;
    const living = await withLivingRecord(deadline, activity);
    const marked = names.callId === false || stored.text(names.callId) === activity.callId;
    const done = marked && ['Held', 'Not Held'].includes(stored.text('status'));
    if (!done) {
      await save(deadline, stored, {
        ...resultFields(activity, api),
        ...ownFields(activity, names),
        ...(stored.text('name') === '' ? { name: await nameFor(deadline, activity) } : {}),
        ...(stored.text('parent_id') === '' ? parentFields(living, api.parentlessType) : {}),
        ...(stored.text('assigned_user_id') === '' ? { assigned_user_id: activity.user } : {}),
        ...describeInto(stored, activity),
      });
    }
    await attach(deadline, id, living);
    return id;
  };

  const update = async (deadline: Deadline, id: string, activity: Activity): Promise<string> => {
    const field = names.disposition;
    const stored = await api.get(deadline, CALLS, id, [
      'id',
      'description',
      ...(field === false ? [] : [field]),
    ]);
    if (stored === undefined) throw gone(id);
    await save(deadline, stored, {
      ...describeInto(stored, activity, activity.earlier),
      ...resultInto(stored, activity),
    });
    return id;
  };

  /**
   * A record whose "dial now" was refused says why. It stays planned and unmarked, so that it can order a call again.
   */
  const remark = async (
    deadline: Deadline,
    id: string,
    activity: Activity,
    refusal: string,
  ): Promise<string> => {
    const stored = await api.get(deadline, CALLS, id, ['id', 'description']);
    if (stored === undefined) throw gone(id);
    const at = activity.endedAt.slice(0, 16).replace('T', ' ');
    await save(deadline, stored, {
      ...(names.outcome === false ? {} : { [names.outcome]: 'refused' }),
      ...describeInto(stored, { ...activity, notes: `Not dialled at ${at} UTC: ${refusal}` }),
    });
    return id;
  };

  return {
    write: async (deadline, activity) => {
      const { existingId, refusal } = activity;
      if (refusal !== undefined && existingId !== undefined)
        return remark(deadline, existingId, activity, refusal);
      const ownId = callRecordId(activity.callId);
      const known = existingId !== undefined && isBeanId(existingId) ? existingId : ownId;
      if (activity.write === 'update') return update(deadline, known, activity);
      const completed = known === ownId ? undefined : await complete(deadline, known, activity);
      return completed ?? create(deadline, activity);
    },
  };
};
