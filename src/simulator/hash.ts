import { createHash } from 'node:crypto';
import type { SimulatorOptions } from './options.ts';
import type { MatchedOrder } from './ledger.ts';

/** Decoded request parameters by name. */
export type Params = ReadonlyMap<string, string>;

const numbered = Array.from({ length: 29 }, (_, index) => `u${index}`);

/**
 * The one list behind most methods: all of its parameters that a request has are hashed in this order (code of X8; an early form
 * is in https://wiki.kolmisoft.com/index.php?title=MOR_API_hash_construction&oldid=14272). Parts of the real list that concern no
 * callback client are left out.
 */
const SIGNED_NAMES = [
  ...[
    'user_id',
    'period_start',
    'period_end',
    'direction',
    'calltype',
    'device',
    'balance',
    'users',
    'block',
  ],
  ...['email', 'mtype', 'tariff_id', ...numbered, 'ay', 'am', 'ad', 'by', 'bm', 'bd', 'pswd'],
  ...['s_user', 's_call_type', 's_device', 's_provider', 's_hgc', 's_did', 's_destination'],
  ...['order_by', 'order_desc', 'only_did', 'description', 'pin', 'type', 'devicegroup_id', 'phonebook_id'],
  ...['number', 'name', 'speeddial', 's_user_id', 's_from', 'provider_id', 's_till', 'id', 'quantity'],
  ...['callerid', 'cardgroup_id', 'status', 'date_from', 'date_till', 's_reseller_did', 's_did_pattern'],
  ...['lcr_id', 'dst', 'src', 'message', 'server_ip', 'device_type', 'username', 'first_name', 'last_name'],
  ...['currency', 'caller_id', 'device_id', 'calldate', 'source', 'destination', 'billsec', 'calls_string'],
  ...['did', 'date', 'url', 'forward_to', 'callflow_action', 'state', 'did_id', 'location_id', 'cli_number'],
];

const WHOLE_NUMBERS = ['user_id', 'period_start', 'period_end', 'only_did', 'tariff_id'];
const DIGITS_OR_ALL = ['device', 's_device', 's_provider', 's_hgc', 's_did'];

/** The value that goes into the hash; malformed values of some names count as absent. */
function signedValue(params: Params, name: string): string {
  const value = params.get(name) ?? '';
  const isDigits = /^\d+$/.test(value);
  if (WHOLE_NUMBERS.includes(name)) return isDigits ? BigInt(value).toString() : '';
  if (DIGITS_OR_ALL.includes(name)) return isDigits || value === 'all' ? value : '';
  if (name === 's_user') return isDigits ? value : '';
  if (name === 'block') return value === 'true' || value === 'false' ? value : '';
  return value;
}

const join = (params: Params, names: readonly string[]): string =>
  names.map((name) => signedValue(params, name)).join('');

function withDstAndSrcSwapped(): string[] {
  const other: Readonly<Record<string, string>> = { dst: 'src', src: 'dst' };
  return SIGNED_NAMES.map((name) => other[name] ?? name);
}
const SRC_BEFORE_DST = withDstAndSrcSwapped();

function namesWith(after: string): string[] {
  const at = SIGNED_NAMES.indexOf(after) + 1;
  return [...SIGNED_NAMES.slice(0, at), 's_uniqueid', 's_callback_uniqueid', ...SIGNED_NAMES.slice(at)];
}

/** The texts (without the key) whose hash a method accepts; more than one when an option allows it. */
export type SignedTexts = (params: Params, options: SimulatorOptions) => readonly string[];

export const signedByList: SignedTexts = (params) => [join(params, SIGNED_NAMES)];
export const signedByKeyAlone: SignedTexts = () => [''];
export const signedByLogin: SignedTexts = (params) => [(params.get('u') ?? '') + (params.get('p') ?? '')];

/** An own list, in this order (the page of recordings_delete). */
export const signedRecordingsDelete: SignedTexts = (params) => [
  ['recording_id', 's_user_id', 's_device_id', 'date_from', 'date_till']
    .map((name) => params.get(name) ?? '')
    .join(''),
];

export const signedCallback: SignedTexts = (params, { hashOrder }) => [
  ...(hashOrder === 'device-src-dst' ? [] : [join(params, SIGNED_NAMES)]),
  ...(hashOrder === 'device-dst-src' ? [] : [join(params, SRC_BEFORE_DST)]),
];

export const signedQuickstats: SignedTexts = (params) => {
  const username = params.get('u') ?? '';
  return [username === 'admin' ? '' : username];
};

export const signedActiveCalls: SignedTexts = (params, { activeCallsHash }) => [
  ...(activeCallsHash === 'key' ? [] : [params.get('u') ?? '']),
  ...(activeCallsHash === 'u' ? [] : ['']),
];

export const signedUserCalls: SignedTexts = (params, { cdrCallbackIdHash: where }) => [
  ...(where === 'not-hashed' || where === 'either' ? [join(params, SIGNED_NAMES)] : []),
  ...(where === 'after-s_device' || where === 'either' ? [join(params, namesWith('s_device'))] : []),
  ...(where === 'after-only_did' || where === 'either' ? [join(params, namesWith('only_did'))] : []),
];

const sha1 = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex');

/** Compared as text: upper case or a different length is refused. */
export const hashFits = (hash: string, texts: readonly string[], keys: readonly string[]): boolean =>
  keys.some((key) => texts.some((text) => sha1(text + key) === hash));

/** The order with which a callback's hash was made, even if the options accept another. */
export function matchedOrder(params: Params, keys: readonly string[]): MatchedOrder {
  const hash = params.get('hash') ?? '';
  const dstFirst = hashFits(hash, [join(params, SIGNED_NAMES)], keys);
  const srcFirst = hashFits(hash, [join(params, SRC_BEFORE_DST)], keys);
  if (dstFirst && srcFirst) return 'both';
  if (dstFirst) return 'device-dst-src';
  return srcFirst ? 'device-src-dst' : 'none';
}
