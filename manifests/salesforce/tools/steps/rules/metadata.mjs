import { basename } from 'node:path';
import { OBJECT_NEEDS, PERMISSIONABLE, RIGHT_NEEDS } from '../../lib/permissionable.mjs';
import { list, short } from '../../lib/source.mjs';

/** The longest text that Salesforce takes, by kind of file and element. */
const LONGEST = {
  '.app-meta.xml': { label: 40, description: 255 },
  '.customPermission-meta.xml': { label: 80, description: 255 },
  '.dashboard-meta.xml': { title: 80, description: 255, header: 80 },
  '.eca-meta.xml': { label: 80, description: 255 },
  '.externalCredential-meta.xml': { label: 80, description: 255 },
  '.field-meta.xml': { label: 40, description: 1000, inlineHelpText: 510 },
  '.flexipage-meta.xml': { masterLabel: 80, description: 255 },
  '.flow-meta.xml': { label: 255, description: 500 },
  '.js-meta.xml': { masterLabel: 80, description: 1000 },
  '.labels-meta.xml': { value: 1000, shortDescription: 80, fullName: 80 },
  '.namedCredential-meta.xml': { label: 80 },
  '.object-meta.xml': { label: 40, pluralLabel: 40, description: 1000 },
  '.permissionset-meta.xml': { label: 80, description: 255 },
  '.quickAction-meta.xml': { label: 80 },
  '.report-meta.xml': { name: 40, description: 255 },
  '.tab-meta.xml': { label: 40, description: 1000 },
  '.translation-meta.xml': { label: 1000 },
  '.webLink-meta.xml': { masterLabel: 240, description: 1000 },
};
/** Developer names, and those of Apex classes. */
const LONGEST_NAME = 40;

const textsOf = (text, tag) =>
  [...text.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, value]) =>
    value.replace(/&(#\d+|amp|lt|gt|quot|apos);/g, '.'),
  );

/** No text and no name is longer than Salesforce takes. */
export const lengths = ({ texts }) =>
  [...texts].flatMap(([file, text]) => {
    const suffix = /\.[A-Za-z]+(-meta\.xml)?$/.exec(file)?.[0] ?? '';
    const tooLong = Object.entries(LONGEST[suffix] ?? {}).flatMap(([tag, most]) =>
      textsOf(text, tag)
        .filter((value) => value.length > most)
        .map((value) => `${short(file)}: ${tag} is longer than ${most}: ${value}`),
    );
    const name = basename(file, suffix).split('.').at(-1);
    return name.length > LONGEST_NAME && !file.endsWith('.md')
      ? [...tooLong, `${short(file)}: the name is longer than ${LONGEST_NAME}`]
      : tooLong;
  });

/** Salesforce accepts every permission set as it is. */
export const permissionSets = async ({ xml }) => {
  const errors = [];
  for (const { file, root } of await xml('.permissionset-meta.xml')) {
    const say = (what) => errors.push(`${short(file)}: ${what}`);
    const fields = new Map(list(root.fieldPermissions).map((one) => [one.field, one]));
    for (const [name, { editable, readable }] of fields) {
      if (editable === 'true' && readable !== 'true') say(`${name} is editable and not readable`);
      if (!name.endsWith('__c') && !PERMISSIONABLE.has(name)) say(`${name} takes no field permission`);
      // A field of Activity is one field that both objects show.
      const twin = name.replace(/^(Task|Event)\./, (_, object) => (object === 'Task' ? 'Event.' : 'Task.'));
      if (name.endsWith('__c') && fields.get(twin)?.editable !== editable) say(`${name} and ${twin} differ`);
    }
    const rights = new Set(list(root.userPermissions).map(({ name }) => name));
    for (const right of rights) {
      for (const needed of RIGHT_NEEDS.get(right) ?? []) {
        if (!rights.has(needed)) say(`${right} needs ${needed}`);
      }
    }
    const objects = new Map(list(root.objectPermissions).map((one) => [one.object, one]));
    for (const [name, { allowRead, allowCreate, allowEdit, viewAllRecords }] of objects) {
      const more = [allowCreate, allowEdit, viewAllRecords].includes('true');
      if (more && allowRead !== 'true') say(`${name}: more than reading needs reading`);
      const parent = OBJECT_NEEDS.get(name);
      if (parent && objects.get(parent)?.allowRead !== 'true') say(`${name} needs read access to ${parent}`);
    }
  }
  return errors;
};
