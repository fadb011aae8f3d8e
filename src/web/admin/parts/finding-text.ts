import { fillNames, withoutMorsWords } from '../../../vocabulary/fill-names.ts';
import type { Values } from '../../../vocabulary/fill-names.ts';
import type { Said } from '../../shared/problem.ts';
import { decimalText } from '../../shared/time.ts';
import { findings, texts } from '../texts.ts';
import { countryCalled, countryNames } from './schema/country-names.ts';
import { outcomeText } from './outcome-words.ts';
import { choiceWord, lineWord } from './words.ts';

interface Row {
  readonly finding: string;
  readonly cure?: string;
}

/** A finding as the service sends it: in English, with the code of its text. */
export interface Found extends Said {
  readonly detail: string;
  readonly cure?: string | undefined;
  /** Which of several dependencies it is about; the English detail names it, too. */
  readonly about?: string | undefined;
}

/** In the reader's language; a newer service, or a connector from elsewhere, may find what these pages have no text for. */
const rowOf = (code = ''): Row | undefined => {
  if (!findings) return undefined;
  const { places: _places, ...topics } = findings;
  const rows = Object.values(topics).flatMap((topic): [string, Row][] => Object.entries(topic));
  return new Map(rows).get(code);
};

/** Values that are words themselves. */
const WORDS: Readonly<Record<string, (value: string) => string>> = {
  country: countryCalled,
  countries: (codes) => countryNames(codes.split(',')),
  outcome: outcomeText,
  before: outcomeText,
  basis: choiceWord,
  notice: choiceWord,
  listen: choiceWord,
  seconds: (text) => (text.includes('.') ? decimalText(Number(text)) : text),
  column: lineWord,
  columns: (names) => names.split(', ').map(lineWord).join(', '),
};

const valuesOf = ({ values = {}, inner = {} }: Said): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const said = inner[name];
      return [name, (said && saidText(said)) ?? WORDS[name]?.(String(value)) ?? value];
    }),
  );

const joined = (first: string, next: string): string => {
  if (/[.?!]$/.test(first)) return `${first} ${next}`;
  return `${first}${/^\p{Lu}/u.test(next) ? '.' : ';'} ${next}`;
};

/** A message in the reader's language; undefined: in English, or where these pages have no text for it. */
export function saidText(said: Said | undefined): string | undefined {
  if (said === undefined) return undefined;
  const text = rowOf(said.code)?.[said.part ?? 'finding'];
  if (text === undefined) return undefined;
  const own = fillNames(text, valuesOf(said));
  const next = saidText(said.then);
  return next === undefined ? own : joined(own, next);
}

/** `mor main` as people write it. */
export const dependencyName = (name: string): string =>
  name === 'database'
    ? texts.overview.database
    : name
        .replace(/^mor /, 'MOR ')
        .replace(/^crm /, 'CRM ')
        .replace(/: incoming calls$/, `: ${texts.overview.incoming_calls}`);

/** What was found and what to do; `isForeign`: only English is known. */
export const foundText = (found: Found): Found & { readonly isForeign: boolean } => {
  const { detail, cure, about } = found;
  const text = saidText(found);
  if (text === undefined) return { detail, cure, isForeign: findings !== undefined };
  const own = rowOf(found.code)?.cure;
  return {
    detail: `${about === undefined ? '' : `${dependencyName(about)}: `}${text}`,
    cure: own === undefined ? undefined : fillNames(own, valuesOf(found)),
    isForeign: false,
  };
};

/** Where it was found. */
export const placeText = ({
  place = '',
  values,
  link,
}: {
  readonly place?: string | undefined;
  readonly values?: Values | undefined;
  readonly link: string;
}): string => {
  const known = findings && new Map<string, string>(Object.entries(findings.places)).get(place);
  return known === undefined ? link : fillNames(known, values);
};

/** A message of the service; in English where these pages have no text for it. */
export const messageText = ({ message, ...said }: Said & { readonly message: string }): string =>
  saidText(said) ?? message;

/** Why MOR or the connector refused a call. */
export const refusalText = (refusal: {
  readonly code: string;
  readonly mor?: string | undefined;
  readonly meaning: string;
  readonly cure: string;
}): { readonly meaning: string; readonly cure: string } => {
  if (!findings) return refusal;
  const ofMor = refusal.mor === undefined ? undefined : rowOf(`mor_${refusal.mor}`);
  if (ofMor) return { meaning: withoutMorsWords(ofMor.finding), cure: ofMor.cure ?? '' };
  const known = new Map(Object.entries(texts.problems)).get(refusal.code);
  return known ? { meaning: known.title, cure: known.cure } : refusal;
};
