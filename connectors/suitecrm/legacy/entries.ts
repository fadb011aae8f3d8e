import { z } from 'zod';
import { expectShape } from '../../shared/answer.ts';
import { beanOf } from '../../shared/beans/bean.ts';
import type { Bean } from '../../shared/beans/bean.ts';
import type { BeanFields } from '../../shared/beans/bean-api.ts';

const nameValue = z.object({ name: z.string(), value: z.unknown() });
const entry = z.object({
  id: z.string(),
  // The API sends a list instead of an object when the record is deleted or does not exist.
  name_value_list: z.union([z.array(nameValue), z.record(z.string(), nameValue)]),
});
const entries = z.object({
  entry_list: z.array(entry),
  next_offset: z.coerce.number().default(0),
  total_count: z.coerce.number().default(0),
});

export interface LegacyPage {
  readonly items: readonly Bean[];
  /** Offset of the next page; undefined on the last one. */
  readonly nextOffset: number | undefined;
}

const toBean = ({ id, name_value_list: values }: z.infer<typeof entry>): Bean | undefined => {
  if (Array.isArray(values)) return undefined;
  const fields = Object.fromEntries(Object.values(values).map(({ name, value }) => [name, value]));
  const bean = beanOf(id, fields);
  return bean.flag('deleted') ? undefined : bean;
};

export const toPage = (value: unknown, what: string): LegacyPage => {
  const { entry_list: list, next_offset: next, total_count: total } = expectShape(entries, value, what);
  return {
    items: list.map(toBean).filter((bean) => bean !== undefined),
    nextOffset: list.length > 0 && next < total ? next : undefined,
  };
};

export const toNameValues = (fields: BeanFields): { name: string; value: string | number }[] =>
  Object.entries(fields).map(([name, value]) => ({ name, value }));

/**
 * `LIKE` for a word that a person typed. The query is raw SQL, so every character that is neither letter nor digit
 * becomes the single-character wildcard; the caller filters out what matches too much.
 */
export const like = (column: string, word: string): string =>
  `${column} like '%${word.replace(/[^\p{L}\p{N}]/gu, '_')}%'`;
