import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { packageFiles } from '../../scripts/packages/contents.ts';
import { PRODUCTS, type Product } from '../../scripts/packages/product.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { CRM_LABELS } from '../../scripts/packages/labels.ts';
import { zipOf } from '../../scripts/packages/zip.ts';
import { MANIFESTS, packageTexts } from './php/install.ts';
import { PHP_VERSIONS, runPhp, type PhpVersion } from './php/run-php.ts';
import { parsePhp } from './scanner-rules.ts';

/** Parses every file below /pkg as PHP does before running it; equivalent to php -l. */
const LINT = `<?php $read = 0; $broken = array();
  foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator('/pkg', FilesystemIterator::SKIP_DOTS)) as $file) {
    $read++;
    try { token_get_all(file_get_contents($file), TOKEN_PARSE); } catch (ParseError $e) { $broken[] = $file . ': ' . $e->getMessage(); }
  }
  echo json_encode(array('read' => $read, 'broken' => $broken));`;

interface Rule {
  readonly from: string;
  readonly to?: string;
  readonly to_module?: string;
  readonly language?: string;
}
interface Manifest {
  readonly manifest: {
    readonly version: string;
    readonly type: string;
    readonly remove_tables: string;
    readonly is_uninstallable: boolean;
    readonly acceptable_sugar_versions: { readonly regex_matches: readonly string[] };
    readonly acceptable_suitecrm_versions?: { readonly regex_matches: readonly string[] };
  };
  readonly installdefs: Readonly<Record<string, readonly Rule[]>> & {
    readonly id: string;
    readonly custom_fields: readonly { module: string; name: string; label: string; type: string }[];
    readonly post_execute: readonly string[];
    readonly pre_uninstall: readonly string[];
    readonly post_uninstall: readonly string[];
  };
}

const evaluate = async (product: Product, version: PhpVersion): Promise<Manifest> => {
  const files = new Map([['/pkg/manifest.php', packageTexts(product).get('manifest.php') ?? '']]);
  const code = `<?php $sugar_config = array('a' => 1); $before = serialize($sugar_config); include '/pkg/manifest.php';
    if (serialize($sugar_config) !== $before) { echo 'changed'; }
    echo json_encode(array('manifest' => $manifest, 'installdefs' => $installdefs));`;
  const [result] = await runPhp(version, files, [code]);
  return JSON.parse(result?.text ?? '') as Manifest;
};

const known = new Map<string, Promise<Manifest>>();
const evaluated = (product: Product, version: PhpVersion): Promise<Manifest> => {
  const found = known.get(product + version) ?? evaluate(product, version);
  known.set(product + version, found);
  return found;
};

const sections = ({ installdefs }: Manifest): readonly Rule[] =>
  Object.values(installdefs).flatMap((section) =>
    Array.isArray(section) ? section.filter((rule: unknown): rule is Rule => typeof rule === 'object' && rule !== null && 'from' in rule) : [],
  );
const inZip = (from: string): string => from.replace('<basepath>/', '');

describe.each(PRODUCTS)("the %s package's manifest", (product) => {
  it('reads the same under every PHP version', async () => {
    const [first, ...others] = await Promise.all(PHP_VERSIONS.map(async (version) => evaluated(product, version)));
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(PHP_VERSIONS)('comes with files that PHP %s can parse', async (version) => {
    const files = new Map([...packageTexts(product)].filter(([path]) => path.endsWith('.php')).map(([path, text]) => [`/pkg/${path}`, text]));
    const [result] = await runPhp(version, files, [LINT]);
    expect(result?.errors).toBe('');
    expect(JSON.parse(result?.text ?? '')).toEqual({ read: files.size, broken: [] });
  });

  it('contains only literal arrays', () => {
    const kinds = new Set<string>();
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null) {
        if ('kind' in value) kinds.add(String(value.kind));
        for (const [name, inner] of Object.entries(value)) if (name !== 'loc') walk(inner);
      }
    };
    walk(parsePhp(packageTexts(product).get('manifest.php') ?? '', 'manifest.php'));
    expect([...kinds].sort()).toEqual(
      ['array', 'assign', 'boolean', 'entry', 'expressionstatement', 'number', 'program', 'string', 'variable'].sort(),
    );
  });

  it('names every file in the zip, and only existing files', async () => {
    const manifest = await evaluated(product, '8.2');
    const paths = [...packageFiles(MANIFESTS, product).keys()];
    const named = [
      ...sections(manifest).map(({ from }) => inZip(from)),
      ...manifest.installdefs.post_execute.map(inZip),
      ...manifest.installdefs.pre_uninstall.map(inZip),
      ...manifest.installdefs.post_uninstall.map(inZip),
      ...(product === 'suitecrm' ? manifest.installdefs.custom_fields : []).map(
        ({ module, name }) => `leftovers/${module}/_override_sugarfield_${name}.php`,
      ),
      ...(product === 'suitecrm' ? ['blowfish', 'editview', 'detailview'].map((folder) => `leftovers/${folder}`) : []),
      'manifest.php',
      'README.txt',
      'LICENSE.txt',
    ];
    const covers = (name: string, path: string): boolean => path === name || path.startsWith(`${name}/`);
    expect(named.filter((name) => !paths.some((path) => covers(name, path)))).toEqual([]);
    expect(paths.filter((path) => !named.some((name) => covers(name, path)))).toEqual([]);
  });

  it('copies only folders, because uninstalling leaves single files behind', async () => {
    const { installdefs } = await evaluated(product, '8.2');
    for (const { from, to } of installdefs['copy'] ?? []) {
      expect(packageTexts(product).has(inZip(from))).toBe(false);
      expect(`copy/${to ?? ''}`).toBe(inZip(from));
    }
  });

  it('has labels for every field in every language', async () => {
    const { installdefs } = await evaluated(product, '8.2');
    const languages = Object.values(LANGUAGES).map(({ language }) => language.crm);
    for (const { module, label } of installdefs.custom_fields) {
      for (const language of languages) {
        expect(packageTexts(product).get(`language/${module}/${language}.php`)).toContain(`$mod_strings['${label}'] = '`);
      }
    }
    expect(installdefs['language']).toHaveLength(languages.length * 8);
  });

  it('has the same labels in every language, including every reason used in its PHP', () => {
    const all = CRM_LABELS;
    const english = all.get('en_us');
    const names = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, inner]) => names(inner).map((rest) => name + rest))
        : [''];
    const places = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];
    for (const [language, labels] of all) {
      expect([language, names(labels)]).toEqual([language, names(english)]);
      for (const [name, text] of Object.entries(labels.why)) expect([name, places(text)]).toEqual([name, places(english?.why[name] ?? '')]);
    }
    for (const [path, text] of packageTexts(product)) {
      if (!path.endsWith('.php')) continue;
      for (const [call] of text.matchAll(/(?:because|why|text|broken)\((?:[^()]|\([^()]*\))*\)/g)) {
        for (const [, name = ''] of call.matchAll(/'([a-z_]+_cure)'/g)) expect([path, name in (english?.why ?? {})]).toEqual([path, true]);
      }
    }
  });

  it('creates the fields that the connector reads and writes', async () => {
    const { installdefs } = await evaluated(product, '8.2');
    expect(installdefs.custom_fields.map(({ module, name, type }) => `${module}.${name} ${type}`)).toEqual([
      'Users.mor_username_c varchar',
      'Users.mor_device_c varchar',
      'Users.mor_source_c varchar',
      'Calls.mor_call_id_c varchar',
      'Calls.mor_talk_seconds_c int',
      'Calls.mor_outcome_c varchar',
      'Calls.mor_result_c enum',
      'Calls.mor_recording_c url',
      'Calls.mor_dial_now_c bool',
      ...['Contacts', 'Leads', 'Accounts', 'Prospects'].flatMap((module) => [1, 2, 3, 4].map((place) => `${module}.mor_tail_${place}_c varchar`)),
    ]);
  });

  it('brings the results as a dropdown: their codes, and a label in each language', async () => {
    const { installdefs } = await evaluated(product, '8.2');
    const field = installdefs.custom_fields.find(({ name }) => name === 'mor_result_c') as { ext1?: string } | undefined;
    expect(field?.ext1).toBe('mor_result_list');
    for (const { language, results } of Object.values(LANGUAGES)) {
      const php = packageTexts(product).get(`language/application/${language.crm}.php`) ?? '';
      const [shown] = await runPhp('8.2', new Map([['/pkg/part.php', php]]), [
        "<?php define('sugarEntry', true); $app_strings = array(); $app_list_strings = array('others' => 1); require '/pkg/part.php'; echo json_encode($app_list_strings);",
      ]);
      expect(JSON.parse(shown?.text ?? '')).toEqual({ others: 1, mor_result_list: { '': '', ...results } });
    }
  });

  it('can be removed, asks about the data, and carries one version everywhere', async () => {
    const { manifest } = await evaluated(product, '8.2');
    expect([manifest.type, manifest.is_uninstallable, manifest.remove_tables]).toEqual(['module', true, 'prompt']);
    for (const [path, text] of packageTexts(product)) {
      for (const [, version] of text.matchAll(/(?:const VERSION = |'version' => )'([^']+)'/g)) {
        expect([path, version]).toEqual([path, manifest.version]);
      }
    }
  });

  it('builds reproducibly, with its sources inside', () => {
    const digest = (zip: Uint8Array): string => createHash('sha256').update(zip).digest('hex');
    const [first, second] = [zipOf(packageFiles(MANIFESTS, product)), zipOf(new Map([...packageFiles(MANIFESTS, product)].reverse()))];
    expect(digest(second)).toBe(digest(first));
    const back = unzipSync(first);
    expect(Object.keys(back).filter((path) => !path.endsWith('/'))).toEqual([...packageFiles(MANIFESTS, product).keys()].sort());
    expect(new TextDecoder().decode(back['README.txt'])).toBe(readFileSync(`${MANIFESTS}/${product}/README.md`, 'utf8'));
  });
});

describe('versions that accept the packages', () => {
  const accepts = (patterns: readonly string[] | undefined, version: string): boolean =>
    (patterns ?? []).some((pattern) => new RegExp(pattern).test(version));

  it('SuiteCRM 7.14, 7.15 and 8.5 to 8.10, all of which report Sugar 6.5.25', async () => {
    const { manifest } = await evaluated('suitecrm', '8.2');
    const suite = manifest.acceptable_suitecrm_versions?.regex_matches;
    for (const version of ['7.14.0', '7.14.6', '7.15.1', '8.5.0', '8.9.3', '8.10.2']) expect([version, accepts(suite, version)]).toEqual([version, true]);
    for (const version of ['7.13.4', '7.1.5', '8.4.2', '8.11.0', '8.1.0', '9.0.0']) expect([version, accepts(suite, version)]).toEqual([version, false]);
    expect(accepts(manifest.acceptable_sugar_versions.regex_matches, '6.5.25')).toBe(true);
  });

  it('Sugar 14, 25 and 26', async () => {
    const { manifest } = await evaluated('sugarcrm', '8.2');
    const sugar = manifest.acceptable_sugar_versions.regex_matches;
    for (const version of ['14.0.0', '14.2.1', '25.1.0', '26.1.0']) expect(accepts(sugar, version)).toBe(true);
    for (const version of ['13.3.0', '6.5.25', '27.0.0', '140.0.0']) expect(accepts(sugar, version)).toBe(false);
  });
});
