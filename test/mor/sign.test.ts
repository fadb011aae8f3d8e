import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SIGNED, sign, signedText } from '../../src/mor/sign.ts';
import { z } from 'zod';

const vectors = z
  .array(
    z.strictObject({
      title: z.string(),
      method: z.string(),
      variant: z.string().optional(),
      signed: z.array(z.string()).optional(),
      params: z.record(z.string(), z.string()),
      key: z.string(),
      text: z.string(),
      sha1: z.string().regex(/^[0-9a-f]{40}$/),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('../vectors/mor-hash.json', import.meta.url), 'utf8')));

const table: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = SIGNED;

describe('the hash', () => {
  it.each(vectors)('$title', ({ method, variant, signed, params, key, text, sha1 }) => {
    const order = signed ?? table[method]?.[variant ?? ''];
    expect(order).toBeDefined();
    expect(signedText(order ?? [], params, key)).toBe(text);
    expect(sign(order ?? [], params, key)).toBe(sha1);
  });

  it('has a vector for each method and variant of the table', () => {
    const missing = Object.entries(table)
      .flatMap(([method, variants]) => Object.keys(variants).map((variant) => ({ method, variant })))
      .filter(({ method, variant }) => !vectors.some((v) => v.method === method && v.variant === variant));
    expect(missing).toEqual([]);
  });

  it('does not depend on the order of the given parameters', () => {
    const order = SIGNED.callback_init['device-dst-src'];
    expect(sign(order, { src: '1', dst: '2', device: '3' }, 'k')).toBe(
      sign(order, { device: '3', dst: '2', src: '1' }, 'k'),
    );
  });
});
