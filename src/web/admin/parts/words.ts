import { isMappingColumn } from '../../../vocabulary/column-lists.ts';
import type { MappingColumn } from '../../../vocabulary/column-lists.ts';
import { LANGUAGES, texts } from '../texts.ts';
import { fieldLabel } from './schema/worded.ts';

/** `perSecond` -> `Per second`. */
export const spelledOut = (name: string): string => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
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
  own: texts.fields.own,
  team: texts.fields.team,
  all: texts.fields.all_of_crm,
  consent: texts.fields.consent,
  contract: texts.fields.contract,
  legal_obligation: texts.fields.legal_obligation,
  legitimate_interest: texts.fields.legitimate_interest,
  announcement: texts.fields.announcement,
  agent_says: texts.fields.agent_says,
  none: texts.fields.nobody,
  callback_init: texts.fields.callback_init,
  callback: texts.fields.callback,
  digits: texts.fields.digits,
  plus: texts.fields.plus,
  national: texts.fields.national,
  ringing: texts.fields.when_ringing,
  answered: texts.fields.when_answered,
  never: texts.fields.never,
  agent: texts.fields.visible_fields,
  records: texts.fields.visible_records,
  integration: texts.fields.visible_all,
  record: texts.fields.from_record,
  request: texts.fields.from_request,
  md5: texts.fields.md5_form,
  plain: texts.fields.plain_form,
  7: '7',
  8: '8',
};

/** Languages name themselves. A value without a word comes from an outside connector. */
export const choiceWord = (value: string): string =>
  CHOICES[value] ?? LANGUAGES.find(([code]) => code === value)?.[1] ?? value;

/** A field of a form in the form's words; a path of another kind by its last name. */
export const labelOf = (path: string): string => {
  const name = path.split(/[./[\]]+/).findLast((part) => part !== '' && !/^\d+$/.test(part));
  return fieldLabel(path) ?? spelledOut(name ?? path);
};

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
  'oidc.create': texts.audit.organisation_added,
  'oidc.edit': texts.audit.organisation_changed,
  'oidc.delete': texts.audit.organisation_removed,
  'rules.edit': texts.audit.rules_changed,
  'rules.reset': texts.audit.rules_of_the_file_again,
};

export const actionText = (action: string): string => ACTIONS[action] ?? action;

/** Actions with a text, for a choice. */
export const ACTION_CHOICES: readonly (readonly [action: string, text: string])[] = Object.entries(ACTIONS);

const TYPE_NAMES: Readonly<Record<string, string>> = {
  salesforce: 'Salesforce',
  sugarcrm: 'SugarCRM',
  suitecrm: 'SuiteCRM',
  generic: texts.connections.another_crm_or_page,
};

export const typeName = (type: string): string => TYPE_NAMES[type] ?? type;
