import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageFiles, readLabels, textNamesClass, type Labels } from './labels.ts';
import { adminScript, pageScript, workerScript } from './scripts.ts';
import type { PackageFiles } from './zip.ts';

/** The CRM products that a package exists for. */
export const PRODUCTS = ['suitecrm', 'sugarcrm'] as const;
export type Product = (typeof PRODUCTS)[number];

const CORE = 'copy/custom/include/MorConnector';
const VIEWS = 'copy/custom/modules/Administration/views';
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

const addLabels = (labels: ReadonlyMap<string, Labels>, files: Map<string, Uint8Array>): Labels => {
  for (const [language, texts] of labels) {
    for (const [module, php] of languageFiles(texts))
      files.set(`language/${module}/${language}.php`, bytes(php));
  }
  const source = labels.get(SOURCE_LANGUAGE);
  if (source === undefined) throw new Error(`labels: ${SOURCE_LANGUAGE}.json is missing`);
  files.set(`${CORE}/MorTextNames.php`, bytes(textNamesClass(source)));
  return source;
};

const addSuiteCrm = (own: string, script: string, files: Map<string, Uint8Array>): void => {
  readFolder(join(own, 'extensions'), 'extensions', files);
  readFolder(join(own, 'leftovers'), 'leftovers', files);
  files.set('extensions/morConnector/public/mor-connector.js', bytes(script));
  files.set('extensions/morConnector/public/mor-worker.js', bytes(workerScript(join(own, '../crm-shared'))));
};

const addSugar = (own: string, files: Map<string, Uint8Array>): void => {
  readFolder(join(own, 'clients'), 'copy/custom/clients', files);
};

/** Everything that belongs into a product's zip, from the sources below `manifests`. */
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
  const source = addLabels(readLabels(join(shared, 'labels')), files);
  const script = pageScript(shared, source);
  files.set(`${CORE}/js/mor-connector.js`, bytes(script));
  files.set(`${CORE}/js/mor-worker.js`, bytes(workerScript(shared)));
  files.set(`${CORE}/js/mor-admin.js`, bytes(adminScript(shared, source)));
  if (product === 'suitecrm') addSuiteCrm(own, script, files);
  else addSugar(own, files);
  for (const name of ['manifest.php', 'README.txt']) {
    files.set(name, new Uint8Array(readFileSync(join(own, name === 'README.txt' ? 'README.md' : name))));
  }
  files.set('LICENSE.txt', new Uint8Array(readFileSync(join(manifests, '../LICENSE'))));
  return files;
};
