import { isAbsolute } from 'node:path';
import type { z } from 'zod';
import { whyUnreadable } from './text-file.ts';

type Path = readonly (string | number)[];

export interface ReferenceSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file without its byte-order mark; throws when it cannot be read. */
  readonly readFile: (path: string) => string;
}

/** `${NAME}` or `${file:/path}` as written in the file. */
export const REFERENCE = /\$\{([^}\r\n]*)\}/g;
const FILE = 'file:';
const FORM = 'expected ${NAME} or ${file:/path}';
const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Two characters from Unicode's private use area: YAML treats them as ordinary letters, and nobody types them. */
const SHIELDED = /\uE000(\d+)\uE001/g;

/** The same tree with every text rewritten, keys included. */
const mapTexts = (value: unknown, rewrite: (text: string) => string): unknown => {
  if (typeof value === 'string') return rewrite(value);
  if (Array.isArray(value)) return value.map((v) => mapTexts(v, rewrite));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [rewrite(k), mapTexts(v, rewrite)]));
};

export interface ShieldedText {
  readonly text: string;
  /** Puts the references back into the parsed value of `text`. */
  restore(parsed: unknown): unknown;
}

/**
 * Hides references from the YAML parser. Braces and commas have a meaning of their own within `[...]` and `{...}`, so `apiKeys:
 * [${KEY}]` would otherwise need quotes. Line numbers stay the same.
 */
export const shieldReferences = (text: string): ShieldedText => {
  const references: string[] = [];
  return {
    text: text.replace(REFERENCE, (reference) => `\uE000${references.push(reference) - 1}\uE001`),
    restore: (parsed) =>
      mapTexts(parsed, (value) =>
        value.replace(SHIELDED, (whole, index: string) => references[Number(index)] ?? whole),
      ),
  };
};

/** Replaces `${NAME}` and `${file:/path}` in every text value; reports the missing ones. */
export const fillReferences = (
  value: unknown,
  sources: ReferenceSources,
  say: (path: Path, message: string) => void,
  path: Path = [],
): unknown => {
  if (Array.isArray(value)) return value.map((v, i) => fillReferences(v, sources, say, [...path, i]));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([k, v]) => [k, fillReferences(v, sources, say, [...path, k])]),
    );
  }
  if (typeof value !== 'string') return value;
  // Taken as it stands, a reference without its end would become the secret.
  if (value.replace(REFERENCE, '').includes('${')) say(path, FORM);
  return value.replace(REFERENCE, (whole, name: string) => {
    if (name.startsWith(FILE)) {
      const file = name.slice(FILE.length);
      try {
        return sources.readFile(file).replace(/\r?\n$/, '');
      } catch (error) {
        say(
          path,
          `the file ${file} ${whyUnreadable(error)}` +
            (isAbsolute(file) ? '' : ' (a relative path starts at the configuration file)'),
        );
        return whole;
      }
    }
    const found = ENV_NAME.test(name) ? sources.env[name] : undefined;
    if (found !== undefined && found !== '') return found;
    say(
      path,
      ENV_NAME.test(name)
        ? `the environment variable ${name} is ${found === '' ? 'empty' : 'not set'}`
        : FORM,
    );
    return whole;
  });
};

const at = (tree: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (node, key) =>
      node !== null && typeof node === 'object'
        ? (node as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    tree,
  );

const replaceAt = (tree: unknown, [key, ...rest]: readonly PropertyKey[], value: unknown): unknown => {
  if (key === undefined) return value;
  if (Array.isArray(tree)) return tree.map((v: unknown, i) => (i === key ? replaceAt(v, rest, value) : v));
  if (tree === null || typeof tree !== 'object') return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([k, v]) => [k, k === key ? replaceAt(v, rest, value) : v]),
  );
};

const WHOLE = /^\$\{[^}\r\n]*\}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The types that would do; several where the schema offers a choice. */
const expectedBy = (issue: z.core.$ZodIssue): readonly string[] => {
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(expectedBy);
  return issue.code === 'invalid_type' ? [issue.expected] : [];
};

/**
 * A reference is replaced by text. Where the schema then expects a number or a boolean (`port: ${PORT}`), the text is parsed as
 * one. A value typed into the file itself keeps its type and its error.
 */
export const readTypedReferences = (
  written: unknown,
  filled: unknown,
  complaints: readonly z.core.$ZodIssue[],
): unknown =>
  complaints.reduce<unknown>((tree, issue) => {
    const expected = expectedBy(issue);
    const source = at(written, issue.path);
    const value = at(filled, issue.path);
    if (typeof source !== 'string' || !WHOLE.test(source) || typeof value !== 'string') return tree;
    if (expected.includes('number') && NUMBER.test(value)) return replaceAt(tree, issue.path, Number(value));
    if (expected.includes('boolean') && /^(true|false)$/.test(value)) {
      return replaceAt(tree, issue.path, value === 'true');
    }
    return tree;
  }, filled);

/** The files that a configuration reads values from. */
export const referencedFiles = (text: string): string[] =>
  [...text.matchAll(REFERENCE)].flatMap(([, name = '']) =>
    name.startsWith(FILE) ? [name.slice(FILE.length)] : [],
  );
