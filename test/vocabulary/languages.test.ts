import { readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { salesforceLabels } from '../../scripts/salesforce-labels.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';

it.each(['salesforce', 'crm'] as const)('no two languages share a code for %s', (system) => {
  const codes = Object.values(LANGUAGES).map(({ language }) => language[system]);
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});

it('no translation is left over when its language has gone', () => {
  const folder = 'manifests/salesforce/languages/main/default/translations';
  const made = new Set(Object.keys(salesforceLabels()));
  expect(readdirSync(folder).filter((name) => !made.has(`${folder}/${name}`))).toEqual([]);
});
