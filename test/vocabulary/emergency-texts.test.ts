import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { EMERGENCY_CURE } from '../../src/vocabulary/problem-codes.ts';

const parser = new XMLParser({ parseTagValue: false });
const SALESFORCE = 'manifests/salesforce';

interface Labels {
  readonly CustomLabels?: { readonly labels: readonly { fullName: string; value: string }[] };
  readonly Translations?: { readonly customLabels: readonly { name: string; label: string }[] };
}

/** A text of a JSON file, flat or one level deep. */
const jsonText = (file: string, key: string): string | undefined => {
  const found = new Map<string, unknown>();
  JSON.parse(readFileSync(file, 'utf8'), (name, value: unknown) => {
    found.set(name, value);
    return value;
  });
  const text = found.get(key);
  return typeof text === 'string' ? text : undefined;
};

const labelOf = (language: string): string | undefined => {
  const file =
    language === 'en'
      ? `${SALESFORCE}/force-app/main/default/labels/CustomLabels.labels-meta.xml`
      : `${SALESFORCE}/languages/main/default/translations/${language}.translation-meta.xml`;
  const { CustomLabels, Translations } = parser.parse(readFileSync(file, 'utf8')) as Labels;
  return (
    CustomLabels?.labels.find(({ fullName }) => fullName === 'Mor_Problem_Emergency')?.value ??
    Translations?.customLabels.find(({ name }) => name === 'Mor_Problem_Emergency')?.label
  );
};

/** What "administrator" begins with in the languages of the texts. */
const ADMINISTRATOR = /admin|админ/i;
const LANGUAGES = { en: 'en_us', de: 'de_DE', es: 'es_ES', ru: 'ru_RU', lt: 'lt_LT' };

describe('nobody can allow an emergency number, so no text for agents sends them to an administrator', () => {
  it.each(Object.entries(LANGUAGES))('%s', (language, crmLanguage) => {
    const texts = {
      panel: jsonText(`src/web/panel/texts/${language}.json`, 'problem_destination_blocked_emergency'),
      suitecrmAndSugar: jsonText(
        `manifests/crm-shared/labels/${crmLanguage}.json`,
        'destination_blocked_emergency_cure',
      ),
      salesforce: labelOf(language),
    };
    for (const [place, text] of Object.entries(texts)) {
      expect([place, text]).toEqual([place, expect.stringMatching(/\S{3}/)]);
      expect(text).not.toMatch(ADMINISTRATOR);
    }
  });

  it('nor does the service', () => {
    expect(EMERGENCY_CURE).not.toMatch(ADMINISTRATOR);
  });
});
