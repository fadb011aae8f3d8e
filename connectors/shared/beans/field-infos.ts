import { z } from 'zod';
import type { BeanFieldInfos } from './bean-api.ts';

/** Field definitions as the APIs send them: a length is a number or digits, or anything else for non-text fields. */
const definitionSchema = z.object({ len: z.coerce.number().int().positive() }).partial().catch({});

export const fieldInfos = (definitions: Readonly<Record<string, unknown>>): BeanFieldInfos =>
  new Map(
    Object.entries(definitions).map(([name, definition]) => {
      const { len } = definitionSchema.parse(definition);
      return [name, len === undefined ? {} : { maxLength: len }];
    }),
  );
