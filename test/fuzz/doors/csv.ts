import fc from 'fast-check';
import { formatMappingCsv } from '../../../src/mapping/agents/csv.ts';
import { parseMappingCsv } from '../../mapping/parse-csv.ts';
import { readMappingFile } from '../../../src/mapping/agents/mapping-file.ts';
import { MAPPING_COLUMNS } from '../../../src/vocabulary/column-lists.ts';
import { validateMapping } from '../../../src/mapping/agents/validate.ts';
import { encode, encoding } from '../lib/bytes.ts';
import type { Encoding } from '../lib/bytes.ts';
import { door, must } from '../lib/door.ts';
import { edits, mutateText } from '../lib/mutate.ts';

const CONTEXT = { crms: ['site', 'demo'], mors: ['main'] };
const PIN = '90210773344';
const ROW = {
  crm: 'site',
  user: 'ann',
  mor: 'main',
  username: 'ann',
  device: '5',
  source: '101;111',
  callerIdA: '+37052000000',
  cardPin: PIN,
  country: 'LT',
  freeDialling: 'true',
  enabled: 'yes',
  name: 'Änn "A." O’Brien, Jr.',
  email: 'ann@example.com',
};
const header = Object.keys(ROW).join(',');
const quoted = Object.values(ROW).map((cell) => `"${cell.replaceAll('"', '""')}"`);
const CSV_SEEDS = [
  `${header}\r\n${quoted.join(',')}\r\n`,
  `${header}\n${quoted.join(',')}\n"site","bob",main,bob,6,102,,,,,,Bob,\n`,
  `sep=;\n${header.replaceAll(',', ';')}\n${quoted.join(';')}\n`,
  `crm\tuser\tdevice\tsource\tname\nsite\tbob\t6\t'=1+1\t"two\nlines"\n`,
  `${MAPPING_COLUMNS.join(',')}\n\n${','.repeat(MAPPING_COLUMNS.length - 1)}\n`,
  'crm,user\nsite,seed_sally_id\nsite,005000000000001AAA\n',
];

export const csv = door({
  name: 'csv',
  about:
    'mapping files in every encoding: read rightly or refused with the line, and what was read can be written and read again',
  testRuns: 400,
  inputs: fc
    .tuple(fc.constantFrom(...CSV_SEEDS), edits(), encoding)
    .map(([seed, changes, how]) => ({ text: mutateText(seed, changes), how })),
  open: () =>
    Promise.resolve({
      async check({ text, how }: { text: string; how: Encoding }) {
        const { rows, errors, columns, encoding: read } = await readMappingFile(encode(text, how), CONTEXT);
        const lines = text.split(/[\r\n]/).filter((line) => /^(?!sep=).*[\p{L}\p{Nd}]/u.test(line));
        must(rows.length > 0 || errors.length > 0 || lines.length < 2, 'lines without an outcome');
        must(read !== undefined || errors.length > 0, 'a file in no known encoding was taken');
        must(!JSON.stringify(rows).includes('\ufffd'), 'a letter was lost without a word');
        for (const error of errors) {
          must(error.line >= 1 && error.message !== '', 'an error without line or text');
          must(error.column !== 'cardPin' || !error.message.includes(PIN), 'an error tells a PIN');
        }
        must(new Set(columns).size === columns.length, 'a column is there twice');
        for (const { mapping } of rows) {
          must(validateMapping({ ...mapping }, CONTEXT).ok, 'a row was taken that the page would refuse');
        }
        const mappings = rows.map(({ mapping }) => mapping);
        const again = parseMappingCsv(formatMappingCsv(mappings), CONTEXT);
        must(again.errors.length === 0, `what was written cannot be read: ${again.errors[0]?.message ?? ''}`);
        const same = JSON.stringify(again.rows.map(({ mapping }) => mapping)) === JSON.stringify(mappings);
        must(same, 'what was written reads differently');
      },
      close: () => Promise.resolve(),
    }),
});
