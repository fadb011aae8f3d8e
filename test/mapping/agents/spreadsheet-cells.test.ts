import { describe, expect, it } from '@jest/globals';
import { parseMappingCsv } from '../parse-csv.ts';
import { isSameSource } from '../../../src/mapping/agents/source-text.ts';
import { validateMapping } from '../../../src/mapping/agents/validate.ts';
import type { MappingInput } from '../../../src/mapping/agents/validate.ts';
import { createSourceFault } from '../../../src/mapping/rules/source.ts';
import { seeded } from '../numbers/generated/sample.ts';
import { row } from '../rows.ts';

const context = { crms: ['sales'], mors: ['main'] };
const COLUMNS = [
  'source',
  'device',
  'cardPin',
  'legATariff',
  'legAResellerTariff',
  'morServer',
  'callerIdA',
  'callerIdB',
] as const;

const random = seeded(3);
const digits = (length: number): string =>
  String(1 + Math.floor(random() * 9)) +
  Array.from({ length: length - 1 }, () => String(Math.floor(random() * 10))).join('');
/** Never an emergency number, with any digits, and no 0 at the end, which an exponent would not show. */
const NUMBERS = [2, 3, 4, 6, 9, 11, 12, 13].flatMap((length) =>
  Array.from({ length: 5 }, () => `${digits(length - 1)}7`),
);

const mantissa = (number: string, sign: string): string =>
  `${number.charAt(0)}${number.length > 1 ? sign : ''}${number.slice(1)}E+${String(number.length - 1).padStart(2, '0')}`;

/** What a spreadsheet makes of a number without losing a digit. */
const WHOLE: Readonly<Record<string, (number: string) => string>> = {
  'as a decimal': (number) => `${number}.0`,
  'as a decimal with comma': (number) => `${number},00`,
  'as an exponent': (number) => mantissa(number, '.'),
  'as an exponent with comma': (number) => mantissa(number, ',').toLowerCase(),
  'behind an apostrophe': (number) => `'${number}`,
  'between apostrophes': (number) => `'${number}'`,
  'as a formula': (number) => `="${number}"`,
  'as a short formula': (number) => `=${number}`,
  'in wide digits': (number) => number.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  'with invisible characters': (number) => `\u202a${number}\u202c\u00a0`,
};
/** Digits are lost: an exponent with fewer digits than the number has. */
const LOST = [4, 6, 9, 11, 12].flatMap((length) =>
  [0, 1, 2].map(
    (kept) => `${digits(1)}${kept > 0 ? `.${digits(kept)}` : ''}E+${String(length).padStart(2, '0')}`,
  ),
);
const ERRORS = ['####', '########', '#NUM!', '#N/A', '#VALUE!', '#REF!', '#NV'];

const stored = (input: MappingInput, column: (typeof COLUMNS)[number]): unknown => {
  const checked = validateMapping({ ...row(), ...input }, context);
  return checked.ok ? checked.mapping[column] : checked.errors;
};
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('what a spreadsheet leaves of a row', () => {
  it('is restored in each column of numbers, in forms and in files', () => {
    let cases = 0;
    for (const [name, spoil] of Object.entries(WHOLE)) {
      for (const number of NUMBERS) {
        for (const column of COLUMNS) {
          if (column.startsWith('callerId') && /wide|invisible/.test(name)) continue;
          cases += 1;
          expect([name, column, stored({ [column]: spoil(number) }, column)]).toEqual([name, column, number]);
        }
        const { crm, user, mor, username } = row();
        const file = `crm,user,mor,username,device,source\n${[crm, user, mor, username, spoil(number), spoil(number)].map(quoted).join(',')}\n`;
        const { rows, errors } = parseMappingCsv(file, context);
        expect([name, errors, rows[0]?.mapping]).toMatchObject([
          name,
          [],
          { device: number, source: number },
        ]);
        cases += 1;
      }
    }
    console.log(`${cases} cells`);
    expect(cases).toBeGreaterThan(3000);
  });

  it.each([...LOST, ...ERRORS])('%s is refused in each column, since digits are lost', (cell) => {
    for (const column of COLUMNS) {
      expect(stored({ [column]: cell }, column)).toEqual([
        { column, message: expect.stringContaining('digits are lost') },
      ]);
    }
    const file = `crm,user,mor,username,device,source\nsales,"${cell}",main,anna,17,101\n`;
    expect(parseMappingCsv(file, context).errors).toMatchObject([{ line: 2, column: 'user' }]);
  });

  it('101.0 is 101, even as one of several sources and as the user of a file', () => {
    expect(stored({ source: "101.0; 1,02E+2;'103" }, 'source')).toBe('101;102;103');
    expect(stored({ source: '101; 4.93E+10' }, 'source')).toMatchObject([{ column: 'source' }]);
    const { rows } = parseMappingCsv(
      'crm,user,mor,username,device,source\nsales,12.0,main,anna,17.0,101.0\n',
      context,
    );
    expect(rows[0]?.mapping).toMatchObject({ user: '12', device: '17', source: '101' });
  });

  it('leaves names and user names as they are', () => {
    const name = { name: "'t Hooft", username: '=SUM' };
    expect(validateMapping({ ...row(), ...name }, context)).toMatchObject({ mapping: name });
  });

  it.each([
    ['101', '101.0', true],
    ['+370 600 12345', '+37060012345', true],
    ['101', "'101", true],
    ['101', '102', false],
    ['101', '1.0E+2', false],
  ])('the sources %s and %s are the same: %s', (one, other, same) => {
    expect(isSameSource(one, other)).toBe(same);
  });

  it('a 0 that may be lost is not guessed', () => {
    const fault = createSourceFault({
      crms: new Map([['sales', { defaultCountry: 'DE' }]]),
      rules: { current: () => ({ rules: { blockedPrefixes: [], blockedTypes: [] }, numbers: {} }) },
      now: () => 0,
    });
    const of = (text: string, changed: boolean, country = 'DE') =>
      fault({ text, changed }, { crm: 'sales', country });
    expect(of('301234567', true)).toMatch(/taken the 0 in front.*\+49301234567/);
    expect(of('301234567', false)).toBeUndefined();
    expect(of('49301234567', true)).toBeUndefined();
    expect(of('101', true)).toBeUndefined();
    expect(of('2025550123', true, 'US')).toBeUndefined();
  });
});
