import { z } from 'zod';
import type { CallBackTask } from '../../../src/calls/activity.ts';
import { LANGUAGES } from '../../../src/vocabulary/texts/languages.ts';
import type { Language } from '../../../src/vocabulary/texts/languages.ts';
import { WITHOUT_LOGIN, isWithoutLogin } from '../../../src/vocabulary/web-address.ts';
import { createPlaceholders } from '../placeholders.ts';
import { rateSchema } from '../rate.ts';
import { isModuleName } from './bean.ts';

const field = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'expected a field name of the CRM');
const moduleName = z.string().refine(isModuleName, 'expected a module name of the CRM');
/** A field name, or `false` if the CRM has none. */
const fieldOrOff = z.union([field, z.literal(false)]);

const moduleSchema = z.strictObject({
  /** Telephone fields in order of preference. */
  phones: z.array(field).min(1, 'at least one telephone field is needed'),
  /** Fields that make up the name, joined by a blank. */
  name: z.array(field).min(1).default(['name']),
  country: fieldOrOff.default(false),
  doNotCall: fieldOrOff.default(false),
});
export type ModuleOptions = z.infer<typeof moduleSchema>;

const PERSON_PHONES = ['phone_work', 'phone_mobile', 'phone_home', 'phone_other'];
const PERSON: ModuleOptions = {
  phones: PERSON_PHONES,
  name: ['first_name', 'last_name'],
  country: 'primary_address_country',
  doNotCall: 'do_not_call',
};

/** The modules that every CRM of the family has. Configured ones are added, and replace these by name. */
const STANDARD_MODULES: Readonly<Record<string, ModuleOptions>> = {
  Contacts: PERSON,
  Leads: PERSON,
  Prospects: PERSON,
  Accounts: {
    phones: ['phone_office', 'phone_alternate'],
    name: ['name'],
    country: 'billing_address_country',
    doNotCall: false,
  },
  Users: {
    phones: PERSON_PHONES,
    name: ['first_name', 'last_name'],
    country: 'address_country',
    doNotCall: false,
  },
};

/** What a configured field of a task to call back can contain. */
export const CALL_BACK_PLACEHOLDERS = createPlaceholders<[CallBackTask]>({
  contact: ({ contactName, from }) => contactName ?? from,
  number: ({ from }) => from,
  call: ({ key }) => key,
});
const placeholders = CALL_BACK_PLACEHOLDERS.names.map((name) => `{${name}}`).join(', ');

/** Fields of Tasks that the connector writes itself. */
const OWN_TASK_FIELDS = [
  ...['id', 'name', 'status', 'date_due', 'description', 'parent_type', 'parent_id', 'contact_id'],
  'assigned_user_id',
];
const taskField = field.refine((name) => !OWN_TASK_FIELDS.includes(name), 'the connector writes it itself');

const isOn = (entry: [string, ModuleOptions | false]): entry is [string, ModuleOptions] => entry[1] !== false;

/** Options that all APIs of the Sugar family share; each adds its address and credentials. */
export const beanShape = {
  url: z
    .url({ protocol: /^https?$/, error: 'expected the http(s) address of the CRM' })
    .refine(isWithoutLogin, WITHOUT_LOGIN)
    .transform((url) => url.replace(/\/+$/, '')),
  numbersFrom: z
    .enum(['record', 'request'])
    .default('record')
    .describe(
      'record: a number must be on the record as the API reads it; request: the CRM’s package vouches for it',
    ),
  /** Modules whose numbers can be called, in addition to the standard ones; `false` removes a standard one. */
  modules: z
    .record(moduleName, z.union([moduleSchema, z.literal(false)]))
    .default({})
    .transform((own): Readonly<Record<string, ModuleOptions>> => {
      const all: Record<string, ModuleOptions | false> = { ...STANDARD_MODULES, ...own };
      return Object.fromEntries(Object.entries(all).filter(isOn));
    })
    .describe('Modules whose numbers can be called, besides Contacts, Leads, Prospects, Accounts and Users'),
  /** Fields of the user record that hold mapping values. */
  userFields: z
    .strictObject({
      username: fieldOrOff.default('mor_username_c'),
      device: fieldOrOff.default('mor_device_c'),
      source: fieldOrOff.default('mor_source_c'),
    })
    .prefault({}),
  /**
   * Custom fields of Calls. `callId` also tells the package's hooks which records are the connector's own; `recording`, the
   * address of the page that plays it, and `disposition` are only written where the CRM has the field.
   */
  activityFields: z
    .strictObject({
      callId: fieldOrOff.default('mor_call_id_c'),
      talkSeconds: fieldOrOff.default('mor_talk_seconds_c'),
      outcome: fieldOrOff.default('mor_outcome_c'),
      recording: fieldOrOff.default('mor_recording_c'),
      disposition: fieldOrOff
        .default('mor_result_c')
        .describe(
          'The agent’s result. Off, or a CRM without the field: the result is the first line of the description',
        ),
    })
    .prefault({}),
  /** How calls are named, and tasks to call back a contact whose call was missed. */
  task: z
    .strictObject({
      language: z
        .enum(Object.keys(LANGUAGES) as [Language, ...Language[]])
        .default('en')
        .describe('Of the subject of a call, and of what the connector writes into a task to call back'),
      fields: z
        .record(
          taskField,
          z
            .string()
            .refine(
              (text) => CALL_BACK_PLACEHOLDERS.unknownIn(text).length === 0,
              `expected no placeholders but ${placeholders}`,
            ),
        )
        .default({})
        .describe(
          `Further fields of a new task to call back, for instance required ones; with ${placeholders}`,
        ),
    })
    .prefault({}),
  /** Written by the package: the last digits of a record's numbers, one each. */
  numberFields: z
    .array(field)
    .default(['mor_tail_1_c', 'mor_tail_2_c', 'mor_tail_3_c', 'mor_tail_4_c'])
    .describe(
      'Fields in which the package keeps the last digits of a record’s numbers, for calls that come in',
    ),
  changesPollSec: z
    .number()
    .int()
    .min(0)
    .max(3_600)
    .refine((seconds) => seconds === 0 || seconds >= 10, 'expected 10 seconds or more, or 0 for never')
    .default(60)
    .describe('How often the CRM is asked for users that changed without its package telling; 0: never'),
  rate: rateSchema,
  /** Limit of one request. */
  timeoutMs: z.number().int().min(100).max(9_000).default(5_000),
} as const;

export type BeanOptions = z.infer<z.ZodObject<typeof beanShape>>;
