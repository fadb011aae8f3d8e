import { z } from 'zod';
import { beanShape } from '../shared/beans/options.ts';

/** Options of a SugarCRM instance besides the common keys of `crms`. */
export const sugarOptionsSchema = z.strictObject({
  ...beanShape,
  version: z
    .string()
    .regex(/^v1[01](_\d{1,3})?$/, 'expected a REST version such as v11_24')
    .default('v11_24')
    .describe('REST version, the newest that the instance has: v11_24 belongs to Sugar 14'),
  username: z.string().min(1),
  password: z.string().min(1),
  /**
   * Sugar keeps one session per user and platform, so this must not be a platform that people use.
   */
  platform: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,127}$/, 'expected letters, digits, - and _')
    .refine((name) => !['base', 'mobile', 'portal'].includes(name), {
      error: 'base, mobile and portal belong to people: logging in there would log them out',
    })
    .default('mor_click2call')
    .describe(
      'Registered by the package, or in Admin > Configure API Platforms; several nodes need one each',
    ),
  clientId: z
    .string()
    .min(1)
    .default('sugar')
    .describe('OAuth key; sugar exists in every instance and has no secret'),
  clientSecret: z.string().default(''),
});
export type SugarOptions = z.infer<typeof sugarOptionsSchema>;
