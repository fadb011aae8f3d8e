import { z } from 'zod';
import { WITHOUT_LOGIN, isWithoutLogin } from '../vocabulary/web-address.ts';

/** Shapes that several sections of the configuration share. */
export const text = z.string().min(1);
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'expected letters, digits, - and _');
export const port = z.number().int().min(0).max(65535);
export const days = z.number().int().min(1);
export const count = z.number().int().min(1);
export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'expected an http(s) address' })
  .refine(isWithoutLogin, WITHOUT_LOGIN);
export const httpsUrl = z
  .url({ protocol: /^https$/, error: 'expected an https address' })
  .refine(isWithoutLogin, WITHOUT_LOGIN);

/** Origins are also written into content security policies, so no character may end a directive there. */
const CANONICAL = /^https?:\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?$/;
const ORIGIN = /^https?:\/\/[^/\s\\?#@*]+\/?$/i;

/** `HTTPS://Crm.example.com:443/` in the form that a browser sends, `https://crm.example.com`; undefined: not an origin. */
const canonicalOrigin = (text: string): string | undefined => {
  if (!ORIGIN.test(text) || !URL.canParse(text)) return undefined;
  const { origin: found } = new URL(text);
  return CANONICAL.test(found) ? found : undefined;
};

/** Scheme, host and port of a page, in the form that browsers send. */
export const origin = z
  .string()
  .trim()
  .refine(
    (text) => canonicalOrigin(text) !== undefined,
    'expected scheme and host of the pages only, such as https://crm.example.com: no path, no wildcard, not null',
  )
  .overwrite((text) => canonicalOrigin(text) ?? text);

/** ISO 3166 alpha-2. The format makes a form show the country's name beside the letters. */
export const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'expected a two-letter country code such as LT')
  .meta({ format: 'country' });

/** A time of day; the format makes a form show a clock. */
export const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 21:00')
  .meta({ format: 'clock' });
