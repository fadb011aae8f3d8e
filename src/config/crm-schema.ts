import { z } from 'zod';
import { inboundSchema } from './inbound-schema.ts';
import { country, id, origin, text } from './parts.ts';
import { secretProblem } from './crm-keys.ts';
import { resultsSchema } from './results-schema.ts';

const signingSecret = text.superRefine((secret, context) => {
  const problem = secretProblem(secret);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
});

const jwtSchema = z.strictObject({
  publicKey: text.meta({
    title: 'Public key or certificate (PEM)',
    description: 'RS256 or ES256',
    format: 'pem',
  }),
  issuer: text,
  audience: text.default('mor-crm-connector'),
});

const defaultsSchema = z.strictObject({
  mor: text.optional().meta({ title: 'MOR server' }),
  username: text.optional().meta({ title: 'MOR user' }),
  device: text.optional(),
  source: text.optional().meta({
    deprecated: true,
    description:
      'No longer used: a telephone belongs to one agent. At start-up the log names the instances that still have it',
  }),
  callerIdA: text.optional(),
  callerIdB: text.optional(),
  country: country.optional().meta({ title: 'Country' }),
});

/** The keys that every CRM instance has; each connector adds its own schema for the rest. */
export const crmCommonShape = {
  id: id.describe('A short name for it here; agents and keys refer to it'),
  type: text.describe('salesforce, sugarcrm, suitecrm, generic, or one that `connectors` brings'),
  apiKeys: z.array(text).default([]).describe('Bearer keys, from server to server'),
  signingSecrets: z
    .array(signingSecret)
    .default([])
    .describe(
      'For signed requests (r1, or v1 of Standard Webhooks), from server to server; two while rotating',
    ),
  jwt: jwtSchema
    .optional()
    .meta({ title: 'Browser tokens of the CRM', description: 'Tokens that the CRM signs itself' }),
  origins: z.array(origin).default([]).meta({
    title: 'Page origins',
    description:
      'Pages of the CRM that may use the connector from a browser, such as https://crm.example.com',
  }),
  defaultCountry: country
    .optional()
    .meta({ title: 'Country of its numbers', description: 'Two letters, for numbers without +' }),
  callerIds: z.array(text).default([]).meta({
    title: 'Caller IDs',
    description: 'Numbers that agents may show to the contact, besides those of their own line',
  }),
  results: resultsSchema.default([]).meta({
    title: 'Results of calls',
    description:
      'What agents can choose after a call. Empty: reached, left_message, call_back, wrong_number, not_interested, and my_voicemail for calls from a mobile telephone, with labels in every language of the panel',
  }),
  resultRequired: z.boolean().default(false).meta({
    title: 'Results are required',
    description: 'The card of an answered call stays until the agent has chosen a result',
  }),
  inbound: inboundSchema.optional().meta({ title: 'Calls that come in' }),
  defaults: defaultsSchema.default({}).meta({
    title: 'Usual values',
    description: 'Used where neither the mapping nor the CRM’s user record has a value',
  }),
} as const;

/** One CRM instance; its connector's own options are not checked here. */
export const crmSchema = z.looseObject(crmCommonShape);

/** The common keys that a connection's form draws: id and type are its heading, and keys are made on their own page. */
export const crmFormSchema = z
  .strictObject(crmCommonShape)
  .omit({ id: true, type: true, apiKeys: true, signingSecrets: true });

export type CrmConfig = z.infer<typeof crmSchema>;
