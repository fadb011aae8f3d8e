import { XMLParser } from 'fast-xml-parser';

/** An element's content: text, child elements by lower-case name, or several elements of one name. */
export type Xml = string | XmlElement | readonly Xml[];
export interface XmlElement {
  readonly [name: string]: Xml;
}

/** The part of the parser's API in use: it checks well-formedness first only on request, and throws what it finds. */
interface CheckedParser {
  parse(text: string, checkFirst: true): unknown;
}

/** One shared instance. Numbers stay text (17 digits do not fit a double); tags become lower case (`<Status>`). */
const parser: CheckedParser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
  transformTagName: (name) => name.toLowerCase(),
});

const DOCTYPE = /<!doctype/i;

export const isElement = (value: Xml | undefined): value is XmlElement =>
  typeof value === 'object' && !Array.isArray(value);

/**
 * One well-formed document as its root's name and content; undefined for anything else. A document with a DOCTYPE is
 * refused: MOR never sends one, and entities declared there would be expanded.
 */
export function parseXml(text: string): { readonly root: string; readonly content: Xml } | undefined {
  if (DOCTYPE.test(text)) return undefined;
  let tree: XmlElement;
  try {
    tree = parser.parse(text.trim(), true) as XmlElement;
  } catch {
    return undefined;
  }
  return unwrapHtml(tree);
}

/** The content of a root, without its `<html>` and `<body>` wrapper if there is one ("XML API Extension"). */
function unwrapHtml(tree: XmlElement): { root: string; content: Xml } | undefined {
  const [only, ...others] = Object.entries(tree).filter(([name]) => name !== 'head');
  if (only === undefined || others.length > 0) return undefined;
  const [root, content] = only;
  if (root !== 'html' && root !== 'body') return { root, content };
  return isElement(content) ? unwrapHtml(content) : undefined;
}

/** A child element by name; undefined when absent, or when there are several. */
export function child(parent: Xml | undefined, name: string): Xml | undefined {
  const value = isElement(parent) ? parent[name] : undefined;
  return Array.isArray(value) ? undefined : value;
}

/** The trimmed text of a child element; undefined when absent or empty. */
export function textOf(parent: Xml | undefined, name: string): string | undefined {
  const value = child(parent, name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** All elements of that name anywhere below, in order. */
export function collect(tree: Xml, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (value: Xml, key: string): void => {
    if (typeof value === 'string') return;
    if (isElement(value)) {
      if (key === name) found.push(value);
      else for (const [childName, childValue] of Object.entries(value)) visit(childValue, childName);
      return;
    }
    for (const item of value) visit(item, key);
  };
  visit(tree, '');
  return found;
}

const ROWS_AT_ONCE = 25;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * A document with many rows `<tag>…</tag>`, which do not nest: the rest of it as `parseXml` returns it, and the rows.
 * Parses a few rows at a time and yields in between, because megabytes in one go would hold up every click. Rows in
 * another form (`<tag a="1">`), and all rows of a short list, stay in the rest and are collected from there.
 */
export async function parseRows(
  text: string,
  tag: string,
): Promise<{ root: string; content: Xml; rows: readonly XmlElement[] } | undefined> {
  const [head = '', ...parts] = text.split(new RegExp(`<${tag}>`, 'i'));
  if (parts.length <= ROWS_AT_ONCE) {
    const document = parseXml(text);
    return document && { ...document, rows: collect({ [document.root]: document.content }, tag) };
  }
  const end = new RegExp(`</${tag}>`, 'i');
  const cuts = parts.map((part) => ({ part, at: part.search(end) }));
  if (cuts.some(({ at }) => at < 0)) return undefined;
  const rest = parseXml(head + cuts.map(({ part, at }) => part.slice(at).replace(end, '')).join(''));
  if (rest === undefined) return undefined;
  const rows = collect({ [rest.root]: rest.content }, tag);
  for (let from = 0; from < cuts.length; from += ROWS_AT_ONCE) {
    if (from > 0) await nextTurn();
    const some = cuts.slice(from, from + ROWS_AT_ONCE);
    const list = parseXml(
      `<rows>${some.map(({ part, at }) => `<${tag}>${part.slice(0, at)}</${tag}>`).join('')}</rows>`,
    );
    if (list === undefined) return undefined;
    rows.push(...collect(list.content, tag));
  }
  return { ...rest, rows };
}
