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

export const values = z.record(z.string(), z.union([z.string(), z.number()]));

/** A message of ours as a code whose text the pages have in each language. */
export interface Said {
  readonly code: string;
  /** It is what to do, not what was found. */
  readonly part?: 'cure' | undefined;
  /** What its text names. */
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  /** What a value says, where that is a message of ours, too. */
  readonly inner?: Readonly<Record<string, Said>> | undefined;
  /** The sentence behind it. */
  readonly then?: Said | undefined;
}

export const said: z.ZodType<Said> = z.lazy(() => z.object({ code: z.string(), ...saidShape }));
const saidShape = {
  part: z.literal('cure').optional(),
  values: values.optional(),
  inner: z.record(z.string(), said).optional(),
  then: said.optional(),
};

/** What is wrong with one field: in English, and as a code with what its text names. */
export const message = z.object({
  message: z.string(),
  code: z.string().optional(),
  ...saidShape,
});

/** A finding in English, and as a code whose text the pages have in each language. */
export const finding = z.object({
  code: z.string().optional(),
  values: values.optional(),
  inner: saidShape.inner,
  detail: z.string(),
  cure: z.string().optional(),
});

export const checkLine = finding.extend({
  link: z.string(),
  place: z.string().optional(),
  ok: z.boolean(),
  warn: z.literal(true).optional(),
});
