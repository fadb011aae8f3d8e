import { defined } from '../../../src/defined.ts';
/** The part of SOQL that an integration needs: lookups, one level of child lists, AND/OR, IN, semi-joins, LIKE, ORDER BY, LIMIT. */
export interface Query {
  readonly fields: readonly string[];
  readonly lists: readonly Query[];
  readonly from: string;
  readonly where?: Condition;
  readonly orderBy?: { readonly field: string; readonly descending: boolean };
  readonly limit?: number;
}

export type Condition =
  | { readonly op: 'AND'; readonly parts: readonly Condition[] }
  | { readonly op: 'OR'; readonly parts: readonly Condition[] }
  | {
      readonly op: '=' | '!=' | '>' | '<' | 'LIKE' | 'IN';
      readonly field: string;
      readonly values: readonly Literal[];
    }
  /** A semi-join. */
  | { readonly op: 'IN_QUERY'; readonly field: string; readonly query: Query };

/** `raw` keeps a text's escapes, which LIKE needs. */
export interface Literal {
  readonly value: string | number | boolean | null;
  readonly raw: string;
}

export class SoqlError extends Error {}

const TOKEN = /\s*(?:('(?:[^'\\]|\\.)*')|([A-Za-z_][\w.]*)|(-?\d+(?:\.\d+)?)|(!=|[=<>(),]))/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

interface Token {
  readonly kind: 'text' | 'word' | 'number' | 'sign';
  readonly text: string;
}

const tokenize = (soql: string): Token[] => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (soql.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(soql);
    if (match === null) throw new SoqlError(`unexpected token at ${at}: ${soql.slice(at, at + 20)}`);
    const [, text, word, number, sign] = match;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1) });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
};

const unescape = (raw: string): string => raw.replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? char);

/** Parses one query; throws SoqlError where Salesforce would answer MALFORMED_QUERY. */
export const parseSoql = (soql: string): Query => {
  const tokens = tokenize(soql);
  let at = 0;
  const fail = (): never => {
    throw new SoqlError(`unexpected token: ${tokens[at]?.text ?? 'end of query'}`);
  };
  const isWord = (word: string): boolean =>
    tokens[at]?.kind === 'word' && tokens[at]?.text.toUpperCase() === word.toUpperCase();
  const takeWord = (word: string): boolean => {
    if (!isWord(word)) return false;
    at += 1;
    return true;
  };
  const takeSign = (sign: string): boolean => {
    if (tokens[at]?.kind !== 'sign' || tokens[at]?.text !== sign) return false;
    at += 1;
    return true;
  };
  const name = (): string => {
    const token = tokens[at];
    if (token?.kind !== 'word') return fail();
    at += 1;
    return token.text;
  };
  const literal = (): Literal => {
    const token = tokens[at] ?? fail();
    at += 1;
    if (token.kind === 'text') return { value: unescape(token.text), raw: token.text };
    if (token.kind === 'number') return { value: Number(token.text), raw: token.text };
    const word = token.text.toLowerCase();
    if (token.kind === 'word' && ['true', 'false'].includes(word))
      return { value: word === 'true', raw: word };
    if (token.kind === 'word' && word === 'null') return { value: null, raw: word };
    at -= 1;
    return fail();
  };
  const comparison = (): Condition => {
    if (takeSign('(')) {
      const inner = anyOf();
      if (!takeSign(')')) fail();
      return inner;
    }
    const field = name();
    if (takeWord('IN')) {
      if (!takeSign('(')) fail();
      if (isWord('SELECT')) {
        const inner = query();
        if (!takeSign(')')) fail();
        return { op: 'IN_QUERY', field, query: inner };
      }
      const values = [literal()];
      while (takeSign(',')) values.push(literal());
      if (!takeSign(')')) fail();
      return { op: 'IN', field, values };
    }
    if (takeWord('LIKE')) return { op: 'LIKE', field, values: [literal()] };
    for (const op of ['=', '!=', '>', '<'] as const)
      if (takeSign(op)) return { op, field, values: [literal()] };
    return fail();
  };
  const chain = (op: 'AND' | 'OR', part: () => Condition): Condition => {
    const parts = [part()];
    while (takeWord(op)) parts.push(part());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { op, parts };
  };
  const allOf = (): Condition => chain('AND', comparison);
  const anyOf = (): Condition => chain('OR', allOf);
  const query = (): Query => {
    if (!takeWord('SELECT')) fail();
    const fields: string[] = [];
    const lists: Query[] = [];
    do {
      if (takeSign('(')) {
        lists.push(query());
        if (!takeSign(')')) fail();
      } else fields.push(name());
    } while (takeSign(','));
    if (!takeWord('FROM')) fail();
    const from = name();
    const where = takeWord('WHERE') ? anyOf() : undefined;
    let orderBy: Query['orderBy'];
    if (takeWord('ORDER')) {
      if (!takeWord('BY')) fail();
      const field = name();
      const descending = takeWord('DESC');
      if (!descending) takeWord('ASC');
      orderBy = { field, descending };
    }
    const limit = takeWord('LIMIT') ? Number(literal().value) : undefined;
    return {
      fields,
      lists,
      from,
      ...defined({ where, orderBy, limit }),
    };
  };
  const parsed = query();
  if (at < tokens.length) fail();
  return parsed;
};

const ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;

const equal = (one: unknown, other: Literal['value']): boolean => {
  if (typeof one === 'string' && typeof other === 'string') {
    // Ids match across their two forms and are case-sensitive; all other texts are case-insensitive.
    if (ID.test(one) && ID.test(other)) return one.slice(0, 15) === other.slice(0, 15);
    return one.toLowerCase() === other.toLowerCase();
  }
  return (one ?? null) === other;
};

const like = (value: unknown, raw: string): boolean => {
  let pattern = '';
  for (let i = 0; i < raw.length; i++) {
    const char = raw[i] ?? '';
    if (char === '%') pattern += '[\\s\\S]*';
    else if (char === '_') pattern += '[\\s\\S]';
    else {
      const plain = char === '\\' ? (raw[(i += 1)] ?? '') : char;
      pattern += plain.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    }
  }
  return typeof value === 'string' && new RegExp(`^${pattern}$`, 'i').test(value);
};

/** Whether a row meets the condition; `read` returns the value at a field path. */
export const meets = (condition: Condition, read: (field: string) => unknown): boolean => {
  if (condition.op === 'AND') return condition.parts.every((part) => meets(part, read));
  if (condition.op === 'OR') return condition.parts.some((part) => meets(part, read));
  if (condition.op === 'IN_QUERY') throw new SoqlError('a semi-join is resolved before rows are compared');
  const value = read(condition.field);
  const [first] = condition.values;
  if (first === undefined) return false;
  if (condition.op === 'IN') return condition.values.some((literal) => equal(value, literal.value));
  if (condition.op === 'LIKE') return like(value, first.raw);
  if (condition.op === '=') return equal(value, first.value);
  if (condition.op === '!=') return !equal(value, first.value);
  const [one, other] = [String(value), String(first.value)];
  return condition.op === '>' ? one > other : one < other;
};
