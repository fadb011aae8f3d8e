import { describe, expect, it } from '@jest/globals';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { chooseNumber, type ChooseNumberInput } from '../../../src/mapping/numbers/choose-number.ts';

const choose = (input: Partial<ChooseNumberInput>): unknown => {
  const choice = chooseNumber({
    numbers: [],
    countries: ['LT'],
    internal: internalNumbers(['2XX']),
    ...input,
  });
  if (!choice.ok) return choice.code;
  const { field, parsed } = choice;
  return [field, parsed.kind === 'e164' ? parsed.e164 : parsed.digits];
};

const numbers = [
  { field: 'Phone', value: 'ask reception' },
  { field: 'MobilePhone', value: '8 600 12345' },
  { field: 'OtherPhone', value: '+49 30 1234567 ext. 12; +49 30 7654321' },
  { field: 'Fax', value: ' ' },
];

describe('chooseNumber', () => {
  it('takes the first number that can be dialled', () => {
    expect(choose({ numbers })).toEqual(['MobilePhone', '+37060012345']);
    expect(chooseNumber({ numbers, countries: ['LT'] })).toMatchObject({ raw: '8 600 12345' });
  });

  it('takes the clicked field and no other', () => {
    expect(choose({ numbers, field: 'OtherPhone' })).toEqual(['OtherPhone', '+49301234567']);
    expect(choose({ numbers, field: 'Phone' })).toBe('number_invalid');
    expect(choose({ numbers, field: 'Fax' })).toBe('no_telephone_number');
    expect(choose({ numbers, field: 'Nowhere' })).toBe('no_telephone_number');
  });

  it('finds an explicit number in any notation, even after another one', () => {
    expect(choose({ numbers, number: '+370 (600) 12345' })).toEqual(['MobilePhone', '+37060012345']);
    expect(choose({ numbers, number: '0049 30 1234567 x99' })).toEqual(['OtherPhone', '+49301234567']);
    expect(choose({ numbers, number: '+49307654321', field: 'OtherPhone' })).toEqual([
      'OtherPhone',
      '+49307654321',
    ]);
    expect(choose({ numbers, number: '+49307654321', field: 'MobilePhone' })).toEqual([
      'OtherPhone',
      '+49307654321',
    ]);
    expect(choose({ numbers: [{ field: 'Ext', value: '201' }], number: ' 201 ' })).toEqual(['Ext', '201']);
  });

  it('prefers the clicked field when two hold the number', () => {
    const twice = [
      { field: 'Phone', value: '+37060012345' },
      { field: 'Home', value: '860012345' },
    ];
    expect(choose({ numbers: twice, number: '+37060012345', field: 'Home' })).toEqual([
      'Home',
      '+37060012345',
    ]);
  });

  it('refuses numbers that are not on the record', () => {
    expect(choose({ numbers, number: '+37060012346' })).toBe('not_on_record');
    expect(choose({ numbers, number: '201' })).toBe('not_on_record');
    expect(choose({ numbers: [{ field: 'Ext', value: '201' }], number: '+37060012345' })).toBe(
      'not_on_record',
    );
    expect(choose({ number: '+37060012345' })).toBe('not_on_record');
    expect(choose({ numbers, number: 'nobody' })).toBe('number_invalid');
  });

  it('says when there is no number, and why none can be dialled', () => {
    expect(choose({})).toBe('no_telephone_number');
    expect(choose({ numbers: [{ field: 'Phone', value: '\n' }] })).toBe('no_telephone_number');
    expect(chooseNumber({ numbers: [{ field: 'Phone', value: '112' }], countries: [] })).toEqual({
      ok: false,
      code: 'destination_blocked',
      detail:
        'Phone "112" cannot be dialled: emergency numbers are never dialled by a click; use a telephone.',
    });
  });

  it('shows foreign text in one short line', () => {
    const value = `a\r\nb\u202e${'x'.repeat(100)}`;
    const choice = chooseNumber({ numbers: [{ field: 'Phone', value }], countries: [] });
    expect(choice).toMatchObject({ detail: expect.stringMatching(/^Phone "a b x{36}\.\.\." cannot/) });
  });
});
