import { z } from 'zod';
import { patternFault } from '../mapping/rules/internal.ts';
import { NUMBER_TYPES } from '../mapping/rules/number-types.ts';
import { clock, count, country } from './parts.ts';

const internalPattern = z.string().superRefine((pattern, context) => {
  const fault = patternFault(pattern);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

export const numbersSchema = z.strictObject({
  defaultCountry: country.optional().meta({
    title: 'Country of numbers without +',
    description: 'Two letters such as LT; used where neither record, agent nor CRM instance names a country',
  }),
  internal: z.array(internalPattern).default([]).meta({
    title: 'Internal numbers',
    description:
      'Numbers inside the company, as Asterisk’s patterns without _: 1XX, [2-4]XXX (X is 0-9, Z 1-9, N 2-9). No other short number is dialled',
  }),
});

const prefix = z.string().regex(/^\+?\d+$/, 'expected digits, with or without +');

/** Dial rules, from the file or from the admin pages that replace them. */
export const rulesSchema = z.strictObject({
  allowedCountries: z.array(country).optional().meta({
    title: 'Allowed countries',
    description:
      'Two letters each, such as LT LV DE. Empty: every country, but not the satellite and premium ranges of the world (ZZ)',
  }),
  blockedPrefixes: z
    .array(prefix)
    .default([])
    .meta({ title: 'Blocked beginnings', description: 'In international form, such as +370900' }),
  allowedPrefixes: z.array(prefix).default([]).meta({
    title: 'Allowed costly beginnings',
    description:
      'Ranges that are expensive or used for fraud (+1 976, +44 70, +49 137, +247 ...) are blocked by default; numbers in those listed here are dialled',
  }),
  blockedTypes: z
    .array(z.enum(NUMBER_TYPES))
    .default(['PREMIUM_RATE'])
    .meta({ title: 'Blocked kinds of numbers', description: 'Recognised by how a number begins' }),
  perAgent: z
    .strictObject({
      concurrent: count.default(1).meta({ title: 'At a time' }),
      perMinute: count.default(6),
      perDay: count.default(300),
    })
    .prefault({})
    .meta({ title: 'Calls per agent' }),
  perInstance: z
    .strictObject({
      concurrent: count.optional().meta({ title: 'At a time' }),
      perMinute: count.optional(),
      perDay: count.optional(),
    })
    .optional()
    .meta({ title: 'Calls per CRM instance', description: 'All agents together. Empty: no limit' }),
  quietHours: z
    .strictObject({ from: clock, to: clock.meta({ title: 'Until' }) })
    .optional()
    .meta({
      description: 'Nobody is called between these times of the contact’s own day. Empty: calls at any time',
    }),
});

export type RulesConfig = z.infer<typeof rulesSchema>;
