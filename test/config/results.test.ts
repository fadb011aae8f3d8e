import { describe, expect, it } from '@jest/globals';
import { resultsSchema } from '../../src/config/results-schema.ts';

const problemsOf = (value: unknown): string[] =>
  (resultsSchema.safeParse(value).error?.issues ?? []).map(({ path }) => path.join('.'));
const sale = { code: 'sale', labels: { en: 'Sale', de: 'Verkauft' } };

describe('crms[].results', () => {
  it.each([[[]], [[sale]], [[sale, { code: 'no', labels: { 'pt-BR': 'Não' }, value: 'Closed Lost' }]]])(
    'accepts %j',
    (results) => {
      expect(problemsOf(results)).toEqual([]);
    },
  );

  it.each([
    ['a code in capitals', [{ ...sale, code: 'Sale' }], '0.code'],
    ['no label at all', [{ ...sale, labels: {} }], '0.labels'],
    ['a word that is no language', [{ ...sale, labels: { english: 'Sale' } }], '0.labels.english'],
    ['a code twice', [sale, { code: 'sale', labels: { en: 'Other' } }], '1'],
    ['one label for two', [sale, { code: 'sold', labels: { en: ' VERKAUFT' } }], '1'],
    ['a label that is the code of another', [sale, { code: 'x', labels: { en: 'sale' } }], '1'],
    [
      'a value that is the label of another',
      [sale, { code: 'x', labels: { en: 'X' }, value: 'Verkauft' }],
      '1',
    ],
    ['another key', [{ ...sale, colour: 'red' }], '0'],
  ])('refuses %s', (_what, results, path) => {
    expect(problemsOf(results)).toEqual([path]);
  });
});
