import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { short } from '../lib/source.mjs';
import { metadataFiles, typeByName } from '../steps/metadata.mjs';
import { refusals } from '../steps/metadata/compare.mjs';
import { metadataTypes } from '../steps/metadata/types.mjs';

const options = { preserveOrder: true, ignoreAttributes: false, parseTagValue: false };
const read = (text) => new XMLParser(options).parse(text);
const write = (tree) => new XMLBuilder(options).build(tree);

const typeOf = await metadataTypes();
const rootType = await typeByName();
const nameOf = (node) => Object.keys(node).find((key) => key !== ':@');
const isElement = (node) => !nameOf(node).startsWith('#') && !nameOf(node).startsWith('?');
const element = (name, value) => ({ [name]: value === undefined ? [] : [{ '#text': value }] });

/** Every element of a file once for each way to it: its name, the list it stands in, its place there, what it may hold. */
const places = (tree) => {
  const found = new Map();
  const visit = (siblings, index, member, way) => {
    const name = nameOf(siblings[index]);
    const content = member.content();
    if (!content) return;
    if (!found.has(way)) found.set(way, { way, name, siblings, index, member, content });
    if (content.kind !== 'object') return;
    siblings[index][name].forEach((child, at, children) => {
      const inner = isElement(child) && content.members.get(nameOf(child));
      // What is inside of a configuration has types of its own.
      if (inner && nameOf(child) !== 'targetConfigs') visit(children, at, inner, `${way}/${nameOf(child)}`);
    });
  };
  const at = tree.findIndex(isElement);
  const root = nameOf(tree[at]);
  visit(tree, at, { many: true, required: false, content: () => typeOf(root) }, root);
  return [...found.values()];
};

/** The kinds of mistakes that roll a deployment back; each plants one at a place, or says that it cannot stand there. */
const MISTAKES = {
  'unknown element': ({ content, name, siblings, index }) => {
    if (content.kind !== 'object') return false;
    siblings[index][name].push(element('default', 'false'));
    return !content.members.has('default');
  },
  'value outside the enumeration': ({ content, name, siblings, index }) => {
    if (content.kind !== 'enum') return false;
    siblings[index][name] = [{ '#text': 'Nonsense' }];
    return true;
  },
  'word instead of true or false': ({ content, name, siblings, index }) => {
    if (content.kind !== 'boolean') return false;
    siblings[index][name] = [{ '#text': 'yes' }];
    return true;
  },
  'word instead of a number': ({ content, name, siblings, index }) => {
    if (content.kind !== 'number') return false;
    siblings[index][name] = [{ '#text': 'many' }];
    return true;
  },
  'required element missing': ({ member, siblings, index }) => {
    if (!member.required) return false;
    siblings.splice(index, 1);
    return true;
  },
  'required element empty': ({ content, member, name, siblings, index }) => {
    if (!member.required || content.kind === 'object') return false;
    siblings[index][name] = [];
    return true;
  },
  'single element repeated': ({ member, siblings, index }) => {
    if (member.many) return false;
    siblings.splice(index, 0, structuredClone(siblings[index]));
    return true;
  },
  'others between elements of one name': ({ member, name, siblings, index }) => {
    const other = siblings.findIndex((node) => isElement(node) && nameOf(node) !== name);
    if (!member.many || other < 0) return false;
    siblings.splice(other < index ? other : siblings.length, 0, structuredClone(siblings[index]));
    return true;
  },
  'text beside elements': ({ content, name, siblings, index }) => {
    if (content.kind !== 'object') return false;
    siblings[index][name].push({ '#text': 'words' });
    return true;
  },
  'elements instead of a value': ({ content, name, siblings, index }) => {
    if (content.kind === 'object' || name === 'targetConfigs') return false;
    siblings[index][name] = [element('value', '1')];
    return true;
  },
};

const files = new Map(
  await Promise.all((await metadataFiles()).map(async (file) => [file, await readFile(file, 'utf8')])),
);

for (const [mistake, plant] of Object.entries(MISTAKES)) {
  test(`finds in every file: ${mistake}`, () => {
    let planted = 0;
    for (const [file, text] of files) {
      for (const { way } of places(read(text))) {
        const tree = read(text);
        if (!plant(places(tree).find((place) => place.way === way))) continue;
        planted += 1;
        assert.notDeepEqual(
          refusals(write(tree), typeOf, rootType(file)),
          [],
          `${short(file)}: ${mistake} at ${way} was not found`,
        );
      }
    }
    assert.ok(planted > 0, 'no file has a place for this mistake');
  });
}

test('finds nothing in the files as they are, also when they are written anew', () => {
  for (const [file, text] of files) {
    assert.deepEqual(refusals(write(read(text)), typeOf, rootType(file)), [], short(file));
  }
});

const COMPONENT = [...files].find(([file]) => file.endsWith('morCall.js-meta.xml'));
// None of ours has a property of this kind; the checks of one are the same.
const PROPERTY = '<property name="title" type="String" label="Title" />';
const withProperty = COMPONENT[1].replace(/(<targetConfig [^>]*>)/, `$1${PROPERTY}`);
test('finds nothing in the configuration of a component with a property', () => {
  assert.deepEqual(refusals(withProperty, typeOf, rootType(COMPONENT[0])), []);
});

for (const [mistake, from, to] of [
  ['an attribute that does not exist', 'label=', 'title='],
  ['a type of property that does not exist', 'type="String"', 'type="Text"'],
  ['a form factor that does not exist', 'type="Small"', 'type="Phone"'],
  ['an element that does not exist', '<property', '<attribute'],
]) {
  test(`finds in the configuration of a component: ${mistake}`, () => {
    assert.ok(withProperty.includes(from));
    assert.notDeepEqual(refusals(withProperty.replace(from, to), typeOf, rootType(COMPONENT[0])), []);
  });
}

const [PERMISSION_SET] = [...files.keys()].filter((file) => file.endsWith('.permissionset-meta.xml'));
for (const [mistake, text] of [
  ['a file that is no XML', '<PermissionSet><label></PermissionSet>'],
  ['an empty file', ''],
  [
    'another type',
    files
      .get(PERMISSION_SET)
      .replaceAll('PermissionSet>', 'Profile>')
      .replace('<PermissionSet ', '<Profile '),
  ],
  ['no name space', files.get(PERMISSION_SET).replace(/ xmlns="[^"]*"/, '')],
  ['a type that does not exist', '<NoSuchType xmlns="http://soap.sforce.com/2006/04/metadata"/>'],
]) {
  test(`finds ${mistake}`, () => {
    assert.notDeepEqual(refusals(text, typeOf, rootType(PERMISSION_SET)), []);
  });
}

test('says where: line, way and element', () => {
  const text = files.get(PERMISSION_SET).replace('<visible>', '<default>false</default>\n        <visible>');
  assert.match(refusals(text, typeOf)[0], /^line \d+, PermissionSet\/applicationVisibilities\/default: /);
});
