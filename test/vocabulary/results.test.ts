import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { RESULTS } from '../../src/vocabulary/outcomes.ts';
import { resultCode, resultLabel } from '../../src/vocabulary/results.ts';
import { USUAL_RESULTS, resultShown } from '../../src/vocabulary/usual-results.ts';

const sale = { code: 'sale', labels: { de: 'Verkauft', 'pt-BR': 'Vendido' }, value: 'Closed Won' };

describe('a result', () => {
  const spellings = RESULTS.flatMap((code) =>
    Object.values(LANGUAGES).flatMap(({ results }) => [
      [results[code], code] as const,
      [` ${results[code].toUpperCase().normalize('NFD')} `, code] as const,
    ]),
  );
  it.each([...spellings, ...RESULTS.map((code) => [code, code] as const)])(
    '%s stands for %s',
    (text, code) => {
      expect(resultCode(USUAL_RESULTS, text)).toBe(code);
    },
  );

  it('is also recognised by the CRM’s value', () => {
    expect(resultCode([sale], 'closed won')).toBe('sale');
    expect(resultCode([sale], 'Sale')).toBe('sale');
  });

  it.each(['', 'Sold', 'constructor', '__proto__'])('is not guessed: %j', (text) => {
    expect(resultCode([...USUAL_RESULTS, sale], text)).toBeUndefined();
  });

  it.each([
    [['lt', 'de'], 'Verkauft'],
    [['pt-BR'], 'Vendido'],
    [['de_AT'], 'Verkauft'],
    [[], 'Verkauft'],
  ])('has the label of the first language that has one: %j', (languages, label) => {
    expect(resultLabel(sale, languages)).toBe(label);
  });

  it('is shown by its code when it is no longer configured', () => {
    expect(resultShown([sale], 'call_back')).toMatchObject({
      code: 'call_back',
      label: 'Call back',
      labels: { de: 'Rückruf' },
    });
    expect(resultShown([sale], 'old')).toEqual({ code: 'old', label: 'old' });
  });
});
