import { z } from 'zod';
import { beanShape } from '../shared/beans/options.ts';

const text = z.string().min(1);

const shape = {
  ...beanShape,
  version: z
    .union([z.literal(7), z.literal(8)])
    .default(7)
    .describe('Major version: 8 keeps its APIs below /legacy and has other page addresses'),
  apiPath: z
    .string()
    .regex(/^\/[\w./-]*$/, 'expected a path such as /Api or /service/v4_1/rest.php')
    .transform((path) => path.replace(/\/+$/, ''))
    .optional()
    .describe('Where the API is below the address, when it is not where this version usually has it'),
};

const v8Schema = z
  .strictObject({
    ...shape,
    api: z.literal('v8'),
    clientId: text.describe(
      'Of an OAuth2 client of the CRM: for client credentials, or, with user name and password, for the password grant',
    ),
    clientSecret: text,
    username: text.optional(),
    password: text.optional(),
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    error: 'username and password are needed together (password grant), or neither (client credentials)',
    path: ['password'],
  });

const legacySchema = z.strictObject({
  ...shape,
  api: z.literal('v4_1'),
  username: text,
  password: text,
  passwordEncoding: z
    .enum(['md5', 'plain'])
    .default('md5')
    .describe('plain when the CRM checks passwords against LDAP; over https only'),
});

/** Options of a SuiteCRM instance besides the common keys of `crms`. */
export const suiteOptionsSchema = z.discriminatedUnion('api', [v8Schema, legacySchema]);
export type SuiteOptions = z.infer<typeof suiteOptionsSchema>;
export type V8Options = Extract<SuiteOptions, { api: 'v8' }>;
export type LegacyOptions = Extract<SuiteOptions, { api: 'v4_1' }>;
