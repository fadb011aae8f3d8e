import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { keysOf } from '../../scripts/config-keys.ts';
import { CRM_TYPES } from '../../connectors/registry.ts';
import { fileSchema, typeSchema } from '../../scripts/config-schema.ts';
import { generatedFiles } from '../../scripts/generated-files.ts';
import { crmFormSchema } from '../../src/config/crm-schema.ts';
import { toJsonSchema } from '../../src/config/json-schema.ts';
import type { JsonSchema } from '../../src/config/json-schema.ts';
import { morSchema } from '../../src/config/mor-schema.ts';
import { ruleSetSchema } from '../../src/settings/live-rules.ts';
import { fieldKind } from '../../src/web/admin/parts/schema/schema.ts';
import { withEverythingOn, withoutReferences } from './sample.ts';

const pathsIn = (value: unknown, path = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, `${path}[]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = path === '' ? name : `${path}.${name}`;
    return [own, ...pathsIn(inner, own)];
  });
};

const drawnBy = (schema: z.ZodType): JsonSchema => toJsonSchema(schema) ?? {};

/** Paths of properties that a form would omit. */
const leftOut = (schema: JsonSchema, path: string): string[] => {
  const field = fieldKind(schema);
  if (!field) return [path];
  if (field.kind === 'rows') return leftOut(field.row, `${path}[]`);
  if (field.kind === 'map') {
    const values = field.values.anyOf?.find((one) => one.properties) ?? field.values;
    return leftOut(values, `${path}.*`);
  }
  return [schema, ...(schema.oneOf ?? [])].flatMap((one) =>
    Object.entries(one.properties ?? {})
      .filter(([, inner]) => inner.const === undefined)
      .flatMap(([name, inner]) => leftOut(inner, `${path}.${name}`)),
  );
};

describe('every key of the configuration', () => {
  const keys = keysOf(fileSchema()).map(({ path }) => path);

  it('has the values of every choice that knows it', () => {
    const salesforce = CRM_TYPES.filter(({ type }) => type === 'salesforce').flatMap((type) =>
      keysOf(typeSchema(type)),
    );
    const flow = salesforce.filter(({ path }) => path === 'login.flow');
    expect(flow.map(({ values }) => values)).toEqual(['`jwt` or `client_credentials`']);
  });

  it('is in the sample, which has no others', () => {
    const shown = new Set(pathsIn(parse(withoutReferences(withEverythingOn()))));
    expect(keys.filter((path) => !shown.has(path))).toEqual([]);
    const own = CRM_TYPES.flatMap((type) => keysOf(typeSchema(type)).map(({ path }) => `crms[].${path}`));
    const known = new Set([...keys, ...own]);
    // Languages, further fields, objects and modules have free names.
    const keyOf = (path: string): string =>
      path
        .replace(/\.(labels|fields)\.\w+$/, '.$1')
        .replace(/\.(objects|modules)\.\w+(?=\.)/, '.$1.*')
        .replace(/\.(objects|modules)\.\w+$/, '.$1');
    expect([...shown].filter((path) => !known.has(keyOf(path)))).toEqual([]);
  });

  it.each(CRM_TYPES)('of $type is in the sample’s blocks for it', (type) => {
    const { crms } = parse(withoutReferences(withEverythingOn())) as { crms: { type: string }[] };
    const shown = pathsIn(crms.filter((crm) => crm.type === type.type)).map((path) =>
      path.slice('[].'.length),
    );
    const missing = keysOf(typeSchema(type)).filter(({ path }) => {
      const named = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '\\w+')}$`);
      return !shown.some((one) => named.test(one));
    });
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  it('is in the documentation’s table, including those of each CRM type', () => {
    const text = readFileSync('docs/configuration.md', 'utf8');
    const all = [...keys, ...CRM_TYPES.flatMap((type) => keysOf(typeSchema(type)).map(({ path }) => path))];
    expect(all.filter((path) => !text.includes(`\`${path}\``))).toEqual([]);
  });

  it('is read somewhere outside the schemas', () => {
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src', 'connectors'], {
      encoding: 'utf8',
    });
    const words = new Set(
      listed
        .split('\n')
        .filter((file) => /\.ts$/.test(file) && existsSync(file))
        .filter((file) => !/^src\/(?:config\/.*schema\.ts|web|demo|simulator)|options\.ts$/.test(file))
        .flatMap((file) => readFileSync(file, 'utf8').match(/\w+/g) ?? []),
    );
    const all = [...keys, ...CRM_TYPES.flatMap((type) => keysOf(typeSchema(type)).map(({ path }) => path))];
    const nameOf = (path: string): string => path.replace(/^.*\./, '').replaceAll('[]', '');
    expect(all.filter((path) => !words.has(nameOf(path)))).toEqual([]);
  });

  it.each([
    ['rules', drawnBy(ruleSetSchema)],
    ['mor', drawnBy(morSchema)],
    ['crms', drawnBy(crmFormSchema)],
    ...CRM_TYPES.map((type) => [type.type, typeSchema(type)] as const),
  ])('has a field on the page of %s', (name, schema) => {
    expect(leftOut(schema, name)).toEqual([]);
  });

  it('would be missed on a page without a field for it', () => {
    const added = drawnBy(z.strictObject({ rules: ruleSetSchema, odd: z.array(z.array(z.number())) }));
    expect(leftOut(added, 'page')).toEqual(['page.odd']);
  });
});

describe('files generated from the code', () => {
  it('match the output of npm run generate', async () => {
    const stale = (await generatedFiles()).filter(
      ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
    );
    expect(stale.map(([file]) => file)).toEqual([]);
  });
});
