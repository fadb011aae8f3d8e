import { z } from 'zod';
import { expectShape } from '../shared/answer.ts';
import { beanOf } from '../shared/beans/bean.ts';
import type { Bean } from '../shared/beans/bean.ts';
import type { ReadBean } from '../shared/beans/bean-api.ts';
import { toCrmError } from '../shared/crm-error.ts';
import type { SugarClient } from './client.ts';

export const recordSchema = z.looseObject({ id: z.string() });
export const listSchema = z.object({ records: z.array(recordSchema), next_offset: z.number() });
const emailsSchema = z.array(
  z.object({ email_address: z.string(), primary_address: z.unknown().optional() }),
);

/** Sugar no longer has an `email1` field: addresses are a list. */
export const toBean = (record: z.infer<typeof recordSchema>): Bean => {
  const emails = emailsSchema.safeParse(record.email);
  if (!emails.success) return beanOf(record.id, record);
  const primary = emails.data.find(({ primary_address: flag }) => flag === true || flag === '1');
  return beanOf(record.id, { ...record, email1: (primary ?? emails.data[0])?.email_address ?? '' });
};

export const inSugarWords = (fields: readonly string[]): string[] =>
  fields.map((name) => (name === 'email1' ? 'email' : name));

/** ISO 8601 with an offset: Sugar turns it into UTC, and shows it in the zone of each user. */
export const sugarTime = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19)}+00:00`;

/** One record by its id. */
export const createSugarGet =
  (client: SugarClient): ReadBean =>
  async (deadline, module, id, fields) => {
    const query = `fields=${encodeURIComponent(inSugarWords(fields).join(','))}`;
    try {
      const answer = await client.request(deadline, 'GET', `/${module}/${id}?${query}`);
      // Words such as `filter` are endpoints below a module, and they answer with a list.
      if (listSchema.safeParse(answer).success) return undefined;
      return toBean(expectShape(recordSchema, answer, `${module}/id`));
    } catch (error) {
      if (toCrmError(error).kind === 'missing') return undefined;
      throw error;
    }
  };
