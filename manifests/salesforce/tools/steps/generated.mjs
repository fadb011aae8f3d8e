import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { generatedFiles } from '../lib/generated.mjs';
import { PROJECT } from '../lib/paths.mjs';
import { list } from '../lib/source.mjs';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  ignoreDeclaration: true,
  processEntities: true,
});

const readImport = (text) => {
  const items = new Map();
  const problems = [];
  list(parser.parse(text).callCenter.section).forEach((section, index) => {
    if (section.sortOrder !== String(index))
      problems.push(`section ${section.name} has sortOrder ${section.sortOrder}`);
    list(section.item).forEach((item, order) => {
      if (item.sortOrder !== String(order))
        problems.push(`item ${item.name} has sortOrder ${item.sortOrder}`);
      if (section.name !== 'reqGeneralInfo' && /^req/.test(item.name))
        problems.push(`${item.name}: req is reserved`);
      items.set(item.name, item['#text']);
    });
  });
  return { items, problems };
};

/** The same map of items, read back from the form of the Metadata API. */
const readMetadata = (text, internalName) => {
  const root = parser.parse(text).CallCenter;
  const items = new Map([
    ['reqInternalName', internalName],
    ['reqDisplayName', root.displayName],
    ['reqAdapterUrl', root.adapterUrl],
    ...Object.entries(JSON.parse(root.customSettings.replace(/&#34;/g, '"'))),
  ]);
  for (const section of list(root.sections)) {
    for (const { name, value } of list(section.items)) items.set(name, value);
  }
  return items;
};

const sorted = (items) => JSON.stringify([...items].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Salesforce's rules for a call center that is imported (Open CTI Developer Guide, call center definition files). */
const importRules = ({ items, problems }) => [
  ...problems,
  ...(/^[A-Za-z][A-Za-z0-9]{0,39}$/.test(items.get('reqInternalName'))
    ? []
    : ['reqInternalName is not allowed']),
  ...(items.get('reqAdapterUrl').startsWith('https://') ? [] : ['Lightning needs an https adapter']),
  ...(items.get('reqUseApi') === 'true' ? [] : ['reqUseApi must be true']),
  ...(items.get('reqSalesforceCompatibilityMode') === 'Lightning' ? [] : ['the default mode is Classic']),
  ...(Number(items.get('reqTimeout')) >= 5000 ? [] : ['reqTimeout must be at least 5000']),
];

/** Files made from others are up to date, and both forms of the call center say the same. */
export const generated = async () => {
  const errors = [];
  const files = await generatedFiles();
  for (const [path, expected] of files) {
    const found = await readFile(join(PROJECT, path), 'utf8').catch(() => '');
    if (found !== expected) errors.push(`${path} is not up to date: run node tools/generate.mjs`);
  }
  const metadataPath = [...files.keys()].find((path) => path.endsWith('.callCenter-meta.xml'));
  const imported = readImport(await readFile(join(PROJECT, 'call-center-import.xml'), 'utf8'));
  const internalName = metadataPath.split('/').pop().replace('.callCenter-meta.xml', '');
  const deployed = readMetadata(await readFile(join(PROJECT, metadataPath), 'utf8'), internalName);
  if (sorted(imported.items) !== sorted(deployed)) {
    errors.push(`the two forms of the call center differ: ${sorted(imported.items)} and ${sorted(deployed)}`);
  }
  errors.push(...importRules(imported));
  return { passed: files.size + 1, errors };
};
