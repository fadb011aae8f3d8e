import type { MorRefusalCode } from '../../../refusals.ts';

/** What MOR refuses and why: the meaning is for agents, too. */
export const refusals = {
  mor_not_authenticated: {
    finding: 'MOR does not know the MOR user of this mapping. (MOR: {text})',
    cure: 'Correct the MOR username in the mapping: it is the name of the user who owns the device, not the device’s own login.',
  },
  mor_bad_device: {
    finding: 'MOR does not accept the device of this mapping. (MOR: {text})',
    cure: 'Enter the device’s id (ACC in MOR’s device list, not the extension) of a device that belongs to the mapped MOR user.',
  },
  mor_no_source: {
    finding: 'MOR got no source number. (MOR: {text})',
    cure: 'Enter the agent’s telephone number as source in the mapping.',
  },
  mor_pin_not_found: {
    finding: 'MOR does not know the calling card PIN of this mapping. (MOR: {text})',
    cure: 'Correct or empty the card PIN in the mapping.',
  },
  mor_incorrect_hash: {
    finding: 'MOR does not accept the signature of the request. (MOR: {text})',
    cure: 'Compare mor.secretKey with SETTINGS > API > API Secret Key in MOR (a reseller’s users need the reseller’s key) and set hashOrder to auto.',
  },
  mor_access_denied: {
    finding: 'MOR does not allow callbacks: the Callback add-on is missing or inactive. (MOR: {text})',
    cure: 'Activate the Callback add-on in MOR.',
  },
  mor_api_disabled: {
    finding: 'The API of this MOR is switched off. (MOR: {text})',
    cure: 'Switch on SETTINGS > API > Allow API globally (for a reseller: the reseller’s Allow API).',
  },
  mor_get_disabled: {
    finding: 'MOR does not accept GET requests. (MOR: {text})',
    cure: 'Set method: POST in the configuration (recommended), or switch on Allow GET API in MOR.',
  },
  mor_no_secret_key: {
    finding: 'MOR has no API secret key. (MOR: {text})',
    cure: 'Enter an API Secret Key in MOR’s API settings and the same one as mor.secretKey.',
  },
  mor_no_tariff: {
    finding: 'MOR does not know the tariff for leg A. (MOR: {text})',
    cure: 'Correct or empty the leg A tariff in the mapping.',
  },
  mor_bad_tariff: {
    finding: 'MOR does not accept the tariff for leg A. (MOR: {text})',
    cure: 'Use a user tariff that belongs to the owner of the MOR user; provider tariffs do not work.',
  },
  mor_server_not_found: {
    finding: 'MOR does not know the server of this mapping. (MOR: {text})',
    cure: 'Correct or empty the MOR server id in the mapping.',
  },
  mor_asterisk_unreachable: {
    finding: 'MOR cannot reach its telephone server. (MOR: {text})',
    cure: 'Check in MOR that the callback server is active and Asterisk is running.',
  },
  mor_unrecognised: {
    finding: 'MOR refused the call with a text the connector does not know. (MOR: {text})',
    cure: 'See the text; MOR may answer in the language of its GUI.',
  },
} as const satisfies Readonly<Record<`mor_${MorRefusalCode}`, { finding: string; cure: string }>>;
