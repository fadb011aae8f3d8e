import { z } from 'zod';

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
