import { plainId } from '../../../src/mapping/agents/agent-id.ts';
import { describe, expect, it } from '@jest/globals';
import { formatMappingCsv } from '../../../src/mapping/agents/csv.ts';
import { parseMappingCsv } from '../parse-csv.ts';
import { planImport } from '../../../src/mapping/agents/import-plan.ts';
import type { Mapping } from '../../../src/mapping/agents/mapping.ts';
import { MAPPING_COLUMNS } from '../../../src/vocabulary/column-lists.ts';
import { fromSpreadsheet } from '../../../src/mapping/numbers/spreadsheet.ts';
import { row } from '../rows.ts';
import { fc, runs } from '../../helpers/property.ts';

const context = { crms: ['sales'], mors: ['main'] };
const parse = (text: string) => parseMappingCsv(text, context);
const head = 'crm,user,username,device,source';

describe('readMappingCsv', () => {
  it('reads columns in any order, with defaults for the rest', () => {
    expect(
      parse('source,user,crm,device,username\n+37060012345,005xx0000012345,sales,17,anna\n'),
    ).toMatchObject({
      rows: [{ line: 2, mapping: row() }],
      columns: ['source', 'user', 'crm', 'device', 'username'],
      errors: [],
    });
  });

  it.each([
    ['byte order mark and CRLF', `\uFEFF${head}\r\nsales,u,anna,17,101\r\n`],
    ['old Mac line ends', `${head}\rsales,u,anna,17,101`],
    ['semicolons', `${head.replaceAll(',', ';')}\r\nsales;u;anna;17;"101"\r\n`],
    ['tabs', `${head.replaceAll(',', '\t')}\nsales\tu\tanna\t17\t101`],
    ['quoted headers', `"crm";"user";"username";"device";"source"\nsales;u;anna;17;101`],
    ['empty lines', `\n${head}\n\n,,,,\nsales,u,anna,17,101\n\n`],
    ['blanks around', ` crm , user,username,device ,source\n sales , u ,anna, 17,101`],
    ['an empty cell where there is one CRM', `${head}\n,u,anna,17,101`],
    ['short lines', `${head},name,email\nsales,u,anna,17,101`],
  ])('reads files with %s', (_, text) => {
    const { rows, errors } = parse(text);
    expect(errors).toEqual([]);
    expect(rows.map(({ mapping }) => mapping)).toEqual([row({ user: 'u', source: '101' })]);
  });

  it('obeys sep= and still counts lines correctly', () => {
    const { rows } = parse(`sep=|\r\n${head.replaceAll(',', '|')}\r\nsales|u|anna|17|101;102`);
    expect(rows).toMatchObject([{ line: 3, mapping: { source: '101;102' } }]);
  });

  it('counts lines across quoted line breaks', () => {
    const text = `${head},name\r\nsales,a,anna,17,101,"Anna\r\nOna"\nsales,b,anna,17,101,ok\nsales,c,anna,x,101,"a\n\nb"\nsales,d,anna,x,101`;
    const { rows, errors } = parse(text);
    expect(rows.map(({ line }) => line)).toEqual([4]);
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [2, 'name'],
      [5, 'device'],
      [5, 'name'],
      [8, 'device'],
    ]);
  });

  it('reports duplicate and missing columns of the header', () => {
    const { rows, errors } = parse('crm,phone,crm\nsales,1,2');
    expect(rows).toEqual([]);
    expect(errors).toMatchObject([
      { line: 1, column: 'crm', message: 'the column is there twice (the second time as "crm")' },
      { line: 1, column: 'user', message: expect.stringContaining('missing') },
    ]);
  });

  it.each(['', '\n\n', '\uFEFF'])('reports %j as empty', (text) => {
    expect(parse(text).errors).toMatchObject([{ line: 1, message: expect.stringContaining('empty') }]);
  });

  it('reports the same agent twice with both lines', () => {
    const { rows, errors } = parse(`${head}\nsales,u,anna,17,101\nsales,v,anna,17,101\nsales,u,berta,18,102`);
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
    expect(errors).toEqual([
      { line: 4, column: 'user', message: 'sales/u is on line 2 already (and again on line 4)' },
    ]);
  });

  it('reports lines with too many cells and quotes that never end', () => {
    expect(parse(`${head}\nsales,u,anna,17,101,102`).errors).toEqual([
      { line: 2, message: 'has 6 cells, the header line 5' },
    ]);
    expect(parse(`${head}\nsales,u,anna,17,101\nsales,"v,anna,17,101`).errors).toMatchObject([
      { line: 3, message: expect.stringContaining('quote') },
      { line: 3 },
      { line: 3 },
      { line: 3 },
    ]);
  });
});

describe('formatMappingCsv', () => {
  it('writes RFC 4180 with all columns', () => {
    const text = formatMappingCsv([row({ name: 'Ona "Anna", 2nd' })]);
    expect(text).toBe(
      `${MAPPING_COLUMNS.join(',')}\r\n` +
        `sales,005xx0000012345,main,anna,17,'+37060012345,,,,,,,,false,true,"Ona ""Anna"", 2nd",\r\n`,
    );
  });

  it('leaves no cell that a spreadsheet would execute', () => {
    const text = formatMappingCsv([
      row({ name: '=HYPERLINK("x")', username: '@sum', user: '-1+2', callerIdA: '\uFF1D1' }),
    ]);
    const cells = (text.split('\r\n')[1] ?? '').split(',').map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^[=+\-@\uFF1D]/.test(cell))).toEqual([]);
  });

  it('is read back as the same rows', () => {
    const text = fc
      .array(
        fc.constantFrom("'", '"', ',', ';', '=', '+', '-', '@', 'a', 'B', '1', ' ', 'ž', '|', '\uFF0B'),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((characters) => characters.join('').trim())
      .filter((value) => value !== '');
    const callerId = text.filter((value) => {
      const cell = fromSpreadsheet(value);
      return cell.ok && cell.text === value;
    });
    const digits = fc.stringMatching(/^\d{1,9}$/);
    const mapping: fc.Arbitrary<Mapping> = fc.record(
      {
        crm: fc.constant('sales'),
        user: text.filter((id) => plainId(id) === id),
        mor: fc.constant('main'),
        username: text,
        device: digits.map((id) => String(Number(id))),
        source: fc.constantFrom('+37060012345', '101', '*55', '306984327343', '+37060012345;101'),
        callerIdA: callerId,
        callerIdB: callerId,
        cardPin: digits,
        legATariff: digits,
        country: fc.constantFrom('LT', 'DE'),
        freeDialling: fc.boolean(),
        enabled: fc.boolean(),
        name: text,
        email: fc.constant('a+b@example.com'),
      },
      { requiredKeys: ['crm', 'user', 'mor', 'username', 'device', 'source', 'freeDialling', 'enabled'] },
    );
    const rows = fc.uniqueArray(mapping, { selector: ({ user }) => user, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.boolean(), (mappings, mark) => {
        const result = parse((mark ? '\uFEFF' : '') + formatMappingCsv(mappings));
        expect(result.errors).toEqual([]);
        expect(result.rows.map((read) => read.mapping)).toEqual(mappings);
      }),
      { numRuns: runs(300) },
    );
  });

  it('never throws on arbitrary files', () => {
    const cell = fc.constantFrom(
      'crm',
      'user',
      ',',
      ';',
      '\n',
      '\r\n',
      '"',
      "'",
      'sales',
      '1',
      '\t',
      'sep=',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), (cells) => {
        const { rows, errors } = parse(cells.join(''));
        expect(rows.length > 0 || errors.length > 0 || cells.length > 0).toBe(true);
        for (const { line } of errors) expect(line).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('planImport', () => {
  it('distinguishes new, changed and unchanged rows', () => {
    const same = row({ user: 'same' });
    const before = row({ user: 'changed', callerIdA: '1' });
    const after = row({ user: 'changed', device: '18', name: 'Anna' });
    const added = row({ user: 'added' });
    const stored = [same, before, row({ user: 'untouched' })];
    expect(planImport(stored, [after, { ...same }, added], MAPPING_COLUMNS)).toEqual({
      create: [added],
      update: [{ before, after, changed: ['device', 'callerIdA', 'name'] }],
      unchanged: [same],
      total: 3,
    });
  });

  it('keeps values for which the file has no column', () => {
    const before = row({
      user: 'ann',
      name: 'Ann',
      callerIdB: '370600',
      cardPin: '1234',
      freeDialling: true,
    });
    const { rows, columns } = parse(
      `crm,user,mor,username,device,source,callerIdB\n${[before.crm, 'ann', before.mor, before.username, '77', before.source, ''].join(',')}\n`,
    );
    const { update } = planImport(
      [before],
      rows.map(({ mapping }) => mapping),
      columns,
    );
    const { callerIdB: _emptied, ...kept } = before;
    expect(update).toEqual([{ before, after: { ...kept, device: '77' }, changed: ['device', 'callerIdB'] }]);
  });

  it('reads and plans 10,000 rows', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      row({
        user: `user-${index}`,
        source: `+3706${String(1_000_000 + index)}`,
        name: `Agent, no. ${index}`,
      }),
    );
    const text = formatMappingCsv(rows);
    const result = parse(text);
    const plan = planImport(
      rows,
      result.rows.map(({ mapping }) => mapping),
      result.columns,
    );
    expect(result.errors).toEqual([]);
    expect(plan.unchanged).toHaveLength(10_000);
  });
});
