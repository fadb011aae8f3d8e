import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import type { MappingStore } from '../../src/calls/admin-ports.ts';
import type { Vault } from '../../src/settings/vault.ts';
import type { Steps } from '../../src/store/operations/operation.ts';
import { COLUMNS } from '../../src/vocabulary/mapping-columns.ts';
import type { ColumnDescription } from '../../src/vocabulary/mapping-columns.ts';

const ADDED = {
  costCentre: {
    kind: 'optional',
    check: 'digits',
    label: 'Cost centre',
    meaning: 'who pays',
    form: 'more',
    listed: true,
    bulk: true,
    search: 'list',
  },
  voiceCode: {
    kind: 'optional',
    check: 'digits',
    label: 'Voice code',
    meaning: 'opens the voice box',
    form: 'more',
    secret: true,
  },
  abroad: { kind: 'flag', otherwise: false, label: 'Abroad', meaning: 'may call abroad', form: 'main' },
} as const satisfies Record<string, ColumnDescription>;
const NAMES = Object.keys(ADDED);

// Everything below is imported after the mock, so it sees three more columns that no other file knows.
jest.unstable_mockModule('../../src/vocabulary/mapping-columns.ts', () => ({
  COLUMNS: { ...COLUMNS, ...ADDED },
}));
const lists = await import('../../src/vocabulary/column-lists.ts');
const { formatMappingCsv } = await import('../../src/mapping/agents/csv.ts');
const { parseMappingCsv } = await import('../mapping/parse-csv.ts');
const { planImport } = await import('../../src/mapping/agents/import-plan.ts');
const { resolveMapping } = await import('../../src/mapping/agents/resolve-agent.ts');
const { openConnection } = await import('../../src/store/database.ts');
const { answerNow } = await import('../../src/store/group.ts');
const { migrate } = await import('../../src/store/migrate.ts');
const { MIGRATIONS } = await import('../../src/store/migrations.ts');
const { applyMappings } = await import('../../src/store/operations/mapping-write.ts');
const { findMapping, listMappings } = await import('../../src/store/operations/mapping-read.ts');
const { listMappingSecrets, listSecretAudit, replaceSecrets } =
  await import('../../src/store/operations/secrets.ts');
const { sealMappings } = await import('../../src/settings/sealed-mappings.ts');
const { asInput, hideSecrets, searchText } = await import('../../src/http/admin/mapping-view.ts');
const { MAPPING: ROUTES } = await import('../../src/http/admin/contract/mapping.ts');
const form = await import('../../src/web/admin/pages/mapping/row-form.ts');
const { labelOf, lineWord } = await import('../../src/web/admin/parts/words.ts');

const CONTEXT = { crms: ['demo'], mors: ['main'] };
const VALUES = { costCentre: '0815', voiceCode: '4711', abroad: true };
const HEAD = ['crm', 'user', 'username', 'device', 'source', ...NAMES].join(',');
const rowOf = (values: string) => {
  const { rows, errors } = parseMappingCsv(`${HEAD}\ndemo,ann,ann,5,101,${values}\n`, CONTEXT);
  return { row: rows[0]!.mapping, errors };
};

describe('a described column appears everywhere', () => {
  const { row } = rowOf('0815,4711,yes');
  const ref = { crm: 'demo', user: 'ann' };
  const db = openConnection(':memory:');
  migrate(db, MIGRATIONS, 0);
  db.exec('ALTER TABLE mappings ADD COLUMN costCentre TEXT');
  db.exec('ALTER TABLE mappings ADD COLUMN voiceCode TEXT');
  db.exec('ALTER TABLE mappings ADD COLUMN abroad INTEGER NOT NULL DEFAULT 0');
  const answer = <R>(steps: Steps<R>): R => answerNow(db, steps);
  afterAll(() => {
    db.close();
  });

  it('in files: read, checked, written, compared', () => {
    expect(row).toMatchObject(VALUES);
    expect(parseMappingCsv(`${HEAD}\ndemo,ann,ann,5,101,x,1,maybe\n`, CONTEXT).errors).toMatchObject([
      { column: 'costCentre' },
      { column: 'abroad' },
    ]);
    const text = formatMappingCsv([row], lists.SECRET_COLUMNS);
    expect(text.split('\r\n')[0]?.split(',')).toEqual(
      lists.MAPPING_COLUMNS.filter((column) => !['cardPin', 'voiceCode'].includes(column)),
    );
    expect(parseMappingCsv(text, CONTEXT).rows[0]?.mapping).toMatchObject({
      costCentre: '0815',
      abroad: true,
    });
    const plan = planImport([row], [rowOf('0816,4711,no').row], lists.MAPPING_COLUMNS);
    expect(plan.update[0]?.changed).toEqual(['costCentre', 'abroad']);
  });

  it('in a click: taken from the CRM when the row has none, refused when it cannot be decrypted', () => {
    const crm = { ...row, ...VALUES, costCentre: '99' };
    const found = resolveMapping({ ref, crm, defaults: {} });
    expect(found).toMatchObject({ ok: true, mapping: { costCentre: '99' }, origins: { costCentre: 'crm' } });
    const sealed = { ...row, voiceCode: 'v1.sealed' };
    const bare = resolveMapping({ ref, row: sealed, defaults: {} });
    expect(bare).toMatchObject({ ok: false, detail: expect.stringContaining('voice code') });
  });

  it('in the database: stored, found, audited', () => {
    const change = { changes: [{ ref, after: row }], actor: 'test', action: 'mapping.edit', atMs: 1 };
    answer(applyMappings.run(change));
    expect(answer(findMapping.run(ref))).toEqual(row);
    expect(answer(listMappings.run({ search: '0815', limit: 9 }))).toHaveLength(1);
    expect(answer(listMappingSecrets.run(null))).toEqual([{ ...ref, column: 'voiceCode', value: '4711' }]);
    const audit = answer(listSecretAudit.run({ plainOnly: true, afterId: 0, limit: 9 }));
    expect(audit.map(({ after }) => JSON.parse(after ?? '{}') as unknown)).toEqual([row]);
    const secrets = answer(listMappingSecrets.run(null));
    const mappings = secrets.map(({ value, ...secret }) => ({ ...secret, from: value, to: 'v1.new' }));
    answer(replaceSecrets.run({ mappings }));
    expect(answer(findMapping.run(ref))).toEqual({ ...row, voiceCode: 'v1.new' });
  });

  it('in the database: encrypted when it is secret', async () => {
    const stored: unknown[] = [];
    const mappings: Pick<MappingStore, 'apply'> = {
      apply: (changes) => (stored.push(...changes.map(({ after }) => after)), Promise.resolve('1')),
    };
    const vault: Pick<Vault, 'seal'> = { seal: (text, context) => `v1.${text}@${context}` };
    const sealed = sealMappings(mappings as MappingStore, vault as Vault, () => Promise.resolve());
    await sealed.apply([{ ref, after: row }], { actor: 'test', action: 'test', atMs: 1 });
    expect(stored).toEqual([{ ...row, voiceCode: 'v1.4711@voiceCode demo\nann' }]);
  });

  it('in the admin API: accepted, searched, hidden', () => {
    expect(hideSecrets(row)).toEqual({ ...row, voiceCode: '<set>' });
    expect(asInput(row)).toMatchObject(VALUES);
    expect(searchText({ ...ref, mapping: row, issues: [] })).toContain('0815');
    const given = ROUTES['PUT /mapping/:crm/:user'].body;
    expect(given.safeParse(VALUES).success).toBe(true);
    expect(given.safeParse({ noColumn: '1' }).success).toBe(false);
    expect(ROUTES['POST /mapping/bulk'].body.safeParse({ refs: [ref], set: VALUES }).success).toBe(true);
  });

  it('on the page: its field, its place in the table, its texts', () => {
    expect(form.MORE_TEXTS).toEqual(expect.arrayContaining(['costCentre', 'voiceCode']));
    expect(form.FORM_FLAGS).toContain('abroad');
    expect(lists.LISTED_COLUMNS).toContain('costCentre');
    expect(lists.BULK_COLUMNS).toContain('costCentre');
    expect(form.formOf(row)).toMatchObject({ costCentre: '0815', voiceCode: '', abroad: true });
    expect(form.bodyOf(form.formOf(row))).not.toHaveProperty('voiceCode');
    expect(NAMES.map(lineWord)).toEqual(Object.values(ADDED).map(({ label }) => label));
    expect(labelOf('clientId')).toBe('Client id');
  });
});

describe('the column description', () => {
  it('has a database column for each entry, and no others', () => {
    const db = openConnection(':memory:');
    migrate(db, MIGRATIONS, 0);
    const columns = db.pragma('table_info(mappings)').map((column) => (column as { name: string }).name);
    db.close();
    // A missing name needs a migration: docs/recipes.md.
    expect(columns.sort()).toEqual([...Object.keys(COLUMNS), 'search'].sort());
  });

  it('is the only list of columns', () => {
    // Only lists of columns name these two: no code treats a tariff specially.
    const onlyListed = /\b(?:legATariff|legAResellerTariff)\b/;
    // Translations have to name them; the compiler compares those with the columns.
    const isTranslation = /^src\/vocabulary\/texts\/admin\//;
    const files = ['src', 'connectors', 'scripts']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
      )
      .filter(
        (file) =>
          !isTranslation.test(file) && /\.tsx?$/.test(file) && onlyListed.test(readFileSync(file, 'utf8')),
      );
    expect(files.sort()).toEqual([
      'src/mor/callback-params.ts',
      'src/store/migrations.ts',
      'src/store/postgres/schema.ts',
      'src/vocabulary/mapping-columns.ts',
    ]);
  });
});
