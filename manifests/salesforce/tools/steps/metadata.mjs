import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PROJECT, TOOLS } from '../lib/paths.mjs';
import { short, sourceFiles } from '../lib/source.mjs';
import { refusals } from './metadata/compare.mjs';
import { metadataTypes } from './metadata/types.mjs';

/** Salesforce's own list of metadata types and the ends of their file names; its library takes seconds to load. */
const REGISTRY = join(
  TOOLS,
  'node_modules/@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json',
);
const UNINSTALL = join(PROJECT, 'uninstall');

/** Every metadata file: those that are deployed, and those that take the package out again. */
export const metadataFiles = async () => {
  const deployed = (await sourceFiles()).filter((file) => file.endsWith('-meta.xml'));
  const entries = await readdir(UNINSTALL, { recursive: true, withFileTypes: true });
  const removing = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return [...deployed, ...removing.sort()];
};

/** @returns {Promise<(file: string) => string | undefined>} the type that a file of this name holds */
export const typeByName = async () => {
  const types = Object.values(JSON.parse(await readFile(REGISTRY, 'utf8')).types);
  const parts = types.flatMap(({ children }) => Object.values(children?.types ?? {}));
  // A part that shares its file with others (a label) has the suffix of the whole, which comes last and wins.
  const bySuffix = new Map([...parts, ...types].map(({ suffix, name }) => [suffix, name]));
  bySuffix.set('js', 'LightningComponentBundle');
  return (file) =>
    /^(package|destructiveChanges\w*)\.xml$/.test(basename(file))
      ? 'Package'
      : bySuffix.get(/\.(\w+?)(-meta\.xml)?$/.exec(file)?.[1]);
};

/** What an org would refuse, because the file is not of the form that the WSDL of the Metadata API gives its type. */
export const metadata = async () => {
  const typeOf = await metadataTypes();
  const rootType = await typeByName();
  const files = await metadataFiles();
  const errors = [];
  for (const file of files) {
    const found = refusals(await readFile(file, 'utf8'), typeOf, rootType(file));
    errors.push(...found.map((what) => `${short(file)}: ${what}`));
  }
  return { passed: files.length, errors };
};
