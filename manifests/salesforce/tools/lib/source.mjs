import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { PROJECT } from './paths.mjs';

const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true });

/** The package directories of sfdx-project.json. */
export const packageDirectories = async () =>
  JSON.parse(await readFile(join(PROJECT, 'sfdx-project.json'), 'utf8')).packageDirectories;

/** Every file that is deployed: those of all package directories without unit tests of components. */
export const sourceFiles = async () => {
  const files = [];
  for (const { path } of await packageDirectories()) {
    const entries = await readdir(join(PROJECT, path), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile() && !file.includes('__tests__')) files.push(file);
    }
  }
  return files.sort();
};

/** Path as a person at the project's root would write it. */
export const short = (file) => relative(PROJECT, file);

/** The parsed content below the root element of a metadata file. */
export const readXml = async (file) => {
  const [root] = Object.values(parser.parse(await readFile(file, 'utf8')));
  return root;
};

/** fast-xml-parser gives one element as a value and several as a list; missing ones as undefined. */
export const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
