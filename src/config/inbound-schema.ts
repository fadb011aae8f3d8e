import { z } from 'zod';
import { clock, text } from './parts.ts';

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
};

const hoursSchema = z.strictObject({
  from: clock,
  to: clock.describe('Earlier than from means past midnight'),
  zone: text
    .refine(isZone, 'expected the name of a time zone, such as Europe/Vilnius')
    .optional()
    .describe('Such as Europe/Vilnius; empty: the zone of this machine'),
});

/** Incoming calls for one CRM instance. */
export const inboundSchema = z.strictObject({
  enabled: z.boolean().default(false).meta({
    title: 'Show calls that come in',
    description: 'Calls to mapped agents on MOR servers with mor[].inbound',
  }),
  pop: z.enum(['ringing', 'answered', 'never']).default('ringing').meta({
    title: 'Open the record',
    description: 'When the caller’s record opens by itself. never: only the card shows who is calling',
  }),
  objects: z.array(text).optional().meta({
    title: 'Where callers are looked for',
    description:
      'Record types in order of preference, such as Contact, Lead. Empty: the usual ones of that CRM',
  }),
  createLead: z.boolean().default(true).meta({
    title: 'Offer to create a record',
    description:
      'For an unknown caller the card links to the CRM’s own page; nothing is created automatically',
  }),
  missedTask: z.boolean().default(false).meta({
    title: 'Task for missed calls',
    description: 'An open task to call back, one for all calls from the same number within an hour',
  }),
  defaultOwner: text.optional().meta({
    title: 'Owner of such tasks',
    description:
      'Id of a CRM user, for calls that belong to no single agent. Empty: the agent whose telephone rang first',
  }),
  ignoreDids: z.array(text).default([]).meta({
    title: 'Numbers called that are left out',
    description: 'Calls to them are neither shown nor counted',
  }),
  ignoreCallers: z
    .array(text)
    .default([])
    .meta({ title: 'Callers that are left out', description: 'For example private numbers' }),
  hours: hoursSchema.optional().meta({
    title: 'Hours',
    description:
      'Outside these hours MOR is asked only every 9 seconds while there are no calls. Empty: always as often as during work',
  }),
});

export type InboundConfig = z.infer<typeof inboundSchema>;
