import { fillNames, withoutMorsWords } from '../../../vocabulary/fill-names.ts';
import type { Values } from '../../../vocabulary/fill-names.ts';
import { findings, texts } from '../texts.ts';

interface Row {
  readonly finding: string;
  readonly cure?: string;
}

/** A finding as the service sends it: in English, with the code of its text. */
export interface Found {
  readonly code?: string | undefined;
  readonly values?: Values | undefined;
  /** What the value `text` says. */
  readonly inner?: { readonly code: string; readonly values?: Values | undefined } | undefined;
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

/** `mor main` as people write it. */
export const dependencyName = (name: string): string =>
  name === 'database'
    ? texts.overview.database
    : name
        .replace(/^mor /, 'MOR ')
        .replace(/^crm /, 'CRM ')
        .replace(/: incoming calls$/, `: ${texts.overview.incoming_calls}`);

/** What was found and what to do; `isForeign`: only English is known. */
export const foundText = ({
  code,
  values: given,
  inner,
  detail,
  cure,
  about,
}: Found): Found & { readonly isForeign: boolean } => {
  const row = rowOf(code);
  if (!row) return { detail, cure, isForeign: findings !== undefined };
  const text = rowOf(inner?.code)?.finding;
  const values = text === undefined ? given : { ...given, text: fillNames(text, inner?.values) };
  return {
    detail: `${about === undefined ? '' : `${dependencyName(about)}: `}${fillNames(row.finding, values)}`,
    cure: row.cure === undefined ? undefined : fillNames(row.cure, values),
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

/** What is wrong with one field. */
export const messageText = ({
  message,
  code,
  values,
}: {
  readonly message: string;
  readonly code?: string | undefined;
  readonly values?: Values | undefined;
}): string => foundText({ detail: message, code, values }).detail;

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
