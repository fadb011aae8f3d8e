import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apexErrors } from '../lib/apexlink.mjs';
import { ROOT } from '../lib/paths.mjs';

/** What the documents take for given in their examples. */
const GIVEN = 'String clickId, Id contactId';
const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>61.0</apiVersion></ApexClass>`;
/** Apex begins on this line of the class around it. */
const FIRST_LINE = 3;

/** The Apex of the documents, each block with the place where it begins. */
const blocks = async () => {
  const names = (await readdir(join(ROOT, 'docs'))).filter((name) => name.endsWith('.md'));
  const found = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(ROOT, 'docs', name), 'utf8');
      return [...text.matchAll(/^```apex example\n([\s\S]*?)^```$/gm)].map(({ index, 1: code }) => ({
        name,
        line: text.slice(0, index).split('\n').length + 1,
        code,
      }));
    }),
  );
  return found.flat();
};

/** The Apex in the documents compiles, as the body of a method. */
export const examples = async () => {
  const all = await blocks();
  if (all.length === 0) return { passed: 0, errors: ['no document has a block of `apex example`'] };
  const project = await mkdtemp(join(tmpdir(), 'apex-examples-'));
  try {
    const classes = join(project, 'force-app/classes');
    await mkdir(classes, { recursive: true });
    const folders = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '61.0' };
    await writeFile(join(project, 'sfdx-project.json'), JSON.stringify(folders));
    await Promise.all(
      all.flatMap(({ code }, at) => {
        const file = join(classes, `Example${at}.cls`);
        const begin = `public with sharing class Example${at} {\npublic static void run(${GIVEN}) {\n`;
        return [writeFile(file, `${begin}${code}}\n}\n`), writeFile(`${file}-meta.xml`, META)];
      }),
    );
    const errors = (await apexErrors(project)).map(({ path, line, message }) => {
      const { name, line: begin } = all[Number(/Example(\d+)\.cls$/.exec(path)?.[1] ?? 0)];
      return `docs/${name}:${begin + line - FIRST_LINE} ${message}`;
    });
    return { passed: errors.length === 0 ? all.length : 0, errors };
  } finally {
    await rm(project, { recursive: true });
  }
};
