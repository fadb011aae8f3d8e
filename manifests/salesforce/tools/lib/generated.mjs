import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { metadataForm, setupImport } from './call-center.mjs';
import { PROJECT, ROOT } from './paths.mjs';
import { packageDirectories } from './source.mjs';

const HEAD = '<?xml version="1.0" encoding="UTF-8" ?>\n';
const PACKAGE = (body, version) =>
  `${HEAD}<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}    <version>${version}</version>\n</Package>\n`;

/** Deleted with their parent or never by themselves. */
const NOT_DELETED = new Set(['CustomLabels', 'Translations', 'CustomObjectTranslation']);
/** A folder is listed under the type of what is in it. */
const FOLDERS = new Map([
  ['ReportFolder', 'Report'],
  ['DashboardFolder', 'Dashboard'],
]);
/** What refers to others goes first: the Metadata API deletes nothing that is still referred to. */
const REFERRING = new Set([
  ...['PermissionSet', 'CustomApplication', 'CustomTab', 'FlexiPage', 'QuickAction', 'WebLink', 'Flow'],
  ...['Dashboard', 'CallCenter', 'ExtlClntAppOauthConfigurablePolicies', 'ExtlClntAppOauthSettings'],
  ...['ExtlClntAppConfigurablePolicies', 'ExtlClntAppGlobalOauthSettings', 'NamedCredential'],
]);

/** A module of the connector as Lightning can load it, in the package's form. */
const withoutTypes = async (file) => {
  const text = ts.transpile(await readFile(file, 'utf8'), {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
  });
  return format(text, { ...(await resolveConfig(file)), parser: 'babel' });
};

const isOwnObject = ({ type, fullName }) => type.name === 'CustomObject' && /__(c|e|mdt)$/.test(fullName);

/** What the deletion of one component lists: itself, or its parts where it is Salesforce's own object. */
const partsOf = (component) =>
  component.type.name === 'CustomObject' && !isOwnObject(component)
    ? component.getChildren()
    : [component, ...(isOwnObject(component) ? [] : component.getChildren())];

/** Every component of the package as an uninstall deletes it: two lists of `[type, sorted names]`. */
export const deletions = async () => {
  const fsPaths = (await packageDirectories()).map(({ path }) => join(PROJECT, path));
  const set = ComponentSet.fromSource({ fsPaths });
  const first = new Map();
  const then = new Map();
  for (const component of set.getSourceComponents()) {
    for (const { type, fullName } of partsOf(component)) {
      if (NOT_DELETED.has(type.name)) continue;
      const name = FOLDERS.get(type.name) ?? type.name;
      const lists = REFERRING.has(type.name) ? first : then;
      // A flow is deleted version by version; a first deployment makes version 1.
      const member = type.name === 'Flow' ? `${fullName}-1` : fullName;
      lists.set(name, (lists.get(name) ?? new Set()).add(member));
    }
  }
  const sorted = (lists) =>
    [...lists].map(([type, names]) => [type, [...names].sort()]).sort(([a], [b]) => (a < b ? -1 : 1));
  return { first: sorted(first), then: sorted(then) };
};

/** An active flow cannot be deleted: version 0 means that none is active. */
const deactivation = async (version) => {
  const { first } = await deletions();
  const flows = first.find(([type]) => type === 'Flow')[1].map((name) => name.replace(/-1$/, ''));
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
 * Files that are made from others, by path below the project: the call center in its two forms, the manifests that
 * take everything out of an org again, and copies of the rules that part the numbers of a field and write a duration.
 */
export const generatedFiles = async () => {
  const callCenter = JSON.parse(await readFile(join(PROJECT, 'call-center.json'), 'utf8'));
  const { sourceApiVersion } = JSON.parse(await readFile(join(PROJECT, 'sfdx-project.json'), 'utf8'));
  const split = await readFile(join(ROOT, 'manifests/crm-shared/browser/split.js'), 'utf8');
  const duration = await withoutTypes(join(ROOT, 'src/vocabulary/duration.ts'));
  const listed = (types) =>
    types
      .map(([type, names]) => {
        const members = names.map((name) => `        <members>${name}</members>\n`).join('');
        return `    <types>\n${members}        <name>${type}</name>\n    </types>\n`;
      })
      .join('');
  const { first, then } = await deletions();
  return new Map([
    ['force-app/main/default/lwc/morCall/split.js', split],
    ['force-app/main/default/lwc/morText/duration.js', duration],
    ['call-center-import.xml', setupImport(callCenter)],
    [
      `open-cti/main/default/callCenters/${callCenter.internalName}.callCenter-meta.xml`,
      metadataForm(callCenter),
    ],
    ...(await deactivation(sourceApiVersion)),
    ['uninstall/2-remove/package.xml', PACKAGE('', sourceApiVersion)],
    ['uninstall/2-remove/destructiveChangesPre.xml', PACKAGE(listed(first), sourceApiVersion)],
    ['uninstall/2-remove/destructiveChangesPost.xml', PACKAGE(listed(then), sourceApiVersion)],
  ]);
};
