import { readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';

it('each language that has texts is in the list', () => {
  const files = readdirSync('src/vocabulary/texts').filter((name) => /^[a-z]{2}\.ts$/.test(name));
  expect(files.map((name) => name.replace('.ts', '')).sort()).toEqual(Object.keys(LANGUAGES).sort());
});
