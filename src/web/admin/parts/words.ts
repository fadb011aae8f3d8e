import { isMappingColumn } from '../../../vocabulary/column-lists.ts';
import type { MappingColumn } from '../../../vocabulary/column-lists.ts';
import { texts } from '../texts.ts';

/** `perSecond` -> `Per second`. */
export const spelledOut = (name: string): string => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Fields of connections and rules. */
const WORDS: Readonly<Record<string, string>> = {
  url: texts.common.address,
  clientId: texts.fields.client_id,
  clientSecret: texts.fields.client_secret,
  privateKey: texts.fields.private_key_pem,
  certificate: texts.fields.certificate_pem,
  username: texts.fields.user_name,
  timeoutMs: texts.fields.time_limit_ms,
  cacheSec: texts.fields.keep_users_s,
  changesPollSec: texts.fields.look_for_changed_users_s,
  apiVersion: texts.fields.api_version,
  flow: texts.fields.way_to_sign_in,
  api: 'API',
  callerIdA: texts.fields.caller_id_to_the_agent,
  callerIdB: texts.fields.caller_id_to_the_contact,
  objects: texts.fields.objects,
  modules: texts.fields.modules,
  phones: texts.fields.telephone_fields,
  name: texts.fields.name_fields,
  names: texts.fields.name_fields,
  country: texts.fields.country_field,
  countries: texts.fields.country_fields,
  doNotCall: texts.fields.do_not_call_fields,
  userFields: texts.fields.fields_of_the_user_record,
  activityFields: texts.fields.fields_of_the_activity,
  callIdField: texts.fields.field_of_the_calls_id,
  callId: texts.fields.calls_id,
  device: texts.fields.device,
  source: texts.fields.source,
  numbersFrom: texts.fields.numbers_come_from,
};

/** Texts for fixed values to choose from. */
const CHOICES: Readonly<Record<string, string>> = {
  jwt: texts.fields.signed_with_a_private_key,
  client_credentials: texts.fields.client_id_and_secret,
  v8: 'V8 (REST)',
  v4_1: texts.fields.v4_1_the_older_one,
  auto: texts.fields.find_it_out,
  'device-src-dst': 'device, src, dst',
  'device-dst-src': 'device, dst, src',
  POST: 'POST',
  GET: texts.fields.get_not_recommended,
  PREMIUM_RATE: texts.fields.premium_rate,
  SHARED_COST: texts.fields.shared_cost,
  TOLL_FREE: texts.fields.toll_free,
  VOIP: texts.fields.internet_telephony,
  PERSONAL_NUMBER: texts.fields.personal_numbers,
  PAGER: texts.fields.pagers,
  UAN: texts.fields.company_wide_numbers,
  VOICEMAIL: texts.fields.voicemail,
  MOBILE: texts.fields.mobile,
  FIXED_LINE: texts.fields.fixed_line,
  FIXED_LINE_OR_MOBILE: texts.fields.fixed_line_or_mobile_north,
};

export const choiceWord = (value: string): string => CHOICES[value] ?? value;

export const labelOf = (name: string): string => WORDS[name] ?? spelledOut(name);

/** A field of a line. */
export const lineWord = (name: string): string =>
  isMappingColumn(name) ? columnText(name).label : spelledOut(name);

/** A column's label and hint in the reader's language. */
export const columnText = (column: MappingColumn): { readonly label: string; readonly hint?: string } =>
  texts.columns[column];

export const yesOrNo = (isOn: boolean): string => (isOn ? texts.fields.yes : texts.fields.no);

/** Texts for actions; an action without one is shown by its code. */
const ACTIONS: Readonly<Record<string, string>> = {
  'mapping.edit': texts.audit.line_edited,
  'mapping.delete': texts.audit.line_removed,
  'mapping.bulk': texts.audit.several_lines_changed,
  'mapping.import': texts.audit.csv_imported,
  'mapping.auto-match': texts.audit.auto_match_accepted,
  'mapping.undo': texts.audit.change_undone,
  'connection.create': texts.audit.connection_added,
  'connection.edit': texts.audit.connection_changed,
  'connection.delete': texts.audit.connection_removed,
  'key.create': texts.audit.key_created,
  'key.rotate': texts.audit.key_rotated,
  'key.revoke': texts.audit.key_revoked,
  'password.set': texts.audit.password_set,
  'password.change': texts.audit.password_changed,
  'rules.edit': texts.audit.rules_changed,
  'rules.reset': texts.audit.rules_of_the_file_again,
};

export const actionText = (action: string): string => ACTIONS[action] ?? action;

/** Actions with a text, for a choice. */
export const ACTION_CHOICES: readonly (readonly [action: string, text: string])[] = Object.entries(ACTIONS);
