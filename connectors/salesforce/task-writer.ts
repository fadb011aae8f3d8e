import { LRUCache } from 'lru-cache';
import type { Activity, ActivityResult } from '../../src/calls/connector.ts';
import type { Deadline } from './deadline.ts';
import { SalesforceError } from './errors.ts';
import { reactionToError, ROLE_CURE } from './reactions.ts';
import type { Reaction } from './reactions.ts';
import type { ObjectShape } from './schema.ts';
import { UnknownRecordType } from './task-choices.ts';
import { completedTask, newTask } from './task-fields.ts';
import type { TaskStyle } from './task-fields.ts';
import { clickedTask, upsertAnswer } from './task-parts.ts';
import type { TaskParts, TaskWriter } from './task-parts.ts';
import { createTaskRows } from './task-rows.ts';
import type { TaskRow } from './task-rows.ts';
import { TASK_TEXTS } from './task-texts.ts';
import { describeCall, laterText } from './task-text.ts';

const ATTEMPTS = 5;
const FRESH_MS = 60_000;
/** Between the click and the start of the call that MOR accepted. */
const CLICK_MS = 60_000;

class MissingField extends Error {}

const retry = (reason: string, afterSec?: number): ActivityResult => ({
  kind: 'retry',
  reason,
  ...(afterSec === undefined ? {} : { retryAfterSec: afterSec }),
});
const dead = (reason: string, cure: string): ActivityResult => ({ kind: 'dead', reason, cure });

export const createTaskWriter = (parts: TaskParts): TaskWriter => {
  const { api, schema, links, zones, choices, options, orgUrl, log, now } = parts;
  const texts = TASK_TEXTS[options.language];
  const rows = createTaskRows(api, options.callIdField);
  const startedMs = now();
  const attempted = new LRUCache<string, true>({ max: 20_000 });

  const written = (id: string): ActivityResult => ({ kind: 'written', id, url: `${orgUrl}/${id}` });

  const settled = (reaction: Reaction, reason: string): ActivityResult => {
    const final = reaction.kind === 'smaller' ? reaction.alone : reaction;
    if (final.kind === 'never') {
      // What the org allows may have changed since it was described.
      schema.forget('Task');
      return dead(reason, final.cure);
    }
    return retry(reason, final.kind === 'later' ? final.afterSec : undefined);
  };

  const taskShape = async (deadline: Deadline): Promise<ObjectShape> => {
    const shape = await schema.objectOf('Task', deadline);
    if (shape?.fields.has(options.callIdField) === true) return shape;
    schema.forget('Task');
    throw new MissingField(
      `Salesforce shows no field ${options.callIdField} of Task to the integration user`,
    );
  };

  const style = async (deadline: Deadline): Promise<TaskStyle> => ({
    options,
    status: await choices.status(deadline),
    recordTypeId: await choices.recordTypeId(deadline),
  });

  /** May this call have been written already, by an attempt whose answer was lost, here or before a restart? */
  const mayExist = ({ callId, endedAt }: Activity): boolean => {
    const endedMs = Date.parse(endedAt);
    const fresh = endedMs >= startedMs && Math.abs(now() - endedMs) < FRESH_MS;
    return !fresh || attempted.has(callId);
  };

  const patch = async (id: string, body: unknown, deadline: Deadline): Promise<ActivityResult> => {
    await api.request({ method: 'PATCH', path: `/sobjects/Task/${id}`, body }, deadline);
    return written(id);
  };

  /** Brings later notes and result into a Task, but only where nobody changed it since the connector wrote. */
  const amend = async (row: TaskRow, activity: Activity, deadline: Deadline): Promise<ActivityResult> => {
    const { body, isEdited } = laterText(row, activity, texts);
    if (isEdited)
      log.info({ call: activity.callId, task: row.id }, 'somebody edited the Task; their text stays');
    return Object.keys(body).length === 0 ? written(row.id) : patch(row.id, body, deadline);
  };

  const complete = async (row: TaskRow, activity: Activity, deadline: Deadline): Promise<ActivityResult> => {
    const body = completedTask(activity, await style(deadline), await taskShape(deadline), row);
    return patch(row.id, body, deadline);
  };

  /** A Task that asked for a call which was refused goes on waiting for one; it only says why. */
  const remark = async (
    row: TaskRow,
    activity: Activity,
    why: string,
    deadline: Deadline,
  ): Promise<ActivityResult> => {
    const notes = texts.notDialled(why);
    if (row.description.includes(notes)) return written(row.id);
    const body = { Description: describeCall({ ...activity, notes }, row.description, texts) };
    return patch(row.id, body, deadline);
  };

  const find = async (activity: Activity, deadline: Deadline): Promise<TaskRow | undefined> =>
    (await rows.byCallIds([activity.callId], deadline)).get(activity.callId);

  const upsert = async (activity: Activity, body: unknown, deadline: Deadline): Promise<ActivityResult> => {
    const path = `/sobjects/Task/${options.callIdField}/${encodeURIComponent(activity.callId)}`;
    const answer = upsertAnswer.safeParse(await api.request({ method: 'PATCH', path, body }, deadline));
    if (answer.success && answer.data.id != null) return written(answer.data.id);
    // An update may be answered with an empty 204.
    const row = await find(activity, deadline);
    return row === undefined ? retry('Salesforce gave no usable answer to a write') : written(row.id);
  };

  /** Upserts, and gives up links and owner one by one where Salesforce does not accept them. */
  const create = async (activity: Activity, deadline: Deadline): Promise<ActivityResult> => {
    const shape = await taskShape(deadline);
    let link = await links.linkOf(activity.record, deadline);
    await zones.learn([activity.user], deadline);
    const day = zones.dayOf(activity.user, activity.startedAt);
    const look = await style(deadline);
    let owned = true;
    let linksRefused = 0;
    let duplicates = 0;
    let last: ActivityResult = retry('Salesforce changed its mind too often');
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      attempted.set(activity.callId, true);
      try {
        return await upsert(activity, newTask(activity, look, shape, { link, owned, day }), deadline);
      } catch (error) {
        if (!(error instanceof SalesforceError)) throw error;
        const reaction = reactionToError(error);
        last = settled(reaction, error.message);
        if (['later', 'never', 'smaller'].includes(reaction.kind)) return last;
        if (reaction.kind === 'look') {
          const row = await find(activity, deadline);
          return row === undefined ? last : await amend(row, activity, deadline);
        }
        if (reaction.kind === 'again') duplicates += 1;
        if (reaction.kind === 'without' && reaction.what === 'owner') owned = false;
        if (reaction.kind === 'without' && reaction.what === 'record') {
          link = linksRefused === 0 ? await links.nextBest(activity.record, deadline) : {};
          linksRefused += 1;
        }
      }
    }
    // Whoever sees the other Task updates it with the second attempt.
    if (duplicates === ATTEMPTS) {
      return dead('The Task of this call exists, but the integration user may not see it', ROLE_CURE);
    }
    return last;
  };

  /** The Task that stands for the call already: the one that asked for it, or that was clicked while it was open. */
  const taskOf = async (activity: Activity, deadline: Deadline): Promise<TaskRow | undefined> => {
    const { existingId } = activity;
    if (existingId !== undefined) return rows.byId(existingId, deadline);
    const clicked = clickedTask(activity);
    const row = clicked === undefined ? undefined : await rows.byId(clicked, deadline);
    if (row === undefined || row.callId === activity.callId || !row.isClosed) return row;
    // The agent may have closed it while the call went on; one that was closed before is history.
    return row.closedMs >= Date.parse(activity.startedAt) - CLICK_MS ? row : undefined;
  };

  const writeOne = async (activity: Activity, deadline: Deadline): Promise<ActivityResult> => {
    const named = await taskOf(activity, deadline);
    if (activity.refusal !== undefined) {
      if (named !== undefined) return remark(named, activity, activity.refusal, deadline);
      return dead('The Task that asked for this call is gone', 'Nothing to do: the call was refused.');
    }
    if (named?.callId === activity.callId) return amend(named, activity, deadline);
    if (activity.write === 'update') {
      const row = await find(activity, deadline);
      if (row !== undefined) return amend(row, activity, deadline);
      return dead(
        'The Task of this call is no longer in Salesforce, so the notes were not written',
        'Restore it from the recycle bin and try again; if it was deleted on purpose there is nothing to do.',
      );
    }
    // A Task that stands for another call is left alone; this call gets its own.
    if (named?.callId === '') return complete(named, activity, deadline);
    const row = mayExist(activity) ? await find(activity, deadline) : undefined;
    return row === undefined ? create(activity, deadline) : amend(row, activity, deadline);
  };

  const guarded = async (work: () => Promise<ActivityResult>): Promise<ActivityResult> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof MissingField) {
        return dead(
          error.message,
          'Install the package (field on Activity) and give the integration user the permission set MOR Integration.',
        );
      }
      if (error instanceof UnknownRecordType) return dead(error.message, 'Correct task.recordType.');
      if (error instanceof SalesforceError) return settled(reactionToError(error), error.message);
      log.error({ error }, 'writing a Task failed in an unexpected way');
      return retry('The connector made a mistake; its log has the details');
    }
  };

  return {
    write: (activity, deadline) => guarded(() => writeOne(activity, deadline)),
    create: (activity, deadline) => guarded(() => create(activity, deadline)),
    amend,
    existing: (activities, deadline) =>
      rows.byCallIds(
        activities.filter(mayExist).map(({ callId }) => callId),
        deadline,
      ),
    prepare: (activities, deadline) =>
      zones.learn(
        activities.map(({ user }) => user),
        deadline,
      ),
    draft: async (activity, deadline) => {
      const shape = await taskShape(deadline);
      const link = await links.linkOf(activity.record, deadline);
      attempted.set(activity.callId, true);
      const day = zones.dayOf(activity.user, activity.startedAt);
      return newTask(activity, await style(deadline), shape, { link, owned: true, day });
    },
    written,
    settled,
    guarded,
  };
};
