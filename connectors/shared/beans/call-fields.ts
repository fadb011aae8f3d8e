import { v5 as uuidV5 } from 'uuid';
import type { Activity } from '../../../src/calls/activity.ts';
import type { Bean } from './bean.ts';
import type { BeanApi, BeanFields, CallLink } from './bean-api.ts';
import { callDescription } from './call-text.ts';
import type { BeanOptions } from './options.ts';

/** Namespace of all Calls records that the connector creates. Never change it: stable ids make repeats harmless. */
const CALLS_NAMESPACE = '7c1f3a52-8d0e-5b6a-9c47-2f60d1e8b394';

/** The id of the one Calls record that stands for a call. */
export const callRecordId = (callId: string): string => uuidV5(callId, CALLS_NAMESPACE);

const LINKS: Readonly<Record<string, 'contacts' | 'leads'>> = { Contacts: 'contacts', Leads: 'leads' };

/** The agent and the person who was called; setting parent and owner does not create these relationships. */
export const callLinks = (activity: Activity): CallLink[] => {
  const person = activity.record && LINKS[activity.record.type];
  return [
    ...(person === undefined || activity.record === undefined
      ? []
      : [{ link: person, id: activity.record.id }]),
    { link: 'users', id: activity.user },
  ];
};

export const callStatus = (activity: Activity): 'Held' | 'Not Held' =>
  activity.outcome === 'answered' || (activity.outcome === 'unknown' && activity.talkSeconds > 0)
    ? 'Held'
    : 'Not Held';

/** Rounded to whole minutes, at least one for any conversation; a separate field holds the exact seconds. */
export const callDuration = (talkSeconds: number): { hours: number; minutes: number } => {
  const minutes = talkSeconds <= 0 ? 0 : Math.max(1, Math.round(talkSeconds / 60));
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
};

/** The connector's own custom fields; the first marks the record for the package's hooks. */
export const ownFields = (
  activity: Activity,
  names: Omit<BeanOptions['activityFields'], 'recording'>,
): BeanFields => {
  const values = [
    [names.callId, activity.callId],
    [names.talkSeconds, activity.talkSeconds],
    [names.outcome, activity.outcome],
    [names.disposition, activity.disposition],
  ] as const;
  return Object.fromEntries(
    values.flatMap(([name, value]) => (name === false || value === undefined ? [] : [[name, value]])),
  );
};

/** What another end of the call changes in its record, besides the name. */
export const endFields = (activity: Activity, names: BeanOptions['activityFields']): BeanFields => {
  const { hours, minutes } = callDuration(activity.talkSeconds);
  return {
    status: callStatus(activity),
    duration_hours: hours,
    duration_minutes: minutes,
    ...ownFields(activity, { ...names, callId: false, disposition: false }),
  };
};

/** How the call went: fields for new records and for those that waited for their call. */
export const resultFields = (activity: Activity, api: Pick<BeanApi, 'time'>): BeanFields => {
  const { hours, minutes } = callDuration(activity.talkSeconds);
  return {
    status: callStatus(activity),
    direction: activity.direction === 'inbound' ? 'Inbound' : 'Outbound',
    duration_hours: hours,
    duration_minutes: minutes,
    date_start: api.time(activity.startedAt),
  };
};

/** Type and id always together: one without the other breaks the CRM's list pages. */
export const parentFields = (activity: Activity, parentlessType: string | undefined): BeanFields => {
  const { record } = activity;
  if (record !== undefined && record.type !== 'Users')
    return { parent_type: record.type, parent_id: record.id };
  return parentlessType === undefined ? {} : { parent_type: parentlessType };
};

/** A new Calls record. */
export const newCallFields = (
  activity: Activity,
  names: BeanOptions['activityFields'],
  api: Pick<BeanApi, 'time' | 'parentlessType'>,
  { name, handed }: { readonly name: string; readonly handed?: string | undefined },
): BeanFields => ({
  name,
  ...resultFields(activity, api),
  description: callDescription(activity, names.disposition !== false, handed),
  ...parentFields(activity, api.parentlessType),
  assigned_user_id: activity.user,
  ...ownFields(activity, names),
});

/**
 * The result, unless the agent has since chosen another one in the CRM. An empty field takes a new choice: the earlier
 * one may be in the description, from the time before the CRM had the field.
 */
export const resultInto = (
  stored: Bean,
  { disposition, earlier }: Activity,
  field: BeanOptions['activityFields']['disposition'],
): BeanFields => {
  if (field === false || disposition === undefined) return {};
  const now = stored.text(field);
  const wrote = (value: string): boolean =>
    earlier?.some((text) => (text.disposition ?? '') === value) ?? true;
  const isOurs = wrote(now) || (now === '' && !wrote(disposition));
  return now === disposition || !isOurs ? {} : { [field]: disposition };
};
