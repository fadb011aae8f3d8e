import { describe, expect, it } from '@jest/globals';
import type { Product } from '../../scripts/packages/product.ts';
import { LOADERS, loaderIssues, type Package } from './loader-rules.ts';
import { packageTexts } from './php/install.ts';
import { runPhp } from './php/run-php.ts';

const packageOf = async (product: Product): Promise<Package> => {
  const files = packageTexts(product);
  const code = "<?php include '/pkg/manifest.php'; echo json_encode(array('manifest' => $manifest, 'installdefs' => $installdefs, 'upgrade' => isset($upgrade_manifest) ? $upgrade_manifest : null));";
  const [result] = await runPhp('8.2', new Map([['/pkg/manifest.php', files.get('manifest.php') ?? '']]), [code]);
  return { ...(JSON.parse(result?.text ?? '') as Omit<Package, 'files'>), files };
};

describe.each(LOADERS)('the Module Loader of $name', (loader) => {
  it('handles every part of the package as intended', async () => {
    expect(loaderIssues(loader, await packageOf(loader.product))).toEqual([]);
  });

  const planted: readonly [string, RegExp, (good: Package) => Package][] = [
    ...['pre_install', 'post_install', 'pre_uninstall', 'post_uninstall'].map((name): [string, RegExp, (good: Package) => Package] => [
      `a script ${name}.php without the function that the loader calls`,
      new RegExp(`${name}\\(\\)`),
      (good) => ({ ...good, files: new Map([...good.files, [`scripts/${name}.php`, "<?php require 'x.php';"]]) }),
    ]),
    ['a section that no loader knows', /ignores it/, (good) => withSection(good, 'hook_defs', [])],
    ['a script that is not there', /not in the package/, (good) => withSection(good, 'post_execute', ['<basepath>/scripts/other.php'])],
    ['a path without <basepath>', /<basepath>/, (good) => withSection(good, 'copy', [{ from: 'copy/custom', to: 'custom/x' }])],
    ['a copy into the core', /below custom/, (good) => withSection(good, 'copy', [{ from: '<basepath>/copy/custom', to: 'include' }])],
    ['a copy that climbs out', /below custom/, (good) => withSection(good, 'copy', [{ from: '<basepath>/copy/custom', to: 'custom/../include' }])],
    ['two hooks of one name in one module', /two files/, (good) => withSection(good, 'hookdefs', twice('<basepath>/manifest.php'))],
    ['a hook for no module', /no to_module/, (good) => withSection(good, 'hookdefs', [{ from: '<basepath>/manifest.php' }])],
    ['a dashlet without a name', /no name/, (good) => withSection(good, 'dashlets', [{ from: '<basepath>/manifest.php' }])],
    ['a field without _c', /_c at its end/, (good) => withSection(good, 'custom_fields', [{ module: 'Users', name: 'mor' }])],
    ['a version that begins with 0', /version/, (good) => ({ ...good, manifest: { ...good.manifest, version: '0.9.0' } })],
    ['quotes in the description', /breaks the form/, (good) => ({ ...good, manifest: { ...good.manifest, description: 'a "call"' } })],
    ['removing without a question', /ask about/, (good) => ({ ...good, manifest: { ...good.manifest, remove_tables: true } })],
    ['a key that nobody reads', /no loader reads/, (good) => ({ ...good, manifest: { ...good.manifest, sugar_versions: '14' } })],
    ['versions that leave this CRM out', /refuses/, (good) => withVersions(good, '^9\\.')],
    ['a version pattern with a slash in it', /refuses/, (good) => withVersions(good, '.*/.*|')],
    ['a readme that is not called README.txt', /not that file/, (good) => without(good, 'README.txt')],
    ['an icon that is not there', /icon/, (good) => ({ ...good, manifest: { ...good.manifest, icon: 'icon.png' } })],
    ['no licence', /licence/, (good) => without(good, 'LICENSE.txt')],
    ['an id that is no name', /cannot name/, (good) => withSection(good, 'id', 'MOR connector/1')],
    ['an update from named versions only', /upgrade_manifest/, (good) => ({ ...good, upgrade: { upgrade_paths: {} } })],
    ['an administration link for another module', /puts it into Administration/, (good) => withSection(good, 'administration', [{ from: '<basepath>/manifest.php', to_module: 'Users' }])],
    ['two files that get one name', /two files/, (good) => withSection(good, 'hookdefs', [...twice('<basepath>/manifest.php').slice(1), { from: '<basepath>/README.txt', name: 'manifest', to_module: 'Calls' }])],
    ['a patch', /type/, (good) => ({ ...good, manifest: { ...good.manifest, type: 'patch' } })],
  ];

  it.each(planted)('finds %s', async (_, issue, plant) => {
    const found = loaderIssues(loader, plant(await packageOf(loader.product)));
    expect(found.filter((text) => issue.test(text))).not.toEqual([]);
  });

  it('accepts a reserved script that defines its function', async () => {
    const good = await packageOf(loader.product);
    const files = new Map([...good.files, ['scripts/post_install.php', '<?php function post_install() { }']]);
    expect(loaderIssues(loader, { ...good, files })).toEqual([]);
  });
});

describe('the extension of SuiteCRM 8', () => {
  it.each([
    ['extensions/morConnector', /puts extensions/],
    ['../public', /puts extensions/],
    ['otherName', /configures another/],
  ])('is not served from %s', async (to, issue) => {
    const good = await packageOf('suitecrm');
    const bad = withSection(good, 'copy_core_extensions', [{ from: '<basepath>/extensions/morConnector', to }]);
    const loader = LOADERS.find(({ name }) => name === 'SuiteCRM 8');
    expect(loader && loaderIssues(loader, bad).some((text) => issue.test(text))).toBe(true);
  });
});

const withSection = (good: Package, section: string, value: unknown): Package => ({
  ...good,
  installdefs: { ...good.installdefs, [section]: value },
});
const twice = (from: string): readonly unknown[] => [
  { from, to_module: 'Calls' },
  { from, to_module: 'Calls' },
];
const without = (good: Package, path: string): Package => ({ ...good, files: new Map([...good.files].filter(([name]) => name !== path)) });
const withVersions = (good: Package, pattern: string): Package => ({
  ...good,
  manifest: { ...good.manifest, acceptable_sugar_versions: { exact_matches: [], regex_matches: [pattern] } },
});
