import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { issueText } from '../../src/vocabulary/issue-text.ts';

const said = (schema: z.ZodType, value: unknown): readonly string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(issueText);

describe('what is wrong with a field', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['missing', z.string(), undefined, 'must be given'],
    ['missing number', z.number(), undefined, 'must be given'],
    ['a number as text', z.number(), '5', 'must be a number'],
    ['half a number', z.number().int(), 1.5, 'must be a whole number'],
    ['a text as switch', z.boolean(), 'on', 'must be yes or no (true or false)'],
    ['one instead of a list', z.array(z.string()), 'x', 'must be a list'],
    ['a text as group', z.object({}), 'x', 'must have fields of its own'],
    ['none of the choices', z.enum(['own', 'team']), 'x', 'must be own or team'],
    ['no address', z.url(), 'x', 'must be an address such as https://example.com'],
    ['another form', z.string().regex(/^a$/), 'x', 'is not written as it has to be'],
    ['empty', z.string().min(1), '', 'must not be empty'],
    ['short', z.string().min(3), 'x', 'must be at least 3 characters'],
    ['large', z.number().max(3), 4, 'must be at most 3'],
    ['long list', z.array(z.string()).max(1), ['a', 'b'], 'must be at most 1 entries'],
    ['unknown', z.strictObject({}), { x: 1 }, 'unknown: x'],
    ['none of several', z.union([z.string(), z.number()]), true, 'is not written as it has to be'],
    ['written for the field', z.string().regex(/^a$/, 'expected an a'), 'x', 'expected an a'],
  ])('%s', (_name, schema, value, text) => {
    expect(said(schema, value)).toEqual([text]);
  });
});
