import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { list, readXml, sourceFiles } from './source.mjs';

/** The first group of every match. */
export const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

export const withoutComments = (apex) => apex.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Names of the components whose files end so. */
export const named = (files, suffix) =>
  files.filter((file) => file.endsWith(suffix)).map((file) => basename(file, suffix));

/** Everything of the package by name, and the text of every file. */
export const readPackage = async () => {
  const files = await sourceFiles();
  const texts = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')])));
  const xml = async (suffix) =>
    Promise.all(
      files
        .filter((file) => file.endsWith(suffix))
        .map(async (file) => ({ file, root: await readXml(file) })),
    );
  const fields = files
    .filter((file) => file.endsWith('.field-meta.xml'))
    .map((file) => `${file.split('/').at(-3)}.${basename(file, '.field-meta.xml')}`);
  const labelFile = files.find((file) => file.endsWith('CustomLabels.labels-meta.xml'));
  return {
    files,
    texts,
    xml,
    fields,
    labels: new Map(list((await readXml(labelFile)).labels).map((l) => [l.fullName, l.value])),
  };
};
