import { hash } from 'node:crypto';

/** Parameters of a request by name, in the order in which they are sent. */
export type Params = Readonly<Record<string, string>>;

const CALLS_PERIOD = ['period_start', 'period_end', 's_user', 's_call_type', 's_device'] as const;
const CALLS_REST = [
  's_provider',
  's_hgc',
  's_did',
  's_destination',
  'order_by',
  'order_desc',
  'only_did',
] as const;

/**
 * Which parameters MOR signs, in which order, per method
 * (https://wiki.kolmisoft.com/index.php/MOR_API_hash_construction, November 2026;
 * https://wiki.kolmisoft.com/index.php?title=MOR_API_user_calls_get, November 2026;
 * https://wiki.kolmisoft.com/index.php/MOR_API_recordings_delete, 2026;
 * https://wiki.kolmisoft.com/index.php?title=MOR_API, April 2026). If the sources disagree, a method has several
 * variants; they are tried in order, and the one that works is remembered.
 */
export const SIGNED = {
  callback_init: {
    'device-src-dst': ['device', 'src', 'dst'],
    'device-dst-src': ['device', 'dst', 'src'],
  },
  active_calls_get: { u: ['u'], 'key-alone': [] },
  user_calls_get: {
    'callback-id-unsigned': [...CALLS_PERIOD, ...CALLS_REST],
    'callback-id-after-device': [...CALLS_PERIOD, 's_callback_uniqueid', ...CALLS_REST],
    'callback-id-last': [...CALLS_PERIOD, ...CALLS_REST, 's_callback_uniqueid'],
  },
  device_details_get: { only: ['device_id'] },
  devices_get: { only: ['user_id'] },
  user_details_get: { only: ['user_id', 'username'] },
  users_get: { only: ['u', 'p'] },
  system_version_get: { only: [] },
  recordings_get: { only: [] },
  recordings_delete: { only: ['recording_id'] },
} as const satisfies Record<string, Readonly<Record<string, readonly string[]>>>;

export type MorMethod = keyof typeof SIGNED;

/** MOR includes these only if they are well-formed; otherwise it signs as if they were absent. */
const WELL_FORMED: Readonly<Record<string, RegExp>> = {
  device: /^(?:\d+|all)$/,
  s_device: /^(?:\d+|all)$/,
  s_provider: /^(?:\d+|all)$/,
  s_hgc: /^(?:\d+|all)$/,
  s_did: /^(?:\d+|all)$/,
  user_id: /^\d+$/,
  period_start: /^\d+$/,
  period_end: /^\d+$/,
  s_user: /^\d+$/,
  only_did: /^\d+$/,
};

/** MOR parses these as integers and signs the result, so leading zeros vanish. */
const INTEGERS: ReadonlySet<string> = new Set(['user_id', 'period_start', 'period_end', 'only_did']);

const signedValue = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') return '';
  const wellFormed = WELL_FORMED[name];
  if (wellFormed !== undefined && !wellFormed.test(value)) return '';
  return INTEGERS.has(name) ? value.replace(/^0+(?=\d)/, '') : value;
};

/** The text to hash: the values of the signed parameters in their order, decoded, then the key. */
export function signedText(signed: readonly string[], params: Params, secretKey: string): string {
  let text = '';
  for (const name of signed) text += signedValue(name, params[name]);
  return text + secretKey;
}

/** MOR's `hash`: 40 lower-case hex digits. */
export const sign = (signed: readonly string[], params: Params, secretKey: string): string =>
  hash('sha1', signedText(signed, params, secretKey), 'hex');
