import type { Activity } from '../../src/calls/connector.ts';
import { isSalesforceId } from './ids.ts';
import type { TaskLink } from './links.ts';
import type { SalesforceOptions } from './options.ts';
import type { ObjectShape } from './schema.ts';
import type { TaskRow } from './task-rows.ts';
import { callResultOf, cut, describeCall } from './task-text.ts';

export type TaskOptions = SalesforceOptions['task'];
export type TaskFields = Readonly<Record<string, string | number>>;

const MAX_SHORT_TEXT = 255;
const short = (text: string): string => cut(text, MAX_SHORT_TEXT);

/** Fields about the call itself, the same for a new Task and for one that somebody had planned. */
const callFields = (
  activity: Activity,
  { outcomeField, talkSecondsField, status }: TaskOptions,
): TaskFields => ({
  Status: status,
  CallType: 'Outbound',
  CallDurationInSeconds: activity.talkSeconds,
  CallDisposition: short(callResultOf(activity)),
  CallObject: short(activity.callbackUniqueId ?? activity.callId),
  [outcomeField]: activity.outcome,
  [talkSecondsField]: activity.talkSeconds,
});

const permitted = (fields: TaskFields, shape: ObjectShape, right: 'createable' | 'updateable'): TaskFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => shape.fields.get(name)?.[right] === true));

/**
 * All fields of a new Task that the org lets the integration user set. `owned`: the agent becomes the owner; `day`: of
 * the call, where the agent is.
 */
export const newTask = (
  activity: Activity,
  options: TaskOptions,
  shape: ObjectShape,
  { link, owned, day }: { readonly link: TaskLink; readonly owned: boolean; readonly day: string },
): TaskFields =>
  permitted(
    {
      ...callFields(activity, options),
      Subject: short(activity.subject),
      TaskSubtype: 'Call',
      ActivityDate: day,
      Description: describeCall(activity),
      ...(owned && isSalesforceId(activity.user) ? { OwnerId: activity.user } : {}),
      ...link,
    },
    shape,
    'createable',
  );

/**
 * Completes a Task that the agent had planned: subject, owner and links stay theirs, their text stays on top, and so do
 * a call result that they chose and the status of a Task that they closed themselves.
 */
export const completedTask = (
  activity: Activity,
  options: TaskOptions,
  shape: ObjectShape,
  planned: Pick<TaskRow, 'description' | 'result' | 'isClosed'>,
): TaskFields => {
  const { Status, CallDisposition, ...rest } = callFields(activity, options);
  return permitted(
    {
      ...rest,
      ...(planned.isClosed || Status === undefined ? {} : { Status }),
      ...(planned.result !== '' || CallDisposition === undefined ? {} : { CallDisposition }),
      [options.callIdField]: activity.callId,
      Description: describeCall(activity, planned.description),
    },
    shape,
    'updateable',
  );
};
