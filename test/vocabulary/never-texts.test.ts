import { describe, expect, it } from '@jest/globals';
import { labelsOf } from '../../scripts/salesforce-labels.ts';
import { RULE_CURES } from '../../src/vocabulary/problem-codes.ts';
import { cardLabels, reasonLabels } from '../../src/vocabulary/texts/crm-labels.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';

/** The beginning of "administrator" in all languages of the texts. */
const ADMINISTRATOR = /admin|админ/i;

describe('what no rule can allow never refers an agent to an administrator', () => {
  it.each(Object.entries(LANGUAGES))('%s', (_code, language) => {
    for (const problem of ['destination_blocked_emergency', 'destination_blocked_service_code'] as const) {
      const { title, cure } = language.problems[problem];
      const texts = [
        title,
        cure,
        cardLabels(language)[`p_${problem}`],
        reasonLabels(language)[`${problem}_cure`],
        problem === 'destination_blocked_emergency'
          ? labelsOf(language)['Mor_Problem_Emergency']
          : labelsOf(language)['Mor_Problem_Destination_Blocked_Service_Code'],
      ];
      for (const text of texts) {
        expect(text).toMatch(/\S{3}/);
        expect(text).not.toMatch(ADMINISTRATOR);
      }
    }
  });

  it('in the service’s own texts', () => {
    expect(Object.keys(RULE_CURES).sort()).toEqual(['emergency', 'service_code']);
    for (const cure of Object.values(RULE_CURES)) expect(cure).not.toMatch(ADMINISTRATOR);
  });
});
