import type { MorRefusalCode } from '../vocabulary/refusals.ts';
import { child, isElement, parseXml, textOf } from './xml.ts';
import type { Xml } from './xml.ts';

/**
 * Every known refusal text of MOR (https://wiki.kolmisoft.com/index.php?title=MOR_API_callback_init, November 2026,
 * and the code of X3 to X8, docs/mor.md), in lower case without apostrophes. Rows with `unrecognised` are known texts
 * for which the product has no finer code; they count as certain refusals, too.
 */
export const KNOWN_TEXTS = {
  'api requests are disabled': 'api_disabled',
  'get requests are disabled': 'get_disabled',
  'api must have secret key': 'no_secret_key',
  'incorrect hash': 'incorrect_hash',
  'access denied': 'access_denied',
  'dont be so smart': 'access_denied',
  'you are not authorized to view this page': 'access_denied',
  'you are not authorized to use this functionality': 'access_denied',
  'feature disabled': 'access_denied',
  'bad login': 'not_authenticated',
  'login failed': 'not_authenticated',
  'not authenticated': 'not_authenticated',
  'user was not found': 'not_authenticated',
  'user not found': 'not_authenticated',
  'bad device': 'bad_device',
  'device was not found': 'bad_device',
  'device not found': 'bad_device',
  'no source': 'no_source',
  'reseller not allowed to use admin tariffs': 'bad_tariff',
  'no tariff': 'no_tariff',
  'bad tariff': 'bad_tariff',
  'pin was not found': 'pin_not_found',
  'pin was not found for specified owner': 'pin_not_found',
  'server was not found': 'server_not_found',
  'cannot connect to asterisk server': 'asterisk_unreachable',
  'there is no such api': 'unrecognised',
  'undefined method': 'unrecognised',
  'please wait 10 seconds before trying to login again': 'unrecognised',
  'status value must be ringing or answered': 'unrecognised',
  'user_id is empty': 'unrecognised',
  'no users found': 'unrecognised',
} as const satisfies Readonly<Record<string, MorRefusalCode>>;

/** A map, so that a text such as `constructor` finds nothing. */
const CODES: ReadonlyMap<string, MorRefusalCode> = new Map(Object.entries(KNOWN_TEXTS));

/** MOR's text as a look-up key: letter case, spacing, apostrophes and a final full stop do not matter. */
export const normaliseText = (text: string): string =>
  text.trim().toLowerCase().replace(/['’]/g, '').replace(/\s+/g, ' ').replace(/[.!]$/, '');

/** What a body says, before it is compared with the HTTP status. */
export type Verdict =
  | { readonly kind: 'ok'; readonly callbackUniqueId?: string }
  | {
      readonly kind: 'refused';
      readonly code: MorRefusalCode;
      readonly text: string;
      readonly known: boolean;
    }
  | { readonly kind: 'unclear' };

type Refused = Extract<Verdict, { kind: 'refused' }>;
const UNCLEAR = { kind: 'unclear' } as const satisfies Verdict;
const MAX_TEXT = 200;

function refused(text: string): Refused {
  const code = CODES.get(normaliseText(text));
  // MOR's words are shown to people: remove control characters and limit the length.
  const shown = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT);
  return { kind: 'refused', code: code ?? 'unrecognised', text: shown, known: code !== undefined };
}

/** `<error>`: text, or the old `<type>Undefined method</type><name>…</name>`. */
function errorText(error: Xml): string | undefined {
  return typeof error === 'string' ? error.trim() || undefined : textOf(error, 'type');
}

/** Errors stand as, or below, `page` and any number of `status`, by method and release (pages and code, docs/mor.md). */
function refusalIn(root: string, content: Xml): Verdict | undefined {
  let here: Xml | undefined = { [root]: content };
  for (let depth = 0; isElement(here) && depth < 5; depth++) {
    const error: Xml | undefined = child(here, 'error');
    if (error !== undefined) {
      const text = errorText(error);
      return text === undefined ? UNCLEAR : refused(text);
    }
    const action: Xml | undefined = child(here, 'action');
    if (action !== undefined) return refusedAction(action);
    here = child(here, 'page') ?? child(here, 'status');
  }
  return undefined;
}

function refusedAction(action: Xml): Verdict | undefined {
  if (textOf(action, 'status')?.toLowerCase() !== 'failed') return undefined;
  const text = textOf(action, 'status_message') ?? textOf(action, 'error');
  return text === undefined ? UNCLEAR : refused(text);
}

/** A status element whose content is plain text (shape A), alone or inside `<page>`. */
function statusText(root: string, content: Xml): string | undefined {
  if (root === 'status') return typeof content === 'string' ? content.trim() || undefined : undefined;
  return root === 'page' ? textOf(content, 'status') : undefined;
}

// The two answers that nearly every call gets, byte for byte as MOR writes them. Their text is letters and blanks, so
// no entity, comment or nested element can hide in them and the parser would see exactly the same.
const GAP = String.raw`[ \t\r\n]*`;
const PROLOG = String.raw`(?:<\?xml version="1\.0" encoding="UTF-8"\?>${GAP})?`;
const PLAIN = new RegExp(`^${PROLOG}<(status|Status)>([A-Za-z ]+)</\\1>${GAP}$`);
const WITH_ID = new RegExp(
  `^${PROLOG}<page>${GAP}<(status|Status)>([A-Za-z ]+)</\\1>${GAP}<callback_uniqueid>(\\d+)</callback_uniqueid>${GAP}</page>${GAP}$`,
);

/** The answer to `callback_init` when it has one of the two usual forms; undefined sends it to the parser. */
export function readUsualCallback(body: string): Verdict | undefined {
  const match = PLAIN.exec(body) ?? WITH_ID.exec(body);
  const text = match?.[2]?.trim();
  return text === undefined || text === '' ? undefined : verdict(text, match?.[3]);
}

const verdict = (text: string, id: string | undefined): Verdict => {
  if (text.toLowerCase() !== 'ok') return refused(text);
  return id === undefined ? { kind: 'ok' } : { kind: 'ok', callbackUniqueId: id };
};

/** The answer to `callback_init` read by the parser: any shape, wrapper and letter case. */
export function parseCallback(body: string): Verdict {
  const document = parseXml(body);
  if (document === undefined) return UNCLEAR;
  const { root, content } = document;
  const text = statusText(root, content);
  const refusal = refusalIn(root, content);
  // `ok` together with an error is unclear: the call may have been started.
  if (refusal !== undefined) return text === undefined ? refusal : UNCLEAR;
  if (text === undefined) return UNCLEAR;
  const id = root === 'page' ? textOf(content, 'callback_uniqueid') : undefined;
  return verdict(text, id !== undefined && /^\d+$/.test(id) ? id : undefined);
}

/** Reads the answer to `callback_init`. Never throws; anything that is not MOR's XML is `unclear`. */
export const readCallback = (body: string): Verdict => readUsualCallback(body) ?? parseCallback(body);

/** MOR's refusal of a question, in any shape; undefined if the document is not a refusal. */
export function readRefusal(root: string, content: Xml): Refused | undefined {
  const refusal = refusalIn(root, content);
  if (refusal?.kind === 'refused') return refusal;
  const text = statusText(root, content);
  return text === undefined || text.toLowerCase() === 'ok' ? undefined : refused(text);
}
