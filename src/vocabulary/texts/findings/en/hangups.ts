const NOTHING = 'Nothing: this is how calls end.';
const PROVIDER =
  'See in the CDR which provider had the call, and ask it; another provider in the LCR would take over.';
const UNBLOCK = 'Unblock the user in MOR.';
const BALANCE = 'Look at the balance and the credit limit of the account, and top it up.';
const LIMIT = 'Wait for calls to end, or raise the limit in MOR.';
const RATES = 'Compare the rates of provider and user for this prefix.';

/** Why a leg ended, by the number in a CDR, and what to check. */
export const hangups = {
  hangup_1: {
    finding: 'The number is not allocated.',
    cure: 'Compare the number in the record; look at the prefix rules of this MOR.',
  },
  hangup_16: { finding: 'Normal clearing.', cure: NOTHING },
  hangup_17: { finding: 'The called party is busy.', cure: NOTHING },
  hangup_18: {
    finding: 'No user responds.',
    cure: 'For the agent’s leg: is the telephone switched on and registered in MOR?',
  },
  hangup_19: { finding: 'No answer.', cure: NOTHING },
  hangup_20: {
    finding: 'Subscriber absent.',
    cure: 'For the agent’s leg: the device is not registered in MOR.',
  },
  hangup_21: {
    finding: 'Call rejected.',
    cure: 'For the agent’s leg: “do not disturb”, or a device that refuses the caller ID.',
  },
  hangup_34: { finding: 'No circuit or channel is available.', cure: PROVIDER },
  hangup_41: { finding: 'Temporary failure.', cure: PROVIDER },
  hangup_58: {
    finding: 'The bearer capability is not available.',
    cure: 'Compare the codecs of device and provider.',
  },
  hangup_102: { finding: 'A timer expired.', cure: PROVIDER },
  hangup_487: { finding: 'Cancelled before an answer.', cure: NOTHING },
  hangup_200: {
    finding: 'MOR does not know the caller.',
    cure: 'The device of the mapping must exist in MOR and belong to the mapped user.',
  },
  hangup_201: { finding: 'The user is blocked.', cure: UNBLOCK },
  hangup_202: { finding: 'The reseller is blocked.', cure: 'Unblock the reseller in MOR.' },
  hangup_203: {
    finding: 'The user’s tariff has no rate for the number.',
    cure: 'Add a rate to the user’s tariff. Leg A needs one too, unless the source is a device of MOR; or set a leg A tariff in the mapping.',
  },
  hangup_204: {
    finding: 'No suitable provider for the number.',
    cure: 'Look at the user’s LCR: a provider with a rate for this prefix must be in it.',
  },
  hangup_205: {
    finding: 'Not authorised on this machine.',
    cure: 'Allow the device on the server that the callback uses (server_id, or the Callback Server setting).',
  },
  hangup_207: {
    finding: 'It is not clear who should receive the call.',
    cure: 'Look for two devices or DIDs with this number.',
  },
  hangup_208: { finding: 'The user cannot make more calls.', cure: 'Look at the user’s limits in MOR.' },
  hangup_209: {
    finding: 'The time for testing is exceeded.',
    cure: 'The MOR licence or the test account has run out.',
  },
  hangup_210: { finding: 'The balance is too small for one second.', cure: BALANCE },
  hangup_211: { finding: 'Low balance, or the daily limit is reached.', cure: BALANCE },
  hangup_212: { finding: 'The balance is too low for one more call.', cure: BALANCE },
  hangup_213: { finding: 'The balance of the DID’s owner is too low.', cure: BALANCE },
  hangup_215: { finding: 'The reseller’s balance is too low.', cure: BALANCE },
  hangup_217: {
    finding: 'No device was found for the number that asked for a callback.',
    cure: 'Add the number to the CLIs of the device.',
  },
  hangup_218: {
    finding: 'The reseller does not allow calls at a loss.',
    cure: 'Compare the user’s rate with the reseller’s.',
  },
  hangup_219: { finding: 'The call limit of the DID is reached.', cure: LIMIT },
  hangup_220: { finding: 'The call limit of the user is reached.', cure: LIMIT },
  hangup_221: {
    finding: 'The call limit of the device is reached.',
    cure: 'Wait for calls to end, or raise the limit in MOR. A callback makes two calls.',
  },
  hangup_222: { finding: 'The call limit of the reseller is reached.', cure: LIMIT },
  hangup_223: { finding: 'The call limit of the provider is reached.', cure: LIMIT },
  hangup_224: { finding: 'The provider is dearer than the user’s rate.', cure: RATES },
  hangup_225: {
    finding: 'The caller ID is banned.',
    cure: 'Look at the caller IDs of the mapping and the banned CLIs in MOR.',
  },
  hangup_226: { finding: 'The DID is free: nobody owns it.', cure: 'Assign the DID in MOR.' },
  hangup_227: {
    finding: 'No card PIN was entered.',
    cure: 'Enter the card PIN in the mapping, or take calling cards out of the way of callbacks.',
  },
  hangup_228: { finding: 'No destination was entered.', cure: NOTHING },
  hangup_229: { finding: 'The DID is reserved.', cure: 'Activate the DID in MOR.' },
  hangup_230: { finding: 'The provider returned 0.', cure: PROVIDER },
  hangup_232: {
    finding: 'The DID for callbacks is not available.',
    cure: 'Look at the callback settings of MOR.',
  },
  hangup_234: {
    finding: 'The call runs in a circle inside MOR.',
    cure: 'Look for a forward that leads back to itself.',
  },
  hangup_235: { finding: 'The provider’s rate is higher than the user’s by more than allowed.', cure: RATES },
  hangup_236: {
    finding: 'The callback was initiated too early.',
    cure: 'Look at the time between callbacks in MOR’s callback settings.',
  },
  hangup_237: { finding: 'The user of the DID is blocked.', cure: UNBLOCK },
  hangup_249: {
    finding: 'A limit, the block, the balance or a missing rate of the partner stops the call.',
    cure: 'The partner who owns the reseller looks at limits, balance and rates in MOR.',
  },
  hangup_other: {
    finding: 'Cause {cause}, which is in none of the known tables.',
    cure: 'Look for a call with this cause in MOR’s CDRs and Call Tracing; below 128 it is one of ITU-T Q.850.',
  },
} as const;
