import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';

const FOLDER = 'src/web/admin';
/** Attributes that people read or hear. */
const READ_ATTRIBUTES = new Set([
  ...['alt', 'aria-label', 'caption', 'empty', 'explanation', 'hint', 'label', 'more', 'name', 'note'],
  ...['placeholder', 'question', 'text', 'title'],
]);
const PRODUCT = 'MOR CRM connector';
/** Names of products, record types and protocols, which no language translates. */
const NAMES = new Set([
  ...['MOR', 'CRM', 'API', 'Salesforce', 'SugarCRM', 'SuiteCRM', PRODUCT, 'V8 (REST)'],
  ...['device, src, dst', 'device, dst, src'],
  ...['Account', 'Accounts', 'Case', 'Contact', 'Contacts', 'Lead', 'Leads', 'Opportunity', 'Prospects'],
]);
/** Routes, and a command with its options. */
const ROUTE = /^(?:GET|POST|PUT|DELETE) \/|^(?:curl|\s+-[Hd]) /;
const NOT_WORDS = /^\(prefers|^[a-z-]+(?: [a-z-]+)*$|^[\w./:-]*$/;

const looksRead = (text: string): boolean =>
  /\p{L}{2}/u.test(text) &&
  !NAMES.has(text.trim()) &&
  (/^\p{Lu}\p{Ll}+$/u.test(text) || (/\s/.test(text.trim()) && !NOT_WORDS.test(text) && !ROUTE.test(text)));

/** Whether a text in code stands where its value is compared, imported or a name. */
const isCode = (node: ts.Node): boolean => {
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isBinaryExpression(parent) ||
    // Errors that only developers meet.
    ts.isNewExpression(parent)
  );
};

const inSource = (source: ts.SourceFile): string[] => {
  const found: string[] = [];
  const tell = (node: ts.Node, text: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${source.fileName}:${line + 1}: ${text.replace(/\s+/g, ' ').trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxAttribute(node)) {
      const isRead = READ_ATTRIBUTES.has(node.name.getText(source));
      const { initializer } = node;
      if (initializer && ts.isStringLiteral(initializer)) {
        if (isRead && /\p{L}{2}/u.test(initializer.text) && !NAMES.has(initializer.text))
          tell(node, initializer.text);
        return;
      }
      if (node.name.getText(source) === 'class') return;
    }
    if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text) && !NAMES.has(node.text.trim()))
      tell(node, node.text);
    if (ts.isStringLiteralLike(node) && !isCode(node) && looksRead(node.text)) tell(node, node.text);
    if (ts.isJsxElement(node) && node.openingElement.tagName.getText(source) === 'code') return;
    if (
      ts.isTemplateExpression(node) &&
      !ROUTE.test(node.head.text) &&
      !node.getText(source).includes(PRODUCT)
    ) {
      const words = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      if (words.some((text) => /\p{L}{2,} | \p{L}{2,}/u.test(text))) tell(node, node.getText(source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/** Texts for people that stand in the code of the admin pages instead of in the texts room. */
export const hardCodedTexts = (text: string, name: string): string[] =>
  inSource(
    ts.createSourceFile(
      name,
      text,
      ts.ScriptTarget.Latest,
      true,
      name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );

export const adminSources = (): readonly (readonly [name: string, text: string])[] =>
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [`${FOLDER}/${name}`, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const);
