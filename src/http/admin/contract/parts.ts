import { z } from 'zod';

export { day, zone } from '../../schemas/periods.ts';

/** Pieces that several routes of the admin API share. */

export const id = z.string().min(1).max(255);
/** Of the reader, where a page cannot send it as a header. */
export const language = z.string().max(35);
export const time = z.iso.datetime({ offset: true });

export const agentRef = z.strictObject({ crm: id, user: id });
export const origin = z.enum(['file', 'stored']);

/** Settings whose keys this contract does not know; their own schema, from which the pages draw a form, describes them. */
export const fields = z.record(z.string(), z.unknown());

/** A cursor is opaque; `next` is absent on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() });

const values = z.record(z.string(), z.union([z.string(), z.number()]));

/** What is wrong with one field: in English, and as a code with what its text names. */
export const message = z.object({
  message: z.string(),
  code: z.string().optional(),
  values: values.optional(),
});

/** A finding in English, and as a code whose text the pages have in each language. */
export const finding = z.object({
  code: z.string().optional(),
  values: values.optional(),
  /** What the value `text` says, where it is a message of ours. */
  inner: z.object({ code: z.string(), values: values.optional() }).optional(),
  detail: z.string(),
  cure: z.string().optional(),
});

export const checkLine = finding.extend({
  link: z.string(),
  place: z.string().optional(),
  ok: z.boolean(),
  warn: z.literal(true).optional(),
});
