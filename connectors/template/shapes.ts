import { z } from 'zod';
import type { RecordRef } from '../../src/calls/call/call.ts';
import type { Activity } from '../../src/calls/activity.ts';
import type { CrmAgent, CrmRecord } from '../../src/calls/connector.ts';
import { defined } from '../../src/defined.ts';

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  phones: z.array(z.object({ field: z.string(), value: z.string() })),
  country: z.string().default(''),
  doNotCall: z.boolean().default(false),
});

export const peopleSchema = z.object({ items: z.array(personSchema) });

export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().default(''),
  active: z.boolean(),
  telephony: z.record(z.enum(['username', 'device', 'source']), z.string()).or(z.object({})),
});

export const userPageSchema = z.object({ items: z.array(userSchema), next: z.string().optional() });
export const callSchema = z.looseObject({ id: z.string(), notes: z.string().default('') });

/** The type of record that this CRM calls people. */
export const PERSON = 'Person';

/** Ids as this CRM makes them; nothing else gets into a URL. */
export const isId = (id: string): boolean => /^[A-Za-z0-9-]{1,64}$/.test(id);

export const toRecord = (ref: RecordRef, person: z.infer<typeof personSchema>): CrmRecord => ({
  ref,
  name: person.name,
  numbers: person.phones.filter(({ value }) => value !== ''),
  ...defined({ country: person.country || undefined }),
  doNotCall: person.doNotCall,
});

export const toAgent = (user: z.infer<typeof userSchema>): CrmAgent => ({
  user: user.id,
  name: user.name,
  ...defined({ email: user.email || undefined }),
  active: user.active,
  mapping: user.telephony,
});

/** What another end of the call changes, where the agent tells one. */
export const endOf = ({
  subject,
  outcome,
  talkSeconds,
}: Activity): Readonly<Record<string, string | number>> => ({
  subject,
  outcome,
  talkSeconds,
});

/** Links a written call to the person whom the agent chose later, unless a user has linked or renamed it. */
export const chosenSince = (
  stored: z.infer<typeof callSchema>,
  { recordChosen, subjectBefore, subject, record }: Activity,
): object => {
  const isUntouched = (stored['person'] ?? '') === '' && stored['subject'] === subjectBefore;
  return recordChosen === true && record?.type === PERSON && isUntouched
    ? { subject, person: record.id }
    : {};
};

/** A call as this CRM keeps it. */
export const callOf = (activity: Activity, record: RecordRef | undefined): object => ({
  subject: activity.subject,
  notes: activity.notes ?? '',
  user: activity.user,
  outcome: activity.outcome,
  result: activity.disposition ?? '',
  startedAt: activity.startedAt,
  talkSeconds: activity.talkSeconds,
  ...defined({ person: record?.id }),
});
