import type { Activity, CallBackTask } from '../../src/calls/activity.ts';
import { defined } from '../../src/defined.ts';
import { callBackSubject, taskLine } from '../shared/call-back.ts';
import { isSalesforceId } from './ids.ts';
import type { TaskLink } from './links.ts';
import type { SalesforceOptions } from './options.ts';
import type { ObjectShape } from './schema.ts';
import type { TaskRow } from './task-rows.ts';
import { callToReturn, TASK_PLACEHOLDERS } from './task-subject.ts';
import type { CallFacts } from './task-subject.ts';
import { TASK_TEXTS } from './task-texts.ts';
import { callResultOf, cut, describeCall } from './task-text.ts';

export type TaskOptions = SalesforceOptions['task'];
/** What the org and the configuration decide about every Task. */
export interface TaskStyle {
  readonly options: TaskOptions;
  /** A status that counts as closed. */
  readonly status: string;
  readonly recordTypeId: string | undefined;
}

export type TaskFields = Readonly<Record<string, string | number | boolean>>;

const MAX_SHORT_TEXT = 255;
/** A text as Salesforce's one-line fields keep it. */
export const short = (text: string): string => cut(text, MAX_SHORT_TEXT);

/** Fields about the call itself, the same for new and planned Tasks. */
const callFields = (
  activity: Activity,
  { options: { outcomeField, directionField, talkSecondsField, language }, status }: TaskStyle,
): TaskFields => ({
  Status: status,
  CallType: activity.direction === 'inbound' ? 'Inbound' : 'Outbound',
  CallDurationInSeconds: activity.talkSeconds,
  CallDisposition: short(callResultOf(activity, TASK_TEXTS[language])),
  CallObject: short(activity.callbackUniqueId ?? activity.callId),
  [outcomeField]: activity.outcome,
  [directionField]: activity.direction,
  [talkSecondsField]: activity.talkSeconds,
});

/** What another end of the call changes in its Task, besides "Call Result" and the description. */
export const endFields = (activity: Activity, options: TaskOptions, shape: ObjectShape): TaskFields =>
  permitted(
    {
      Subject: short(subjectFor(activity, options)),
      CallDurationInSeconds: activity.talkSeconds,
      [options.outcomeField]: activity.outcome,
      [options.talkSecondsField]: activity.talkSeconds,
    },
    shape,
    'updateable',
  );

/** Only those fields that the org lets the integration user set. */
export const permitted = (
  fields: TaskFields,
  shape: ObjectShape,
  right: 'createable' | 'updateable',
): TaskFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => shape.fields.get(name)?.[right] === true));

const NUMBERS = ['int', 'double', 'currency', 'percent', 'long'];

/** A configured text as a value of the field's type; undefined: it cannot be converted. */
export const asFieldValue = (text: string, type: string): string | number | boolean | undefined => {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (!NUMBERS.includes(type)) return text;
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
};

/** The configured fields of a new Task, with their placeholders filled in. */
const extraFields = (call: CallFacts, { fields, language }: TaskOptions, shape: ObjectShape): TaskFields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, template]) => {
      const text = TASK_PLACEHOLDERS.fill(template, call, TASK_TEXTS[language]);
      const value = asFieldValue(text, shape.fields.get(name)?.type ?? 'string');
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** Unless a template is configured, English Tasks have the same subject as in every other CRM. */
const subjectFor = (activity: Activity, { subject, language }: TaskOptions): string => {
  const texts = TASK_TEXTS[language];
  if (subject === undefined && language === 'en') return activity.subject;
  const template = activity.direction === 'inbound' ? texts.subjectIn : texts.subject;
  return TASK_PLACEHOLDERS.fill(subject ?? template, activity, texts);
};

/**
 * All fields of a new Task that the org lets the integration user set. `owned`: the agent becomes the owner; `day`: the
 * date of the call in the agent's time zone.
 */
export const newTask = (
  activity: Activity,
  style: TaskStyle,
  shape: ObjectShape,
  { link, owned, day }: { readonly link: TaskLink; readonly owned: boolean; readonly day: string },
): TaskFields =>
  permitted(
    {
      ...extraFields(activity, style.options, shape),
      ...callFields(activity, style),
      ...defined({ RecordTypeId: style.recordTypeId }),
      Subject: short(subjectFor(activity, style.options)),
      TaskSubtype: 'Call',
      ActivityDate: day,
      Description: describeCall(activity, '', TASK_TEXTS[style.options.language]),
      ...defined({ OwnerId: owned && isSalesforceId(activity.user) ? activity.user : undefined }),
      ...link,
    },
    shape,
    'createable',
  );

/** When it is due; a planned one reminds its owner, as if they had made it. */
export const dueFields = ({ planned, dueOn, dueAt }: CallBackTask): TaskFields => ({
  ActivityDate: dueOn,
  ...defined({ IsReminderSet: planned, ReminderDateTime: planned && dueAt }),
});

/** All fields of a new Task to call back. The org's own default is an open status. `ties`: its owner and links. */
export const newCallBack = (
  task: CallBackTask,
  { options, recordTypeId }: Pick<TaskStyle, 'options' | 'recordTypeId'>,
  shape: ObjectShape,
  ties: TaskFields,
): TaskFields =>
  permitted(
    {
      ...extraFields(callToReturn(task), options, shape),
      Subject: short(callBackSubject(task, options.language).subject),
      ...dueFields(task),
      Description: taskLine(task, options.language),
      ...defined({ RecordTypeId: recordTypeId }),
      ...ties,
    },
    shape,
    'createable',
  );

/**
 * Completes a Task that the agent had planned. Subject, owner and links stay as they are, the agent's text stays on top;
 * a call result that they chose is kept, and so is the status of a Task that they closed themselves.
 */
export const completedTask = (
  activity: Activity,
  style: TaskStyle,
  shape: ObjectShape,
  planned: Pick<TaskRow, 'description' | 'result' | 'isClosed'>,
): TaskFields => {
  const { options } = style;
  const { Status, CallDisposition, ...rest } = callFields(activity, style);
  return permitted(
    {
      ...rest,
      ...defined({
        Status: planned.isClosed ? undefined : Status,
        CallDisposition: planned.result !== '' ? undefined : CallDisposition,
      }),
      [options.callIdField]: activity.callId,
      Description: describeCall(activity, planned.description, TASK_TEXTS[options.language]),
    },
    shape,
    'updateable',
  );
};
