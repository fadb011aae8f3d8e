import { XMLParser, XMLValidator } from 'fast-xml-parser';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  captureMetaData: true,
});
const META = XMLParser.getMetaDataSymbol();

/**
 * One element, its children in the order of the file.
 * @typedef {{ name: string, line: number, attributes: Record<string, string>, text: string, children: Element[] }} Element
 */

const lineAt = (text, index) => text.slice(0, index).split('\n').length;

const elementsOf = (nodes, text) =>
  nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === '#text') return [];
    const inside = node[name];
    return [
      {
        name,
        line: lineAt(text, node[META]?.startIndex ?? 0),
        attributes: node[':@'] ?? {},
        text: inside.map((child) => child['#text'] ?? '').join(''),
        children: elementsOf(inside, text),
      },
    ];
  });

/**
 * The root element of a file.
 * @returns {{ root?: Element, error?: string }}
 */
export const readDocument = (text) => {
  const valid = XMLValidator.validate(text);
  if (valid !== true) return { error: `line ${valid.err.line}: ${valid.err.msg}` };
  const roots = elementsOf(parser.parse(text), text);
  return roots.length === 1 ? { root: roots[0] } : { error: `${roots.length} root elements` };
};
