import { z } from 'zod';
import { beanShape } from '../shared/beans/options.ts';

/** Options of a SugarCRM instance besides the common keys of `crms`. */
export const sugarOptionsSchema = z.strictObject({
  ...beanShape,
  /** REST version, the newest that the instance has: v11_24 belongs to Sugar 14. */
  version: z
    .string()
    .regex(/^v1[01](_\d{1,3})?$/, 'expected a REST version such as v11_24')
    .default('v11_24'),
  username: z.string().min(1),
  password: z.string().min(1),
  /**
   * Sugar keeps one session per user and platform, so this must not be one that people use. It has to be registered:
   * the package does it, or Admin > Configure API Platforms. Several nodes need one platform each.
   */
  platform: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,127}$/, 'expected letters, digits, - and _')
    .refine((name) => !['base', 'mobile', 'portal'].includes(name), {
      error: 'base, mobile and portal belong to people: logging in there would log them out',
    })
    .default('mor_click2call'),
  /** OAuth key; `sugar` exists in every instance and has no secret. */
  clientId: z.string().min(1).default('sugar'),
  clientSecret: z.string().default(''),
});
export type SugarOptions = z.infer<typeof sugarOptionsSchema>;
