import { z } from 'zod';
import { count, country, httpUrl, id, text } from './parts.ts';
import { recordingsSchema } from './recordings-schema.ts';

const numberFormSchema = z.strictObject({
  form: z
    .enum(['digits', 'plus', 'national'])
    .default('digits')
    .describe('digits: 37060012345; plus: +37060012345; national: as dialled inside the home country'),
  homeCountry: country.optional().describe('Two letters such as LT; the country whose numbers are national'),
  prefixes: z
    .array(z.strictObject({ match: z.string().regex(/^\d*$/), replace: z.string().regex(/^[0-9*#+]*$/) }))
    .default([])
    .describe('The first entry that matches the beginning of the digits applies'),
});

const limitsSchema = z.strictObject({
  concurrent: count.optional().meta({ title: 'Requests at a time' }),
  perSecond: count.optional(),
  queue: z
    .number()
    .int()
    .min(0)
    .default(100)
    .describe('How many clicks may wait; further ones are refused at once as overloaded'),
});

const statusSchema = z.strictObject({
  username: text.meta({
    title: 'Status user',
    description:
      'MOR administrator or reseller who may read active calls and CDRs; without one no call is followed, and little can be tested',
  }),
  password: text.optional().meta({
    title: 'Password of the status user',
    description: 'Needed for auto-match only (users_get checks it)',
  }),
  pollMs: z.number().int().min(100).default(1_000).meta({ title: 'Ask every (ms)' }),
});

const v2Schema = z.strictObject({
  username: text.meta({ title: 'API v2 user' }),
  password: text.meta({ title: 'API v2 password' }),
});

const tlsSchema = z.strictObject({
  caFile: text
    .optional()
    .meta({ title: 'File of the CA', description: 'Certificate of your own CA, in PEM' }),
  rejectUnauthorized: z.boolean().default(true).meta({ title: 'Refuse certificates that cannot be checked' }),
});

/** One MOR server, from the file or from the admin pages. */
export const morSchema = z.strictObject({
  id: id.describe('A short name for it here; mappings refer to it'),
  url: httpUrl.describe("Where MOR's GUI is mounted, such as https://mor.example.com/billing"),
  secretKey: text.optional().meta({
    title: 'API secret key',
    description: 'MOR: Settings, API. Empty only if that MOR does not check hashes',
  }),
  hashOrder: z
    .enum(['auto', 'device-src-dst', 'device-dst-src'])
    .default('auto')
    .meta({ title: 'Order of the hash', description: 'auto finds out by itself' }),
  status: statusSchema.optional().meta({ title: 'Following calls' }),
  inbound: z.boolean().default(false).meta({
    title: 'Calls that come in',
    description:
      'Shows incoming calls to the agents of CRM instances with inbound.enabled; the list of active calls is then polled all the time',
  }),
  recordings: recordingsSchema.optional().meta({
    title: 'Recordings',
    description: 'Off until it is settled why calls are recorded, who says so, and how long they are kept',
  }),
  endpoint: z
    .enum(['callback_init', 'callback'])
    .default('callback_init')
    .describe('callback is the old name'),
  method: z
    .enum(['POST', 'GET'])
    .default('POST')
    .describe('GET leaves numbers and hashes in logs; not recommended'),
  callbackUniqueId: z.boolean().default(false).meta({
    title: 'This MOR answers with a callback id',
    description: 'It links both legs of a call; needs use_callback_uniqueid in mor.conf',
  }),
  timeoutMs: z.number().int().min(100).max(120_000).default(10_000),
  connectTimeoutMs: z
    .number()
    .int()
    .min(50)
    .max(60_000)
    .default(3_000)
    .meta({ title: 'Time limit to connect (ms)' }),
  limits: limitsSchema
    .optional()
    .meta({ title: 'Limits of this MOR', description: 'Protects a small MOR. Empty: no limit' }),
  callEndSecret: z
    .string()
    .regex(/^([\w-]{16,200})?$/, 'expected 16 to 200 letters, digits, - and _ (openssl rand -hex 16)')
    .optional()
    .meta({
      title: 'Secret of the Call End webhook',
      description:
        'The end of the address in MOR: /hooks/mor/ID/call-end/SECRET, so that nobody else can make the connector read CDRs. Empty: no secret',
    }),
  v2: v2Schema.optional().meta({ title: 'API v2', description: 'MOR X18 and newer: lets agents hang up' }),
  numbers: numberFormSchema.prefault({}).meta({ title: 'Numbers as this MOR wants them' }),
  legALcr: text.optional().meta({ title: 'LCR of leg A', description: 'lega_lcr_id for all calls' }),
  tls: tlsSchema.optional().meta({ title: 'TLS' }),
});

export type MorConfig = z.infer<typeof morSchema>;
export type NumberFormConfig = MorConfig['numbers'];
