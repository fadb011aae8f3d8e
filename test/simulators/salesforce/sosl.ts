import { OrgFault } from './org-fault.ts';
import type { FakeOrg } from './org.ts';

/**
 * A search in the index, for telephone fields. Texts and terms are split at blanks and punctuation; a word is found as a
 * whole piece, a phrase as neighbouring pieces. https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm
 */
const SOSL = /^FIND \{((?:[^{}\\]|\\.)*)\} IN PHONE FIELDS RETURNING (.+)$/s;
const OBJECT = /^(\w+)\((\S+?)(?: WHERE (.+?))?(?: LIMIT (\d+))?\)$/s;
const TERM = /"([^"]*)"|([^\s"]+)/g;
/** In characters: queries longer than the first lose their operators, than the second find nothing (SOSL syntax). */
const [LOSES_OPERATORS, FINDS_NOTHING] = [4_000, 10_000];
/** The most rows that one search returns. */
const MOST = 2_000;
/** Characters that a search has to escape. */
const RESERVED = /[&|!()[\]^~?:'+-]/;

const malformed = (message: string): never => {
  throw new OrgFault(400, 'MALFORMED_SEARCH', message);
};

const piecesOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => piece !== '');

const holds = (text: string, phrase: readonly string[]): boolean => {
  const pieces = piecesOf(text);
  return pieces.some((_, at) => phrase.every((piece, index) => pieces[at + index] === piece));
};

const phrasesOf = (query: string): readonly (readonly string[])[] => {
  if (RESERVED.test(query)) malformed(`unexpected token in ${query}`);
  if (query.length > FINDS_NOTHING) return [];
  const terms = [...query.matchAll(TERM)].map(([, phrase, word]) => piecesOf(phrase ?? word ?? ''));
  const operators = query.length > LOSES_OPERATORS ? 0 : terms.length;
  return terms.slice(0, Math.max(operators, 1)).filter((_, index) => index % 2 === 0);
};

/** `Contact(Id,Phone WHERE ... LIMIT n), Lead(...)` split into one clause per object. */
const objectsOf = (clause: string): string[] => clause.split(/(?<=\)), (?=\w+\()/);

export const createSearch = (org: FakeOrg) => {
  const isPhone = (object: string, name: string): boolean =>
    org.model.get(object)?.fields.get(name)?.type === 'phone';

  const rowsOf = (clause: string, phrases: readonly (readonly string[])[]): Record<string, unknown>[] => {
    const [, object = '', fields = '', where, limit = String(MOST)] =
      OBJECT.exec(clause) ?? malformed(`unexpected ${clause}`);
    const found = new Set(
      org
        .live(object)
        .filter(({ values }) =>
          Object.entries(values).some(
            ([name, value]) =>
              isPhone(object, name) &&
              typeof value === 'string' &&
              phrases.some((phrase) => holds(value, phrase)),
          ),
        )
        .map(({ id }) => id),
    );
    const { records } = org.query(
      `SELECT ${fields} FROM ${object}${where === undefined ? '' : ` WHERE ${where}`}`,
    ) as { records: Record<string, unknown>[] };
    return records.filter(({ Id }) => found.has(String(Id))).slice(0, Number(limit));
  };

  return (sosl: string): unknown => {
    const [, query = '', clause = ''] = SOSL.exec(sosl) ?? malformed(`unexpected token in ${sosl}`);
    const phrases = phrasesOf(query);
    return { searchRecords: objectsOf(clause).flatMap((one) => rowsOf(one, phrases)) };
  };
};
