import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CRM_LABELS, dashletLanguageFile, languageFiles, textNamesClass, type Labels } from './labels.ts';
import { manifestPhp } from './manifest.ts';
import type { Product } from './product.ts';
import { browserScripts } from './scripts.ts';
import type { PackageFiles } from './zip.ts';

const CORE = 'copy/custom/include/MorConnector';
const VIEWS = 'copy/custom/modules/Administration/views';
const DASHLET = 'dashlets/MorCallsDashlet';
const SOURCE_LANGUAGE = 'en_us';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A product need not have every kind of file. */
const readFolder = (folder: string, into: string, files: Map<string, Uint8Array>): void => {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(
      `${into}${path.slice(folder.length).replaceAll('\\', '/')}`,
      new Uint8Array(readFileSync(path)),
    );
  }
};

/** @returns the language files that now exist */
const addLabels = (
  labels: ReadonlyMap<string, Labels>,
  files: Map<string, Uint8Array>,
): { module: string; language: string }[] => {
  const added = [];
  for (const [language, texts] of labels) {
    for (const [module, php] of languageFiles(texts)) {
      files.set(`language/${module}/${language}.php`, bytes(php));
      added.push({ module, language });
    }
  }
  const source = labels.get(SOURCE_LANGUAGE);
  if (source === undefined) throw new Error(`there are no labels for ${SOURCE_LANGUAGE}`);
  files.set(`${CORE}/MorTextNames.php`, bytes(textNamesClass(source)));
  return added;
};

const addSuiteCrm = (
  own: string,
  labels: ReadonlyMap<string, Labels>,
  scripts: ReadonlyMap<string, Uint8Array>,
  files: Map<string, Uint8Array>,
): void => {
  readFolder(join(own, 'extensions'), 'extensions', files);
  readFolder(join(own, 'leftovers'), 'leftovers', files);
  readFolder(join(own, 'dashlets'), 'dashlets', files);
  for (const [language, texts] of labels)
    files.set(`${DASHLET}/MorCallsDashlet.${language}.lang.php`, bytes(dashletLanguageFile(texts)));
  // The administration page is a classic one in SuiteCRM 8, too, and loads its script from the legacy part.
  for (const [name, script] of scripts)
    if (name !== 'mor-admin.js') files.set(`extensions/morConnector/public/${name}`, script);
};

const addSugar = (own: string, files: Map<string, Uint8Array>): void => {
  readFolder(join(own, 'clients'), 'copy/custom/clients', files);
};

/** Everything that belongs in a product's zip, from the sources below `manifests`. */
export const packageFiles = (manifests: string, product: Product): PackageFiles => {
  const shared = join(manifests, 'crm-shared');
  const own = join(manifests, product);
  const files = new Map<string, Uint8Array>();
  for (const folder of [shared, own]) {
    readFolder(join(folder, 'php'), CORE, files);
    readFolder(join(folder, 'hooks'), 'hooks', files);
    readFolder(join(folder, 'ext'), 'ext', files);
  }
  readFolder(join(shared, 'scripts'), 'scripts', files);
  readFolder(join(own, 'views'), VIEWS, files);
  const labels = CRM_LABELS;
  const texts = addLabels(labels, files);
  const scripts = browserScripts(shared);
  for (const [name, script] of scripts) files.set(`${CORE}/js/${name}`, script);
  if (product === 'suitecrm') addSuiteCrm(own, labels, scripts, files);
  else addSugar(own, files);
  files.set('manifest.php', bytes(manifestPhp(product, texts)));
  files.set('README.txt', new Uint8Array(readFileSync(join(own, 'README.md'))));
  files.set('LICENSE.txt', new Uint8Array(readFileSync(join(manifests, '../LICENSE'))));
  return files;
};

/** What Salesforce's tools read and run, and the words about it; nothing that only our tests need. */
const SALESFORCE = [
  ...['force-app', 'languages', 'reports', 'service-login', 'state-event', 'open-cti', 'uninstall'],
  ...['config', 'images', 'tools/lib'],
];
const SALESFORCE_FILES = ['README.md', 'sfdx-project.json', '.forceignore', 'tools/deploy.mjs'];

/** Salesforce's package as sources, which its command-line tool deploys. */
export const salesforceFiles = (manifests: string): PackageFiles => {
  const own = join(manifests, 'salesforce');
  const files = new Map<string, Uint8Array>();
  for (const folder of SALESFORCE) readFolder(join(own, folder), folder, files);
  for (const name of SALESFORCE_FILES) files.set(name, new Uint8Array(readFileSync(join(own, name))));
  files.set('LICENSE.txt', new Uint8Array(readFileSync(join(manifests, '../LICENSE'))));
  return files;
};
