import { z } from 'zod';
import type { BeanFieldInfos } from './bean-api.ts';

/** As the APIs send definitions: lengths are numbers or digits, and other things for fields that are no text. */
const definitionSchema = z.object({ len: z.coerce.number().int().positive() }).partial().catch({});

export const fieldInfos = (definitions: Readonly<Record<string, unknown>>): BeanFieldInfos =>
  new Map(
    Object.entries(definitions).map(([name, definition]) => {
      const { len } = definitionSchema.parse(definition);
      return [name, len === undefined ? {} : { maxLength: len }];
    }),
  );
