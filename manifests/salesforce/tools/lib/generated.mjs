import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { metadataForm, setupImport } from './call-center.mjs';
import { PROJECT } from './paths.mjs';
import { packageDirectories } from './source.mjs';

const HEAD = '<?xml version="1.0" encoding="UTF-8" ?>\n';
const PACKAGE = (body, version) =>
  `${HEAD}<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}    <version>${version}</version>\n</Package>\n`;

/** Deleted with their parent or never by themselves. */
const NOT_DELETED = new Set(['CustomLabels', 'CustomObject', 'Translations', 'CustomObjectTranslation']);

/** Every component of the package as the deletion of an uninstall lists it: `type -> sorted names`. */
export const deletions = async () => {
  const fsPaths = (await packageDirectories()).map(({ path }) => join(PROJECT, path));
  const set = ComponentSet.fromSource({ fsPaths });
  const byType = new Map();
  for (const component of set.getSourceComponents()) {
    const parts = [component, ...component.getChildren()];
    for (const { type, fullName } of parts) {
      if (NOT_DELETED.has(type.name)) continue;
      // A flow is deleted version by version; a first deployment makes version 1.
      const member = type.name === 'Flow' ? `${fullName}-1` : fullName;
      byType.set(type.name, (byType.get(type.name) ?? new Set()).add(member));
    }
  }
  return [...byType].map(([type, names]) => [type, [...names].sort()]).sort(([a], [b]) => (a < b ? -1 : 1));
};

/** An active flow cannot be deleted: version 0 means that none is active. */
const deactivation = async (version) => {
  const flows = (await deletions())
    .find(([type]) => type === 'Flow')[1]
    .map((name) => name.replace(/-1$/, ''));
  const definition =
    '<FlowDefinition xmlns="http://soap.sforce.com/2006/04/metadata">\n' +
    '    <activeVersionNumber>0</activeVersionNumber>\n</FlowDefinition>\n';
  const members = flows.map((name) => `        <members>${name}</members>\n`).join('');
  const types = `    <types>\n${members}        <name>FlowDefinition</name>\n    </types>\n`;
  return [
    ['uninstall/1-deactivate/package.xml', PACKAGE(types, version)],
    ...flows.map((name) => [
      `uninstall/1-deactivate/flowDefinitions/${name}.flowDefinition`,
      HEAD + definition,
    ]),
  ];
};

/**
 * Files that are made from others, by path below the project: the call center in its two forms, and the manifests
 * that take everything out of an org again.
 */
export const generatedFiles = async () => {
  const callCenter = JSON.parse(await readFile(join(PROJECT, 'call-center.json'), 'utf8'));
  const { sourceApiVersion } = JSON.parse(await readFile(join(PROJECT, 'sfdx-project.json'), 'utf8'));
  const types = (await deletions()).map(([type, names]) => {
    const members = names.map((name) => `        <members>${name}</members>\n`).join('');
    return `    <types>\n${members}        <name>${type}</name>\n    </types>\n`;
  });
  return new Map([
    ['call-center-import.xml', setupImport(callCenter)],
    [
      `open-cti/main/default/callCenters/${callCenter.internalName}.callCenter-meta.xml`,
      metadataForm(callCenter),
    ],
    ...(await deactivation(sourceApiVersion)),
    ['uninstall/2-remove/package.xml', PACKAGE('', sourceApiVersion)],
    ['uninstall/2-remove/destructiveChanges.xml', PACKAGE(types.join(''), sourceApiVersion)],
  ]);
};
