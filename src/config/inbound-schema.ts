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
  to: clock.describe('Earlier than from: over midnight'),
  zone: text
    .refine(isZone, 'expected the name of a time zone, such as Europe/Vilnius')
    .optional()
    .describe('Such as Europe/Vilnius; empty: that of this machine'),
});

/** Incoming calls for one CRM instance. */
export const inboundSchema = z.strictObject({
  enabled: z.boolean().default(false).meta({
    title: 'Show calls that come in',
    description: 'Those of mapped agents, at the MOR servers that take part (mor[].inbound)',
  }),
  pop: z.enum(['ringing', 'answered', 'never']).default('ringing').meta({
    title: 'Open the record',
    description: 'When the caller’s record opens by itself. never: the card alone shows who is calling',
  }),
  objects: z.array(text).optional().meta({
    title: 'Where callers are looked for',
    description:
      'Types of records, the most wanted first, such as Contact, Lead. Empty: what is usual in that CRM',
  }),
  createLead: z.boolean().default(true).meta({
    title: 'Offer to create a record',
    description:
      'For a caller whom nobody knows, the card leads to the CRM’s own page; nothing is created by itself',
  }),
  missedTask: z.boolean().default(false).meta({
    title: 'Task for missed calls',
    description: 'An open task to call back, one for all calls of the same number within an hour',
  }),
  defaultOwner: text.optional().meta({
    title: 'Owner of such tasks',
    description:
      'Id of a CRM user, for calls of nobody in particular. Empty: the agent whose telephone rang first',
  }),
  ignoreDids: z
    .array(text)
    .default([])
    .meta({ title: 'Numbers called that are left out', description: 'Calls to them neither show nor count' }),
  ignoreCallers: z
    .array(text)
    .default([])
    .meta({ title: 'Callers that are left out', description: 'For instance private numbers' }),
  hours: hoursSchema.optional().meta({
    title: 'Hours',
    description:
      'Outside them, while nothing is going on, MOR is asked every 9 seconds only. Empty: always as often as at work',
  }),
});

export type InboundConfig = z.infer<typeof inboundSchema>;
