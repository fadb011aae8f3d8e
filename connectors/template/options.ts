import { z } from 'zod';
import { WITHOUT_LOGIN, isWithoutLogin } from '../../src/vocabulary/web-address.ts';
import { rateSchema } from '../shared/rate.ts';

/** Options of an instance besides the common keys of `crms`. */
export const templateOptions = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'expected the http(s) address of the CRM' })
    .refine(isWithoutLogin, WITHOUT_LOGIN)
    .transform((url) => url.replace(/\/+$/, '')),
  secret: z.string().min(1).describe('What the CRM’s administrator made for the connector'),
  rate: rateSchema,
  timeoutMs: z.number().int().min(100).max(9_000).default(5_000).describe('Of one request'),
});

export type TemplateOptions = z.infer<typeof templateOptions>;
