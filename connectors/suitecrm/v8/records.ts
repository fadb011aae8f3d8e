import { z } from 'zod';
import { expectShape } from '../../shared/answer.ts';
import { beanOf } from '../../shared/beans/bean.ts';
import type { Bean } from '../../shared/beans/bean.ts';

const resource = z.object({ id: z.string(), attributes: z.record(z.string(), z.unknown()) });
const one = z.object({ data: resource });
const many = z.object({
  data: z.array(resource),
  meta: z.object({ 'total-pages': z.coerce.number() }).partial().optional(),
});

export interface V8Page {
  readonly items: readonly Bean[];
  readonly pages: number;
}

export const toBean = (value: unknown): Bean => {
  const { data } = expectShape(one, value, 'a record');
  return beanOf(data.id, data.attributes);
};

export const toPage = (value: unknown): V8Page => {
  const { data, meta } = expectShape(many, value, 'a list');
  return {
    items: data.map(({ id, attributes }) => beanOf(id, attributes)),
    pages: meta?.['total-pages'] ?? 1,
  };
};

/** V8 accepts only these as ids of single records (`1` is the first administrator); others are found by filter. */
export const isV8Id = (id: string): boolean =>
  id === '1' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

export interface ListQuery {
  readonly module: string;
  readonly fields: readonly string[];
  /** Whether all conditions must hold (the default) or any. V8 takes one operator for all of them. */
  readonly operator?: 'and' | 'or';
  /** Field, operator, value. */
  readonly where: readonly (readonly [string, 'eq' | 'like' | 'gte', string])[];
  readonly size: number;
  /** From 1. */
  readonly page: number;
  readonly sort?: string;
}

export const listPath = ({
  module,
  fields,
  operator: joined = 'and',
  where,
  size,
  page,
  sort,
}: ListQuery): string => {
  const terms = where.map(
    ([field, operator, value]) => `filter[${field}][${operator}]=${encodeURIComponent(value)}`,
  );
  return `/module/${module}?${[
    `fields[${module}]=${fields.join(',')}`,
    ...(terms.length === 0 ? [] : [`filter[operator]=${joined}`, ...terms]),
    `page[size]=${size}`,
    `page[number]=${page}`,
    ...(sort === undefined ? [] : [`sort=${sort}`]),
  ].join('&')}`;
};
