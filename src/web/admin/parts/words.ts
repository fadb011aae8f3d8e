import { describeColumn, isMappingColumn } from '../../../vocabulary/column-lists.ts';

/** `perSecond` -> `Per second`. */
export const spelledOut = (name: string): string => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Fields of connections and rules. */
const WORDS: Readonly<Record<string, string>> = {
  url: 'Address',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  privateKey: 'Private key (PEM)',
  certificate: 'Certificate (PEM)',
  username: 'User name',
  timeoutMs: 'Time limit (ms)',
  cacheSec: 'Keep users (s)',
  changesPollSec: 'Look for changed users (s)',
  apiVersion: 'API version',
  flow: 'Way to sign in',
  api: 'API',
  callerIdA: 'Caller ID to the agent',
  callerIdB: 'Caller ID to the contact',
  objects: 'Objects',
  modules: 'Modules',
  phones: 'Telephone fields',
  name: 'Name fields',
  names: 'Name fields',
  country: 'Country field',
  countries: 'Country fields',
  doNotCall: 'Do-not-call fields',
  userFields: 'Fields of the user record',
  activityFields: 'Fields of the activity',
  callIdField: 'Field of the call’s id',
  callId: 'Call’s id',
  device: 'Device',
  source: 'Source',
  numbersFrom: 'Numbers come from',
};

/** Texts for fixed values to choose from. */
const CHOICES: Readonly<Record<string, string>> = {
  jwt: 'Signed with a private key (JWT)',
  client_credentials: 'Client id and secret',
  v8: 'V8 (REST)',
  v4_1: 'v4.1 (the older one)',
  auto: 'find it out',
  'device-src-dst': 'device, src, dst',
  'device-dst-src': 'device, dst, src',
  POST: 'POST',
  GET: 'GET (not recommended)',
  PREMIUM_RATE: 'Premium rate',
  SHARED_COST: 'Shared cost',
  TOLL_FREE: 'Toll-free',
  VOIP: 'Internet telephony',
  PERSONAL_NUMBER: 'Personal numbers',
  PAGER: 'Pagers',
  UAN: 'Company-wide numbers',
  VOICEMAIL: 'Voicemail',
  MOBILE: 'Mobile',
  FIXED_LINE: 'Fixed line',
  FIXED_LINE_OR_MOBILE: 'Fixed line or mobile (North America)',
};

export const choiceWord = (value: string): string => CHOICES[value] ?? value;

export const labelOf = (name: string): string => WORDS[name] ?? spelledOut(name);

/** A field of a line. */
export const lineWord = (name: string): string =>
  isMappingColumn(name) ? describeColumn(name).label : spelledOut(name);

export const yesOrNo = (isOn: boolean): string => (isOn ? 'yes' : 'no');
