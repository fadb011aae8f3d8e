import { z } from 'zod';

/** Pieces that several routes of the admin API share. */

export const id = z.string().min(1).max(255);
export const time = z.iso.datetime({ offset: true });

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

export const agentRef = z.strictObject({ crm: id, user: id });
export const origin = z.enum(['file', 'stored']);

/** Settings whose keys this contract does not know; their own schema, from which the pages draw a form, describes them. */
export const fields = z.record(z.string(), z.unknown());

/** A cursor is opaque; `next` is absent on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() });

export const checkLine = z.object({
  link: z.string(),
  ok: z.boolean(),
  warn: z.literal(true).optional(),
  detail: z.string(),
  cure: z.string().optional(),
});
