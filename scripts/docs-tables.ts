import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { USAGE } from '../src/cli/usage.ts';
import { CRM_TYPES } from '../connectors/registry.ts';
import { fileSchema, typeSchema } from './config-schema.ts';
import { keysOf } from './config-keys.ts';
import type { JsonSchema } from '../src/config/json-schema.ts';
import { MOR_REFUSALS } from '../src/vocabulary/refusals.ts';
import { PROBLEMS } from '../src/vocabulary/problem-codes.ts';
import { describeSwitches } from '../src/simulator/options.ts';
import { DEFAULT_SCRIPT, SCRIPTS } from '../src/simulator/scripts.ts';
import { MAPPING_COLUMNS, describeColumn } from '../src/vocabulary/column-lists.ts';
import type { ColumnDescription } from '../src/vocabulary/mapping-columns.ts';
import { problems, states } from '../src/vocabulary/texts/en.ts';
import { WALLS } from './walls/table.ts';
import type { Wall } from './walls/wall.ts';

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** The imports that a row of the walls allows, in one cell. */
const allowed = ({ rooms = [], types = [], libraries = [], node = [], environment }: Wall): string =>
  [
    code(rooms),
    types.length > 0 ? `types of ${code(types)}` : '',
    libraries.length > 0 ? `libraries ${code(libraries)}` : '',
    node.length > 0 ? `Node's ${code(node)}` : '',
    environment ? '`process.env`' : '',
  ]
    .filter((part) => part !== '')
    .join('; ') || '–';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const keyTable = (schema: JsonSchema): string =>
  table(
    ['key', 'value', 'unless set', 'meaning'],
    keysOf(schema).map(({ path, values, otherwise, meaning }) => [
      `\`${path}\``,
      values.replaceAll('|', '\\|'),
      otherwise === '' ? '' : `\`${otherwise}\``,
      meaning.replaceAll('|', '\\|'),
    ]),
  );

const NEED: Readonly<Record<ColumnDescription['kind'], string>> = {
  key: 'yes',
  line: 'here or elsewhere',
  optional: '',
  flag: '',
};

/** What happens while the card says something, in the order of a call. */
const STATES_FOR_AGENTS = {
  requested: 'your click has arrived',
  accepted: 'the telephone system was asked to call you',
  agent_ringing: 'pick up; only then is the contact called',
  contact_ringing: 'you have picked up, and the contact is called',
  connected: 'you are talking; notes can be typed meanwhile',
  unknown: 'the telephone system did not answer clearly',
  refused: 'nothing was dialled; the message says why',
} as const satisfies Readonly<Record<keyof typeof states, string>>;

/** Test vectors of signed requests, which the packages' PHP and the service are held to as well. */
const VECTORS = z
  .object({
    vectors: z.array(
      z.object({
        title: z.string(),
        secrets: z.array(z.string()),
        id: z.string(),
        timestamp: z.number(),
        target: z.string(),
        body: z.string(),
        v1: z.string(),
        r1: z.string(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('test/vectors/crm-signature.json', 'utf8'))).vectors;

const TABLES: Readonly<Record<string, () => string>> = {
  keys: () => keyTable(fileSchema()),
  ...Object.fromEntries(CRM_TYPES.map((type) => [type.type, () => keyTable(typeSchema(type))])),
  errors: () =>
    table(
      ['code', 'status', 'meaning', 'what to do', 'repeat helps'],
      Object.entries(PROBLEMS).map(([code, row]) => [
        `\`${code}\``,
        String(row.status),
        row.title,
        row.cure,
        row.retryable ? 'yes' : 'no',
      ]),
    ),
  mor: () =>
    table(
      ['code', 'meaning', 'what to do'],
      Object.entries(MOR_REFUSALS).map(([code, row]) => [`\`${code}\``, row.meaning, row.cure]),
    ),
  columns: () =>
    table(
      ['column', 'meaning', 'needed'],
      MAPPING_COLUMNS.map((column) => {
        const { kind, meaning } = describeColumn(column);
        return [`\`${column}\``, meaning, NEED[kind]];
      }),
    ),
  commands: () =>
    table(
      ['command', 'what it does'],
      Object.values(USAGE).map(({ forms, help }) => [
        forms.map((form) => `\`${form.replaceAll('|', '\\|').split(/ {3,}/)[0]}\``).join('<br>'),
        help.replaceAll('|', '\\|'),
      ]),
    ),
  card: () =>
    table(
      ['the card says', 'what happens'],
      Object.entries(STATES_FOR_AGENTS).map(([state, what]) => [
        `_${states[state as keyof typeof states]}_`,
        what,
      ]),
    ),
  'agent-problems': () =>
    table(
      ['message', 'what to do'],
      Object.values(problems).map(({ title, cure }) => [title, cure]),
    ),
  vectors: () =>
    table(
      ['what is signed', 'value'],
      VECTORS.flatMap(({ title, secrets, id, timestamp, target, body, v1, r1 }) => [
        [`**${title}**`, ''],
        ['secret', code(secrets)],
        ['`webhook-id`, `webhook-timestamp`', code([id, String(timestamp)])],
        ['target, for `r1`', code([target])],
        ['body', body === '' ? 'empty' : code([body])],
        ['`v1`', code([v1])],
        ['`r1`', code([r1])],
      ]),
    ),
  walls: () =>
    table(
      ['folder', 'what', 'may import, besides itself'],
      WALLS.map((wall) => [`\`${wall.room}\``, wall.purpose, allowed(wall)]),
    ),
  switches: () =>
    table(
      ['switch', 'values', 'unless set', 'meaning'],
      describeSwitches().map(({ name, values, otherwise, meaning }) => [
        `\`${name}\``,
        values,
        otherwise === '' ? 'empty' : otherwise,
        meaning,
      ]),
    ),
  scripts: () =>
    table(
      ['number', 'script', 'how the call goes'],
      [...SCRIPTS, { ...DEFAULT_SCRIPT, dstSuffix: undefined }].map((script) => {
        const { dstSuffix, srcSuffix, name, meaning } = script;
        const to = dstSuffix === undefined ? 'all others' : `to …${dstSuffix}`;
        return [srcSuffix === undefined ? to : `from …${srcSuffix}`, name, meaning];
      }),
    ),
};

/** The tables in each file. */
export const FILES: Readonly<Record<string, readonly string[]>> = {
  'docs/agents.md': ['card', 'agent-problems'],
  'docs/signatures.md': ['vectors'],
  'docs/http.md': ['errors', 'mor'],
  'CONTRIBUTING.md': ['walls'],
  'docs/operations.md': ['commands', 'columns'],
  'docs/configuration.md': ['keys', ...CRM_TYPES.map(({ type }) => type)],
  'src/simulator/README.md': ['switches', 'scripts'],
};

/** A document with its tables regenerated from the code. */
export const withTables = (document: string, names: readonly string[]): string =>
  names.reduce((text, name) => {
    const begin = new RegExp(`<!-- ${name}:[^>]*-->`).exec(text);
    const endMark = `<!-- /${name} -->`;
    const end = text.indexOf(endMark);
    const make = TABLES[name];
    if (!begin || end < 0 || !make) throw new Error(`the marks for the table "${name}" are lost`);
    const from = begin.index + begin[0].length;
    return `${text.slice(0, from)}\n\n${make()}\n\n${text.slice(end)}`;
  }, document);

if (process.argv[1]?.endsWith('docs-tables.ts')) {
  for (const [file, names] of Object.entries(FILES)) {
    writeFileSync(file, withTables(readFileSync(file, 'utf8'), names));
  }
}
