import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exampleCsv, formatMappingCsv } from '../../../src/mapping/agents/csv.ts';
import { parseMappingCsv } from '../parse-csv.ts';
import { choiceOf, headingNotes, readHeadings } from '../../../src/mapping/agents/headings.ts';
import { MAPPING_COLUMNS, describeColumn } from '../../../src/vocabulary/column-lists.ts';
import * as de from '../../../src/vocabulary/texts/admin/de.ts';
import * as es from '../../../src/vocabulary/texts/admin/es.ts';
import * as lt from '../../../src/vocabulary/texts/admin/lt.ts';
import * as ru from '../../../src/vocabulary/texts/admin/ru.ts';
import { runs } from '../../helpers/property.ts';

const ONE = { crms: ['sales'], mors: ['main'] };
const TWO = { crms: ['sales', 'service'], mors: ['main'] };

const meanings = (cells: readonly string[]): (string | undefined)[] =>
  readHeadings(cells).map(({ column }) => column);

describe('headings of a file', () => {
  it('are guessed from the names that people use for the columns', () => {
    expect(meanings(['Salesforce ID', 'MOR user', 'Device ID', 'Extension', 'Full name', 'Notes'])).toEqual([
      'user',
      'username',
      'device',
      'source',
      'name',
      undefined,
    ]);
  });

  it.each([
    ['de', de.columns, ['Benutzer', 'MOR-Benutzer', 'Geräte-ID', 'Nebenstelle', 'E-Mail']],
    ['es', es.columns, ['Usuario', 'Usuario MOR', 'ID del dispositivo', 'Extensión', 'Correo electrónico']],
    ['lt', lt.columns, ['Naudotojas', 'MOR naudotojas', 'Įrenginio ID', 'Vidinis numeris', 'El. paštas']],
    [
      'ru',
      ru.columns,
      ['Пользователь', 'Пользователь MOR', 'ID устройства', 'Добавочный', 'Электронная почта'],
    ],
  ])('are guessed in the words of the pages and of the country, too: %s', (_language, columns, words) => {
    expect(meanings(words)).toEqual(['user', 'username', 'device', 'source', 'email']);
    expect(meanings(MAPPING_COLUMNS.map((column) => columns[column].label))).toEqual(MAPPING_COLUMNS);
  });

  it('mean the same in any letter case, with or without spaces and punctuation', () => {
    for (const column of MAPPING_COLUMNS) {
      const { label, also = [] } = describeColumn(column);
      for (const name of [column, label, ...also]) {
        const forms = [name, name.toUpperCase(), name.toLowerCase().replaceAll(' ', '_'), ` ${name} `];
        expect([name, ...meanings(forms.slice(0, 1))]).toEqual([name, column]);
        for (const form of forms) expect([form, ...meanings([form])]).toEqual([form, column]);
      }
    }
  });

  it('no alternative name means two columns', () => {
    const names = MAPPING_COLUMNS.flatMap((column) => {
      const { label, also = [] } = describeColumn(column);
      return [...new Set([column.toLowerCase(), ...[label, ...also].map((name) => name.toLowerCase())])];
    });
    expect(new Set(names).size).toBe(names.length);
  });

  it('a guess gives way to the exact name, and to an earlier guess', () => {
    expect(meanings(['Extension', 'source', 'Phone'])).toEqual([undefined, 'source', undefined]);
    expect(meanings(['Phone', 'Extension'])).toEqual(['source', undefined]);
  });

  it('a choice wins, including the choice to ignore a column', () => {
    const chosen = { Extension: 'source', Phone: null } as const;
    expect(readHeadings(['Phone', 'Extension'], chosen)).toEqual([
      { text: 'Phone', how: 'ignored' },
      { text: 'Extension', column: 'source', how: 'chosen' },
    ]);
    expect([choiceOf('Ext=source'), choiceOf('a=b='), choiceOf('Ext=sauce'), choiceOf('=source')]).toEqual([
      ['Ext', 'source'],
      ['a=b', null],
      undefined,
      undefined,
    ]);
  });

  it('guessed and ignored headings are reported', () => {
    expect(headingNotes(readHeadings(['crm', 'Ext', 'Shoe size', 'Desk']))).toEqual([
      '"Ext" is read as source.',
      'Ignored, because no column is called like that: "Shoe size", "Desk".',
    ]);
    expect(headingNotes(readHeadings([...MAPPING_COLUMNS]))).toEqual([]);
  });

  it('never throw, and never read one column twice unless it is named twice', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('Extension', 'Phone', 'source', 'Device ID', 'ACC'));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const found = readHeadings(cells);
        expect(found).toHaveLength(cells.length);
        const guessed = found.filter(({ how }) => how === 'guessed').map(({ column }) => column);
        expect(new Set(guessed).size).toBe(guessed.length);
        for (const { column, how } of found) {
          if (how === 'named') expect(guessed).not.toContain(column);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('a file with headings of its own', () => {
  const text = 'User ID;MOR user;Device ID;Extension;Shoe size\nu1;ann;5;101;38\nu2;bob;x;102;44\n';

  it('needs no crm column when there is one instance, and names the column when there are several', () => {
    const one = parseMappingCsv(text, ONE);
    expect(one.rows).toMatchObject([{ mapping: { crm: 'sales', user: 'u1', source: '101' } }]);
    expect(one.columns).toEqual(['user', 'username', 'device', 'source', 'crm']);
    expect(parseMappingCsv(text, TWO).errors).toMatchObject([{ line: 1, column: 'crm' }]);
  });

  it('returns its bad lines as a file, which imports once it is corrected', () => {
    const { errors, mistakes = '' } = parseMappingCsv(text, ONE);
    expect(errors).toMatchObject([{ line: 3, column: 'device' }]);
    const [head = '', line = '', rest] = mistakes.split('\r\n');
    expect(head).toBe('User ID,MOR user,Device ID,Extension,Shoe size,what is wrong');
    expect(line).toMatch(/^u2,bob,x,102,44,"?device: /);
    expect(rest).toBe('');
    const corrected = parseMappingCsv(mistakes.replace('bob,x', 'bob,6'), ONE);
    expect(corrected.errors).toEqual([]);
    expect(corrected.rows).toMatchObject([{ mapping: { user: 'u2', device: '6' } }]);
    expect(corrected.mistakes).toBeUndefined();
  });

  it('with no line below its headings is a mistake, unless it is an empty export', () => {
    const swallowed = 'crm,user,device,"Ext\nsales,u1,5,101\n"\n';
    expect(parseMappingCsv(swallowed, ONE).errors).toMatchObject([{ line: 1 }]);
    expect(parseMappingCsv(formatMappingCsv([]), ONE)).toMatchObject({ rows: [], errors: [] });
  });

  it('uses the separator of its first line, whatever the columns are called', () => {
    const chosen = { Wer: 'user', Wo: 'source', Was: 'device', Konto: 'username' } as const;
    const { rows, errors } = parseMappingCsv(
      'Wer;Konto;Was;Wo\nu1;ann;5;101;102\n'.replace(';102', ''),
      ONE,
      chosen,
    );
    expect(errors).toEqual([]);
    expect(rows).toMatchObject([{ mapping: { user: 'u1', username: 'ann', device: '5', source: '101' } }]);
  });

  it('the example can be imported', () => {
    for (const context of [ONE, TWO]) {
      const { rows, errors } = parseMappingCsv(exampleCsv(context), context);
      expect(errors).toEqual([]);
      expect(
        formatMappingCsv(
          rows.map(({ mapping }) => mapping),
          ['cardPin'],
        ),
      ).toBe(exampleCsv(context));
    }
  });
});
