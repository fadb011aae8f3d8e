import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { TOOLS } from '../../lib/paths.mjs';

/** Types made from Salesforce's own WSDL of the Metadata API, and ours for what that calls a text (LWC configurations). */
const SOURCES = [
  createRequire(import.meta.url)
    .resolve('@salesforce/types/metadata')
    .replace(/\.js$/, '.d.ts'),
  join(TOOLS, 'steps/metadata/component-configuration.d.ts'),
];

/**
 * What one element may hold.
 * @typedef {{ kind: 'any' | 'text' | 'boolean' | 'number' }
 *   | { kind: 'enum', values: string[] }
 *   | { kind: 'object', name: string, members: Map<string, Member> }} Content
 * @typedef {{ many: boolean, required: boolean, content: () => Content }} Member
 */

/** What the WSDL leaves open, and types that the declarations leave out. */
const UNTYPED = { kind: 'any' };
const KEYWORDS = new Map([
  [ts.SyntaxKind.StringKeyword, { kind: 'text' }],
  [ts.SyntaxKind.BooleanKeyword, { kind: 'boolean' }],
  [ts.SyntaxKind.NumberKeyword, { kind: 'number' }],
  [ts.SyntaxKind.AnyKeyword, UNTYPED],
  [ts.SyntaxKind.UnknownKeyword, UNTYPED],
]);

/** Reads the declarations: aliases of objects, of unions of texts, and of one another. */
class Declarations {
  constructor() {
    this.nodes = new Map();
    this.contents = new Map();
  }

  add(file, source) {
    for (const statement of ts.createSourceFile(file, source, ts.ScriptTarget.Latest).statements) {
      if (ts.isTypeAliasDeclaration(statement)) this.nodes.set(statement.name.text, statement.type);
    }
  }

  /** @returns {Content | undefined} undefined when there is no such type */
  named(name) {
    if (!this.contents.has(name)) {
      const node = this.nodes.get(name);
      this.contents.set(name, node && this.content(node, name));
    }
    return this.contents.get(name);
  }

  content(node, name) {
    const simple = KEYWORDS.get(node.kind);
    if (simple) return simple;
    if (ts.isTypeReferenceNode(node)) return this.named(node.typeName.text) ?? UNTYPED;
    const literals = ts.isUnionTypeNode(node) ? node.types : [node];
    if (literals.every((one) => ts.isLiteralTypeNode(one))) {
      return { kind: 'enum', values: literals.map((one) => one.literal.text) };
    }
    return { kind: 'object', name, members: this.members(node) };
  }

  members(node) {
    if (ts.isIntersectionTypeNode(node)) {
      return new Map(node.types.flatMap((part) => [...this.members(part)]));
    }
    if (ts.isTypeReferenceNode(node)) return this.named(node.typeName.text).members;
    if (!ts.isTypeLiteralNode(node)) throw new Error(`cannot read ${ts.SyntaxKind[node.kind]}`);
    return new Map(
      node.members.map((member) => {
        const many = ts.isArrayTypeNode(member.type);
        const of = many ? member.type.elementType : member.type;
        // A list may be empty: the WSDL demands none of its entries.
        const required = !many && !member.questionToken;
        return [member.name.text, { many, required, content: () => this.content(of, member.name.text) }];
      }),
    );
  }
}

/** @returns {Promise<(name: string) => Content | undefined>} what an element of that type may hold */
export const metadataTypes = async () => {
  const declarations = new Declarations();
  for (const file of SOURCES) declarations.add(file, await readFile(file, 'utf8'));
  return (name) => declarations.named(name);
};
