/** One XML element. The text `''` prints as an opening and a closing tag, `null` as an empty-element tag. */
export interface XmlElement {
  readonly name: string;
  readonly content: string | null | readonly XmlElement[];
}

export const element = (name: string, content: XmlElement['content']): XmlElement => ({ name, content });

/** Several elements at once, in the order of the record's keys. */
export const elements = (record: Readonly<Record<string, XmlElement['content'] | number>>): XmlElement[] =>
  Object.entries(record).map(([name, content]) =>
    element(name, typeof content === 'number' ? String(content) : content),
  );

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function render({ name, content }: XmlElement, indent: string): string {
  if (content === null) return `${indent}<${name}/>\n`;
  if (typeof content === 'string') return `${indent}<${name}>${escapeText(content)}</${name}>\n`;
  const inner = content.map((child) => render(child, `${indent}  `)).join('');
  return `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
}

export const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The element as text, with children indented by two spaces as MOR's builder does. */
export const renderXml = (root: XmlElement): string => render(root, '');
