import { z } from 'zod';
import { time } from './call.ts';

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
export const zone = z.string().max(100).refine(isZone, 'expected a time zone such as Europe/Vilnius');
/** A calendar day such as 2026-11-28, limited to centuries in which calls can lie. */
export const day = z.iso
  .date()
  .refine((text) => text >= '2000' && text < '2200', 'expected a day between 2000 and 2199');

/** Where a period of a list begins or ends: a moment, or a whole day. */
export const dayOrTime = z
  .string()
  .refine(
    (text) => [day, time].some((form) => form.safeParse(text).success),
    'expected a day such as 2026-11-28, or a time such as 2026-11-28T09:00:00Z',
  )
  .meta({
    description: 'A day such as 2026-11-28, which is included, or a moment such as 2026-11-28T09:00:00Z',
  });
