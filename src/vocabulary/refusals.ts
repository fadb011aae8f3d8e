/**
 * MOR's reasons to refuse, as stable codes (https://wiki.kolmisoft.com/index.php?title=MOR_API_callback_init,
 * November 2026; those missing from the page are from the code of X8, docs/mor.md).
 */
export const MOR_REFUSAL_CODES = [
  'not_authenticated',
  'bad_device',
  'no_source',
  'pin_not_found',
  'incorrect_hash',
  'access_denied',
  'api_disabled',
  'get_disabled',
  'no_secret_key',
  'no_tariff',
  'bad_tariff',
  'server_not_found',
  'asterisk_unreachable',
  'unrecognised',
] as const;
export type MorRefusalCode = (typeof MOR_REFUSAL_CODES)[number];

interface MorRefusalText {
  /** What it means, for the agent. */
  readonly meaning: string;
  /** What to do, for the administrator. */
  readonly cure: string;
}

/** The same in words. */
export const MOR_REFUSALS: Record<MorRefusalCode, MorRefusalText> = {
  not_authenticated: {
    meaning: 'MOR does not know the MOR user of this mapping.',
    cure: 'Correct the MOR username in the mapping: it is the name of the user who owns the device, not the device’s own login.',
  },
  bad_device: {
    meaning: 'MOR does not accept the device of this mapping.',
    cure: 'Enter the device’s id (ACC in MOR’s device list, not the extension) of a device that belongs to the mapped MOR user.',
  },
  no_source: {
    meaning: 'MOR got no source number.',
    cure: 'Enter the agent’s telephone number as source in the mapping.',
  },
  pin_not_found: {
    meaning: 'MOR does not know the calling card PIN of this mapping.',
    cure: 'Correct or empty the card PIN in the mapping.',
  },
  incorrect_hash: {
    meaning: 'MOR does not accept the signature of the request.',
    cure: 'Compare mor.secretKey with SETTINGS > API > API Secret Key in MOR (a reseller’s users need the reseller’s key) and set hashOrder to auto.',
  },
  access_denied: {
    meaning: 'MOR does not allow callbacks: the Callback add-on is missing or inactive.',
    cure: 'Activate the Callback add-on in MOR.',
  },
  api_disabled: {
    meaning: 'The API of this MOR is switched off.',
    cure: 'Switch on SETTINGS > API > Allow API globally (for a reseller: the reseller’s Allow API).',
  },
  get_disabled: {
    meaning: 'MOR does not accept GET requests.',
    cure: 'Set method: POST in the configuration (recommended), or switch on Allow GET API in MOR.',
  },
  no_secret_key: {
    meaning: 'MOR has no API secret key.',
    cure: 'Enter an API Secret Key in MOR’s API settings and the same one as mor.secretKey.',
  },
  no_tariff: {
    meaning: 'MOR does not know the tariff for leg A.',
    cure: 'Correct or empty the leg A tariff in the mapping.',
  },
  bad_tariff: {
    meaning: 'MOR does not accept the tariff for leg A.',
    cure: 'Use a user tariff that belongs to the owner of the MOR user; provider tariffs do not work.',
  },
  server_not_found: {
    meaning: 'MOR does not know the server of this mapping.',
    cure: 'Correct or empty the MOR server id in the mapping.',
  },
  asterisk_unreachable: {
    meaning: 'MOR cannot reach its telephone server.',
    cure: 'Check in MOR that the callback server is active and Asterisk is running.',
  },
  unrecognised: {
    meaning: 'MOR refused the call with a text the connector does not know.',
    cure: 'See the text; MOR may answer in the language of its GUI.',
  },
};
