interface HangupText {
  /** For the agent: what happened, as a clause after a colon. */
  readonly agent: string;
  /** For the administrator: what the code means ... */
  readonly meaning: string;
  /** ... and what to check. */
  readonly cure: string;
}

const ACCOUNT = 'your telephone account cannot make this call; tell your administrator';
const SETTINGS = 'the telephone system is not set up for this call; tell your administrator';
const NETWORK = 'the telephone network could not put the call through; try again later';
const NUMBER = 'the number cannot be reached; check it';
const LINE = 'too many calls are going on at the moment; try again in a minute';

const row = (agent: string, meaning: string, cure: string): HangupText => ({ agent, meaning, cure });
const NOTHING = 'Nothing: this is how calls end.';

const PROVIDER =
  'See in the CDR which provider had the call, and ask it; another provider in the LCR would take over.';
const BALANCE = 'Look at the balance and the credit limit of the account, and top it up.';
const LIMIT = 'Wait for calls to end, or raise the limit in MOR.';
const PARTNER_ROW = row(
  ACCOUNT,
  'A limit, the block, the balance or a missing rate of the partner stops the call.',
  'The partner who owns the reseller looks at limits, balance and rates in MOR.',
);

/** Codes that share one line in the manual. */
const alike = (causes: readonly number[], text: HangupText): Record<number, HangupText> =>
  Object.fromEntries(causes.map((cause) => [cause, text]));

/**
 * Why a leg ended, by the number in a CDR's `dispod`, in words. Up to 127: ITU-T Q.850; 487: SIP; from 200 on:
 * MOR's own decisions (https://wiki.kolmisoft.com/index.php/Hangupcause_Codes, November 2026). The only table of
 * these texts.
 */
export const HANGUP_CAUSES: Readonly<Record<number, HangupText>> = {
  1: row(
    NUMBER,
    'The number is not allocated.',
    'Compare the number in the record; look at the prefix rules of this MOR.',
  ),
  16: row('the call was ended in the normal way', 'Normal clearing.', NOTHING),
  17: row('the line is busy', 'The called party is busy.', NOTHING),
  18: row(
    'the telephone does not respond',
    'No user responds.',
    'For the agent’s leg: is the telephone switched on and registered in MOR?',
  ),
  19: row('nobody answered', 'No answer.', NOTHING),
  20: row(
    'the telephone is switched off or not connected',
    'Subscriber absent.',
    'For the agent’s leg: the device is not registered in MOR.',
  ),
  21: row(
    'the call was rejected',
    'Call rejected.',
    'For the agent’s leg: “do not disturb”, or a device that refuses the caller ID.',
  ),
  34: row(NETWORK, 'No circuit or channel is available.', PROVIDER),
  41: row(NETWORK, 'Temporary failure.', PROVIDER),
  58: row(NETWORK, 'The bearer capability is not available.', 'Compare the codecs of device and provider.'),
  102: row('nobody answered in time', 'A timer expired.', PROVIDER),
  487: row('the call was given up before an answer', 'Cancelled before an answer.', NOTHING),
  200: row(
    SETTINGS,
    'MOR does not know the caller.',
    'The device of the mapping must exist in MOR and belong to the mapped user.',
  ),
  201: row(ACCOUNT, 'The user is blocked.', 'Unblock the user in MOR.'),
  202: row(ACCOUNT, 'The reseller is blocked.', 'Unblock the reseller in MOR.'),
  203: row(
    ACCOUNT,
    'The user’s tariff has no rate for the number.',
    'Add a rate to the user’s tariff. Leg A needs one too, unless the source is a device of MOR; or set a leg A tariff in the mapping.',
  ),
  204: row(
    ACCOUNT,
    'No suitable provider for the number.',
    'Look at the user’s LCR: a provider with a rate for this prefix must be in it.',
  ),
  205: row(
    SETTINGS,
    'Not authorised on this machine.',
    'Allow the device on the server that the callback uses (server_id, or the Callback Server setting).',
  ),
  207: row(
    SETTINGS,
    'It is not clear who should receive the call.',
    'Look for two devices or DIDs with this number.',
  ),
  208: row(ACCOUNT, 'The user cannot make more calls.', 'Look at the user’s limits in MOR.'),
  209: row(SETTINGS, 'The time for testing is exceeded.', 'The MOR licence or the test account has run out.'),
  210: row(ACCOUNT, 'The balance is too small for one second.', BALANCE),
  211: row(ACCOUNT, 'Low balance, or the daily limit is reached.', BALANCE),
  212: row(ACCOUNT, 'The balance is too low for one more call.', BALANCE),
  ...alike([213, 214], row(ACCOUNT, 'The balance of the DID’s owner is too low.', BALANCE)),
  ...alike([215, 216], row(ACCOUNT, 'The reseller’s balance is too low.', BALANCE)),
  217: row(
    SETTINGS,
    'No device was found for the number that asked for a callback.',
    'Add the number to the CLIs of the device.',
  ),
  218: row(
    ACCOUNT,
    'The reseller does not allow calls at a loss.',
    'Compare the user’s rate with the reseller’s.',
  ),
  219: row(LINE, 'The call limit of the DID is reached.', LIMIT),
  220: row(ACCOUNT, 'The call limit of the user is reached.', LIMIT),
  221: row(ACCOUNT, 'The call limit of the device is reached.', `${LIMIT} A callback makes two calls.`),
  222: row(ACCOUNT, 'The call limit of the reseller is reached.', LIMIT),
  223: row(LINE, 'The call limit of the provider is reached.', LIMIT),
  224: row(
    ACCOUNT,
    'The provider is dearer than the user’s rate.',
    'Compare the rates of provider and user for this prefix.',
  ),
  225: row(
    SETTINGS,
    'The caller ID is banned.',
    'Look at the caller IDs of the mapping and the banned CLIs in MOR.',
  ),
  226: row(SETTINGS, 'The DID is free: nobody owns it.', 'Assign the DID in MOR.'),
  227: row(
    'no card PIN was entered',
    'No card PIN was entered.',
    'Enter the card PIN in the mapping, or take calling cards out of the way of callbacks.',
  ),
  228: row('no number was keyed in', 'No destination was entered.', NOTHING),
  229: row(SETTINGS, 'The DID is reserved.', 'Activate the DID in MOR.'),
  230: row(NETWORK, 'The provider returned 0.', PROVIDER),
  232: row(SETTINGS, 'The DID for callbacks is not available.', 'Look at the callback settings of MOR.'),
  234: row(
    SETTINGS,
    'The call runs in a circle inside MOR.',
    'Look for a forward that leads back to itself.',
  ),
  235: row(
    ACCOUNT,
    'The provider’s rate is higher than the user’s by more than allowed.',
    'Compare the rates of provider and user for this prefix.',
  ),
  236: row(
    'the call was asked for too early; try again in a minute',
    'The callback was initiated too early.',
    'Look at the time between callbacks in MOR’s callback settings.',
  ),
  237: row(ACCOUNT, 'The user of the DID is blocked.', 'Unblock the user in MOR.'),
  ...alike([249, 250, 251, 252, 253, 254], PARTNER_ROW),
};

/** The text for a code, even one that is not in the table. */
export const hangupText = (cause: number): HangupText =>
  HANGUP_CAUSES[cause] ?? {
    agent: `the telephone system gave the reason ${cause}, which your administrator can look up`,
    meaning: `Cause ${cause}, which is in none of the known tables.`,
    cure: 'Look for a call with this cause in MOR’s CDRs and Call Tracing; below 128 it is one of ITU-T Q.850.',
  };
