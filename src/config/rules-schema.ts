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
    description: 'Two letters such as LT; counts where neither record, agent nor CRM instance says better',
  }),
  internal: z.array(internalPattern).default([]).meta({
    title: 'Internal numbers',
    description:
      'Numbers inside the company, as Asterisk’s patterns without _: 1XX, [2-4]XXX (X is 0-9, Z 1-9, N 2-9). Nothing else that is short is dialled',
  }),
});

/** Dial rules; also what the admin pages may put in their place. */
export const rulesSchema = z.strictObject({
  allowedCountries: z.array(country).optional().meta({
    title: 'Allowed countries',
    description:
      'Two letters each, such as LT LV DE. Empty: every country, but not the satellite and premium ranges of the world (ZZ)',
  }),
  blockedPrefixes: z
    .array(z.string().regex(/^\+?\d+$/, 'expected digits, with or without +'))
    .default([])
    .meta({ title: 'Blocked beginnings', description: 'In international form, such as +370900' }),
  blockedTypes: z
    .array(z.enum(NUMBER_TYPES))
    .default(['PREMIUM_RATE', 'SHARED_COST'])
    .meta({ title: 'Blocked kinds of numbers', description: 'As libphonenumber names them' }),
  perAgent: z
    .strictObject({
      concurrent: count.default(1).meta({ title: 'At a time' }),
      perMinute: count.default(6),
      perDay: count.default(300),
    })
    .prefault({})
    .meta({ title: 'Calls per agent' }),
  quietHours: z
    .strictObject({ from: clock, to: clock.meta({ title: 'Until' }) })
    .optional()
    .meta({
      description: 'Nobody is called between these times where the contact lives. Empty: calls at any time',
    }),
});

export type RulesConfig = z.infer<typeof rulesSchema>;
