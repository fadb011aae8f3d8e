import { z } from 'zod';
import { isApiName } from './ids.ts';
import { TASK_PLACEHOLDERS } from './task-subject.ts';
import { TASK_TEXTS } from './task-texts.ts';
import type { TaskLanguage } from './task-texts.ts';

const text = z.string().min(1);
const apiName = text.refine(isApiName, 'expected an API name such as MOR_Device__c');
const fieldPath = text.refine(
  (path) => path.split('.').length <= 3 && path.split('.').every(isApiName),
  'expected a field such as Phone or Account.Phone',
);

const placeholders = TASK_PLACEHOLDERS.names.map((name) => `{${name}}`).join(', ');
const template = text.refine(
  (value) => TASK_PLACEHOLDERS.unknownIn(value).length === 0,
  `expected no placeholders but ${placeholders}`,
);

/** Fields of Task that `task.fields` cannot set: they describe the call itself or have their own option. */
const OWN_FIELDS = [
  ...['Subject', 'Status', 'Description', 'OwnerId', 'WhoId', 'WhatId', 'ActivityDate', 'RecordTypeId'],
  ...['TaskSubtype', 'CallType', 'CallDurationInSeconds', 'CallDisposition', 'CallObject'],
];

/** Salesforce hosts speak TLS only; plain http is for a fake org on the same machine. */
const orgUrl = z
  .url({ protocol: /^https?$/, error: 'expected the My Domain address, https://NAME.my.salesforce.com' })
  // Each check needs an address that parsed.
  .pipe(
    z
      .string()
      .refine(
        (url) =>
          new URL(url).protocol === 'https:' ||
          /^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(url).hostname),
        'expected https',
      )
      .refine(
        (url) => !/\.lightning\.force\.com$|^(login|test)\.salesforce\.com$/.test(new URL(url).hostname),
        'expected the My Domain address (https://NAME.my.salesforce.com), not a Lightning or login host',
      )
      .transform((url) => new URL(url).origin),
  );

/** Multi-line text; a form has to preserve the line breaks. */
const pem = (description: string) => text.meta({ format: 'pem', description });
const consumerKey = text.describe('Consumer key of the External Client App');

const login = z.discriminatedUnion('flow', [
  z.strictObject({
    flow: z.literal('jwt'),
    clientId: consumerKey,
    username: text.describe('Of the integration user'),
    privateKey: pem(
      'RSA, from BEGIN to END; the certificate that belongs to it is in the External Client App',
    ),
    audience: text
      .optional()
      .describe('`aud` of the assertion; the org’s address unless a government cloud wants another'),
    certificate: pem('From BEGIN to END; only so that the self-check can warn before it expires').optional(),
  }),
  z.strictObject({
    flow: z.literal('client_credentials'),
    clientId: consumerKey,
    clientSecret: text.describe('Consumer secret of the External Client App'),
  }),
]);

/** What the connector needs to know about an object. Fields are in order of preference. */
const objectPlan = z.strictObject({
  phones: z.array(fieldPath).min(1).optional(),
  otherPhones: z
    .boolean()
    .default(true)
    .describe('Dial the other fields of type Phone, too, behind those of the list'),
  names: z.array(fieldPath).min(1).optional(),
  countries: z.array(fieldPath).optional(),
  doNotCall: z.array(fieldPath).optional(),
});

export const salesforceOptions = z.strictObject({
  url: orgUrl.describe('The org’s My Domain address, https://NAME.my.salesforce.com'),
  login,
  apiVersion: z
    .string()
    .regex(/^\d{2,3}\.0$/, 'expected a version such as 68.0')
    .default('68.0'),
  timeoutMs: z
    .number()
    .int()
    .min(100)
    .max(10_000)
    .default(6_000)
    .describe('Of one request; whole operations end after 10 s at the latest'),
  cacheSec: z
    .number()
    .int()
    .min(0)
    .max(3_600)
    .default(60)
    .describe('How long users are remembered, and records for 5 s of it; change events drop both earlier'),
  visibility: z
    .enum(['agent', 'records', 'integration'])
    .default('agent')
    .describe(
      'agent: only records and telephone fields that the agent may read; records: only records that the agent may ' +
        'read, with all their fields; integration: everything the integration user sees',
    ),
  /** Overrides parts of the built-in objects and adds custom ones. */
  objects: z
    .record(apiName, objectPlan)
    .default({})
    .describe(
      'Custom objects that can be called, and other fields for the usual ones (Contact, Lead, Account ...)',
    ),
  /** Fields of User that hold mapping values. Fields that the org does not have are skipped. */
  userFields: z
    .strictObject({
      username: apiName.default('MOR_Username__c'),
      device: apiName.default('MOR_Device__c'),
      source: apiName.default('MOR_Source__c'),
      callerIdA: apiName.optional(),
      callerIdB: apiName.optional(),
    })
    .prefault({}),
  task: z
    .strictObject({
      /** External Id and Unique text field of Activity; holds the call's id. */
      callIdField: apiName.default('MOR_Call_Id__c'),
      /** Optional fields of Activity, filled where the org has them. */
      outcomeField: apiName.default('MOR_Outcome__c'),
      directionField: apiName.default('MOR_Direction__c').describe('outbound or inbound, for reports'),
      talkSecondsField: apiName.default('MOR_Talk_Seconds__c'),
      status: text
        .optional()
        .describe(
          'Of a finished call; empty: "Completed" where that counts as closed, else the first that does',
        ),
      recordType: apiName.optional().describe('Developer name of a record type of Task'),
      subject: template.optional().describe(`Of a new Task, with ${placeholders}`),
      language: z
        .enum(Object.keys(TASK_TEXTS) as [TaskLanguage, ...TaskLanguage[]])
        .default('en')
        .describe('Of what the connector writes into Tasks'),
      fields: z
        .record(apiName, template)
        .superRefine((fields, context) => {
          for (const name of Object.keys(fields).filter((one) => OWN_FIELDS.includes(one)))
            context.addIssue({
              code: 'custom',
              message: `the connector writes ${name} itself`,
              path: [name],
            });
        })
        .default({})
        .describe(
          `Further fields of a new Task, also of one to call back, for instance required ones; with ${placeholders}`,
        ),
    })
    .prefault({}),
  stateEvent: apiName
    .optional()
    .describe('Platform event that each change of a call’s state is published as; empty: none is'),
  permissionSet: apiName
    .default('MOR_Integration')
    .describe('The self-check expects it at the integration user'),
});

export type SalesforceOptions = z.infer<typeof salesforceOptions>;
export type LoginOptions = SalesforceOptions['login'];
export type ObjectOverrides = SalesforceOptions['objects'];
