import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { licenceProblems, listSchema, vulnerable } from '../../scripts/dependencies/judge.ts';
import { billFrom, billOfMaterials } from '../../scripts/dependencies/sbom.ts';
import { productionTree } from '../../scripts/dependencies/tree.ts';

const LOCK = readFileSync('package-lock.json', 'utf8');
const LIST = listSchema.parse(JSON.parse(readFileSync('scripts/dependencies/advisories.json', 'utf8')));
const tree = productionTree(LOCK);
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** The lockfile with other versions of some packages. */
const lockWith = (...packages: readonly (readonly [path: string, entry: object])[]): string =>
  JSON.stringify({ packages: { '': { version: '1.0.0' }, ...Object.fromEntries(packages) } });
const found = (lock: string): readonly string[] => vulnerable(productionTree(lock), LIST);

describe('the production tree', () => {
  it('has every direct dependency and nothing that only developers need', () => {
    const names = new Set(tree.map(({ name }) => name));
    expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([]);
    for (const name of ['jest', 'typescript', 'eslint', 'vite']) expect(names.has(name)).toBe(false);
  });

  it('has nothing named in the stored advisories, and no licence that forbids redistribution', () => {
    expect(vulnerable(tree, LIST)).toEqual([]);
    expect(licenceProblems(tree)).toEqual([]);
  });
});

describe('the stored advisories', () => {
  it.each([
    ['fast-xml-parser', '5.3.5', 'CVE-2026-26278'],
    ['fast-xml-parser', '4.5.4', 'CVE-2026-33036'],
    ['undici', '7.28.0', 'CVE-2026-13697'],
    ['undici', '7.29.0', 'CVE-2026-84961'],
    ['qs', '6.15.1', 'CVE-2026-82417'],
    ['kysely', '0.28.16', 'CVE-2026-44635'],
    ['path-to-regexp', '8.3.0', 'CVE-2026-4926'],
  ])('find %s %s', (name, version, id) => {
    expect(found(lockWith([`node_modules/${name}`, { version, license: 'MIT' }])).join()).toContain(id);
    // Also when nested deeper, but not when it is only a development dependency.
    const inside = `node_modules/express/node_modules/${name}`;
    expect(found(lockWith([inside, { version }])).join()).toContain(id);
    expect(found(lockWith([inside, { version, dev: true }]))).toEqual([]);
  });

  it('match something with each entry', () => {
    for (const { package: name, vulnerable: range, ids } of LIST.advisories) {
      const [, before = ''] = /<(\d+\.\d+\.\d+)\s*$/.exec(range) ?? [];
      const [major = 0, minor = 0, patch = 0] = before.split('.').map(Number);
      const version = patch > 0 ? `${major}.${minor}.${patch - 1}` : `${major}.${minor - 1}.99`;
      expect([ids, found(lockWith([`node_modules/${name}`, { version }])).length > 0]).toEqual([ids, true]);
    }
  });
});

describe('licences', () => {
  const problems = (license: string): number =>
    licenceProblems(productionTree(lockWith(['node_modules/x', { version: '1.0.0', license }]))).length;

  it.each(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC', 'GPL-2.0 OR Apache-2.0'])(
    '%s allows redistribution',
    (licence) => {
      expect(problems(licence)).toBe(0);
    },
  );
  it.each(['GPL-3.0', 'MIT AND GPL-3.0', 'SEE LICENSE IN LICENSE.md', ''])('"%s" is refused', (licence) => {
    expect(problems(licence)).toBe(1);
  });
});

describe('the bill of materials', () => {
  it('is CycloneDX, lists every package of the production tree, and is reproducible', () => {
    const text = billOfMaterials();
    const bill = JSON.parse(text) as {
      readonly bomFormat: string;
      readonly metadata: { readonly component: { readonly name: string } };
      readonly components: readonly { readonly purl: string; readonly licenses?: unknown }[];
    };
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.metadata.component.name).toBe('mor-crm-connector');
    const purls = new Set(bill.components.map(({ purl }) => purl));
    const missing = tree.filter(
      ({ name, version }) => !purls.has(`pkg:npm/${name.replace('@', '%40')}@${version}`),
    );
    expect(missing).toEqual([]);
    expect(bill.components.some(({ purl }) => purl.includes('/jest@'))).toBe(false);
    expect(billOfMaterials()).toBe(text);
  });

  it.each([
    ['npm 10', [{ name: 'cdx:npm:package:path', value: 'node_modules/zod' }]],
    ['npm 11', []],
  ])('is the same by %s, which has its own notes on each package', (_npm, properties) => {
    const zod = tree.find(({ name }) => name === 'zod');
    const ref = `zod@${zod?.version ?? ''}`;
    const said = {
      metadata: { timestamp: 'now', tools: ['npm'], component: { name: 'folder', properties } },
      components: [{ 'bom-ref': ref, properties }],
      dependencies: [{ ref, dependsOn: ['jest@30.5.2'] }],
    };
    expect(JSON.parse(billFrom(JSON.stringify(said), LOCK))).toEqual({
      serialNumber: expect.stringMatching(/^urn:uuid:/),
      metadata: { component: { name: 'mor-crm-connector' } },
      components: [{ 'bom-ref': ref }],
      dependencies: [{ ref, dependsOn: [] }],
    });
  });
});

describe('docs/dependencies.md', () => {
  const text = readFileSync('docs/dependencies.md', 'utf8');

  it('says why each direct dependency is there', () => {
    const [first = ''] = text.split('## What was looked up');
    const rows = Array.from(first.matchAll(/^\| `([^`]+)` +\| +(\S.{20,}?) +\|/gm), ([, name]) => name);
    expect(rows.sort()).toEqual(Object.keys(dependencies).sort());
  });

  it('has a decision that justifies each development package', () => {
    const decision = readFileSync('docs/decisions/0019-few-dependencies.md', 'utf8');
    const rows = decision.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) =>
      Array.from(row.split('|')[1]?.matchAll(/`([^`]+)`/g) ?? [], ([, name]) => name),
    );
    expect(named.sort()).toEqual(Object.keys(devDependencies).sort());
  });

  it('names every advisory that was reviewed', () => {
    const ids = LIST.advisories.flatMap((one) => one.ids);
    expect(ids.filter((id) => !text.includes(id))).toEqual([]);
    expect(text).toContain(LIST.lookedUp);
  });
});
