import { z } from 'zod';
import { beanShape } from '../shared/beans/options.ts';

const text = z.string().min(1);

const shape = {
  ...beanShape,
  /** Major version: 8 keeps its APIs below `/legacy` and has other page addresses. */
  version: z.union([z.literal(7), z.literal(8)]).default(7),
  /** Where the API is below `url`, when it is not where this version usually has it. */
  apiPath: z
    .string()
    .regex(/^\/[\w./-]*$/, 'expected a path such as /Api or /service/v4_1/rest.php')
    .transform((path) => path.replace(/\/+$/, ''))
    .optional(),
};

const v8Schema = z
  .strictObject({
    ...shape,
    api: z.literal('v8'),
    /** An OAuth2 client of the CRM. Without `username` it must be one for client credentials. */
    clientId: text,
    clientSecret: text,
    /** With these two the client must be one for the password grant. */
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
  /** `plain` when the CRM checks passwords against LDAP; over https only. */
  passwordEncoding: z.enum(['md5', 'plain']).default('md5'),
});

/** Options of a SuiteCRM instance besides the common keys of `crms`. */
export const suiteOptionsSchema = z.discriminatedUnion('api', [v8Schema, legacySchema]);
export type SuiteOptions = z.infer<typeof suiteOptionsSchema>;
export type V8Options = Extract<SuiteOptions, { api: 'v8' }>;
export type LegacyOptions = Extract<SuiteOptions, { api: 'v4_1' }>;
