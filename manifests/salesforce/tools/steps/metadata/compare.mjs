import { readDocument } from './document.mjs';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
/** Name spaces, and the name that some tools write on a root. */
const OPEN_ATTRIBUTES = /^(xmlns(:\w+)?|xsi:\w+|fqn)$/;
/** A number as XML Schema writes it. */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
/** The WSDL calls these a text; what is in it has types of its own. */
const TYPED_TEXTS = new Map([['LightningComponentBundle/targetConfigs', 'TargetConfigs']]);

const VALUE = {
  text: () => true,
  boolean: (value) => value === 'true' || value === 'false',
  number: (value) => NUMBER.test(value),
  enum: (value, { values }) => values.includes(value),
};
const WANTED = {
  boolean: () => 'true or false',
  number: () => 'a number',
  enum: ({ values }) => (values.length > 12 ? `one of ${values.length} values` : values.join(', ')),
};

/**
 * What Salesforce would refuse in one metadata file, each with the line and the way to the element.
 *
 * @param {string} text the file
 * @param {(name: string) => import('./types.mjs').Content | undefined} typeOf
 * @param {string} [rootType] the type that files of this name are of
 * @returns {string[]}
 */
export const refusals = (text, typeOf, rootType) => {
  const found = [];
  const say = (element, way, what) => found.push(`line ${element.line}, ${way}: ${what}`);

  const compareValue = (element, way, value, content) => {
    if (!VALUE[content.kind](value, content)) {
      say(element, way, `"${value}" is not ${WANTED[content.kind](content)}`);
    }
  };

  /** Attributes are members whose name begins with @; elements of the WSDL have none. */
  const compareAttributes = (element, way, members) => {
    for (const [name, value] of Object.entries(element.attributes)) {
      const member = members.get(`@${name}`);
      if (member) compareValue(element, `${way}/@${name}`, value, member.content());
      else if (!OPEN_ATTRIBUTES.test(name)) say(element, way, `there is no attribute ${name}`);
    }
  };

  const compareMembers = (element, way, { name: type, members }) => {
    if (element.text.trim()) say(element, way, `text stands where elements of ${type} belong`);
    const seen = new Map();
    element.children.forEach((child, index) => {
      const member = members.get(child.name);
      if (!member) return say(child, `${way}/${child.name}`, `${type} has no such element`);
      if (seen.has(child.name)) {
        if (!member.many) say(child, `${way}/${child.name}`, `stands more than once in one ${type}`);
        if (seen.get(child.name) !== index - 1)
          say(child, `${way}/${child.name}`, 'does not stand beside the others of its name');
      }
      seen.set(child.name, index);
      const content = member.content();
      if (member.required && content.kind === 'text' && !child.text.trim())
        return say(child, `${way}/${child.name}`, 'is empty');
      return compare(child, `${way}/${child.name}`, content);
    });
    for (const [name, { required }] of members) {
      const there = name.startsWith('@') ? name.slice(1) in element.attributes : seen.has(name);
      if (required && !there) say(element, way, `${name} is missing`);
    }
  };

  const compare = (element, way, content) => {
    if (content.kind === 'any') return undefined;
    const typed = TYPED_TEXTS.get(way);
    if (typed) return compare(element, `${way}!`, typeOf(typed));
    if (content.kind === 'object') {
      compareAttributes(element, way, content.members);
      return compareMembers(element, way, content);
    }
    compareAttributes(element, way, new Map());
    if (element.children.length > 0) say(element, way, 'elements stand where a value belongs');
    else compareValue(element, way, element.text.trim(), content);
  };

  const { root, error } = readDocument(text);
  if (error) return [error];
  if (root.attributes.xmlns !== NAMESPACE) say(root, root.name, `the name space is not ${NAMESPACE}`);
  if (rootType && root.name !== rootType) say(root, root.name, `files of this name hold a ${rootType}`);
  const content = typeOf(root.name);
  if (content?.kind === 'object') compare(root, root.name, content);
  else say(root, root.name, 'there is no such type of metadata');
  return found;
};
