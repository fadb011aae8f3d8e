import type { CallState } from '../call-states.ts';
import type { Outcome, Result } from '../outcomes.ts';
import type { AgentProblem } from '../problem-codes.ts';

/** Its codes in Salesforce, and in SuiteCRM and SugarCRM; in browsers its code is the name of this file. */
export const language = { salesforce: 'en_US', crm: 'en_us' };

/** What is wrong and what to do, by problem code; a rule may have a text of its own. */
export const problems = {
  agent_not_mapped: {
    title: 'No telephone is assigned to you',
    cure: 'Ask an administrator to enter your MOR username, device and number.',
  },
  agent_disabled: {
    title: 'Calling is switched off for you',
    cure: 'An administrator can switch it on.',
  },
  record_not_found: {
    title: 'The record was not found',
    cure: 'Reload the page.',
  },
  no_telephone_number: {
    title: 'The record has no telephone number',
    cure: 'Enter one and try again.',
  },
  number_invalid: {
    title: 'This is not a telephone number',
    cure: 'Correct it in the record; the international form with + always works.',
  },
  destination_blocked: {
    title: 'This number may not be called',
    cure: 'An administrator can change the dial rules if this call should be possible.',
  },
  destination_blocked_emergency: {
    title: 'Emergency numbers are never called by a click',
    cure: 'Dial it on your telephone.',
  },
  destination_blocked_service_code: {
    title: 'Service codes are never called by a click',
    cure: 'Dial it on your telephone.',
  },
  do_not_call: {
    title: 'This contact does not want to be called',
    cure: 'Respect the mark, or have it removed if it is wrong.',
  },
  agent_busy: {
    title: 'You already have a call',
    cure: 'End it first.',
  },
  rate_limited: {
    title: 'Too many calls in a short time',
    cure: 'Wait a moment and try again.',
  },
  mor_refused: {
    title: 'The telephone system refused the call',
    cure: 'Tell an administrator the reason it gave.',
  },
  mor_unreachable: {
    title: 'The telephone system could not be reached; nothing was dialled',
    cure: 'Try again.',
  },
  mor_unusable_answer: {
    title: 'It is not certain that the call was placed',
    cure: 'Wait for your telephone; nothing is dialled a second time.',
  },
  crm_unreachable: {
    title: 'The connector could not read this record in the CRM',
    cure: 'Try again.',
  },
  overloaded: {
    title: 'Too many calls are waiting',
    cure: 'Try again in a moment.',
  },
  not_ready: {
    title: 'The connector is starting or cannot work at the moment; nothing was dialled',
    cure: 'Try again in a moment. If it lasts, tell an administrator.',
  },
  not_supported: {
    title: 'Your telephone system cannot do that',
    cure: 'Hang up on your telephone instead.',
  },
  internal: {
    title: 'The connector made a mistake',
    cure: 'Look whether your telephone rings before you try again, and tell an administrator.',
  },
  unauthenticated: {
    title: 'Your sign-in has expired',
    cure: 'Open this page from the CRM again.',
  },
  forbidden: {
    title: 'You may not do that',
    cure: 'Ask an administrator for the right.',
  },
  call_not_found: {
    title: 'This call is no longer known',
    cure: 'Reload the page.',
  },
  recording_not_found: {
    title: 'There is no recording of this call',
    cure: 'It comes some minutes after the call, and is deleted after a time.',
  },
  recording_unavailable: {
    title: 'The recording cannot be played at the moment',
    cure: 'Try again later. If it lasts, tell an administrator.',
  },
  connector_unreachable: {
    title: 'The telephone service does not answer',
    cure: 'Try again: the same call is never placed twice.',
  },
  permission_missing: {
    title: 'You have no permission to place calls',
    cure: 'Ask an administrator for the permission set MOR Agent.',
  },
  credential_missing: {
    title: "Salesforce may not use the connector's key for you",
    cure: 'Ask an administrator for the permission set MOR Agent.',
  },
  session_expired: {
    title: 'Your session has ended',
    cure: 'Log in again.',
  },
  not_configured: {
    title: 'Telephony is not set up yet',
    cure: 'An administrator enters address and key under Administration, MOR telephony.',
  },
  offline: {
    title: 'The CRM cannot be reached',
    cure: 'Check your network and try again.',
  },
  number_not_on_record: {
    title: 'This number is not on the record',
    cure: 'Save the record first, or ask the administrator for free dialling.',
  },
  other: {
    title: 'That did not work',
    cure: 'Tell an administrator what it says here.',
  },
} as const satisfies Readonly<Record<AgentProblem, { title: string; cure: string }>>;

/** Where a call stands, for the agent. */
export const states = {
  requested: 'Starting the call',
  accepted: 'Calling your phone',
  unknown: 'Waiting for news of the call',
  agent_ringing: 'Your phone is ringing',
  contact_ringing: 'Ringing',
  connected: 'Connected',
  refused: 'Not called',
} as const satisfies Readonly<Record<Exclude<CallState, 'dialling' | 'ended'>, string>>;

/** How a call ended, for the agent. */
export const outcomes = {
  answered: 'Call ended',
  no_answer: 'No answer',
  busy: 'Busy',
  failed: 'Could not be connected',
  cancelled: 'Cancelled',
  agent_no_answer: 'You did not pick up',
  missed: 'Missed call',
  unknown: 'Ended, result not known',
} as const satisfies Readonly<Record<Outcome, string>>;

/** How calls ended, as names in tables and charts. */
export const outcomeNames = {
  answered: 'Answered',
  no_answer: 'No answer',
  busy: 'Busy',
  failed: 'Could not be connected',
  cancelled: 'Cancelled',
  agent_no_answer: 'Own telephone not picked up',
  missed: 'Missed',
  unknown: 'Result not known',
} as const satisfies Readonly<Record<Outcome, string>>;

/** What the agent says about a call. */
export const results = {
  reached: 'Reached',
  left_message: 'Left a message',
  call_back: 'Call back',
  wrong_number: 'Wrong number',
  not_interested: 'Not interested',
  my_voicemail: 'My voicemail answered',
} as const satisfies Readonly<Record<Result, string>>;

/** Words about a call that panel, cards and Salesforce share. {0} stands for a value. */
export const call = {
  call: 'Call',
  loading: 'Loading',
  placing: 'Asking for the call',
  retry: 'Try again',
  dismiss: 'Close this message',
  close_call: 'Close',
  timeline: 'What happened',
  wait_seconds: 'Wait {0} seconds before you try again.',
  talk_time: 'Talk time',
  notes: 'Notes',
  result: 'Result',
  result_none: 'None',
  save: 'Save',
  saved: 'Saved to the call',
  recent: 'My recent calls',
  recent_empty: 'You have made no calls yet.',
  open_record: 'Open the record of {0}',
  hint_unknown: 'Wait for your telephone. You are never connected twice.',
  hint_agent_ringing: 'Pick it up; the contact is called next.',
  wrap_up: 'How did the call go?',
  call_back_on: 'Call back on',
  save_and_close: 'Save and close',
  result_missing: 'Choose a result first.',
  consent: 'The other party agrees to the recording',
  listen: 'Listen to the recording',
} as const;

/** Words of the panel alone. */
export const panel = {
  title: 'Calls',
  idle: 'No call at the moment.',
  also_in_field: 'Also in this field',
  ring_me_at: 'Ring me at',
  number: 'Number',
  dial_pad: 'Dial pad',
  redial: 'Call {0} again',
  hang_up: 'Hang up',
  help: 'Help',
  live: 'Online',
  connecting: 'Connecting',
  lost: 'Connection lost; trying again',
  no_identity: 'Open this panel from the CRM: it did not say who you are.',
  incoming: 'Incoming call',
  withheld: 'Number withheld',
  unknown_caller: 'Unknown caller',
  looking_up: 'Looking up who it is …',
  not_looked_up: 'The CRM did not say in time who it is.',
  who_is_it: 'Several records have this number. Who is it?',
  more_matches: 'There are more than are shown here.',
  create_record: 'Create: {0}',
  answered_by: 'Answered by {0}',
  to_number: 'to {0}',
  incoming_not_shown: 'Incoming calls are not shown at the moment.',
  open_cases: 'Open cases: {0}',
  open_opportunities: 'Open opportunities: {0}',
  digit_back: 'Delete the last digit',
  recording_deleted: 'The recording was deleted.',
  my_figures: 'My figures',
  period: 'Period',
  today: 'Today',
  last_days: 'Last {0} days',
  count_by: 'Count',
  by_day: 'by day',
  by_result: 'by result',
  day: 'Day',
  calls: 'Calls',
  answered: 'Answered',
  total: 'Total',
  heard_by: 'Who has listened',
  heard_by_nobody: 'Nobody has listened yet.',
  heard_by_administrator: '{0} (administrator)',
  heard_by_crm: 'The CRM’s server',
  call_backs: 'Calls to make',
  due_now: 'Due now',
  done: 'Done',
  show_call: 'Show the call with {0}',
  call_now: 'Call {0}',
  notify: 'Notify me of calls that come in or were missed, and of calls to make',
  notify_blocked:
    'The browser blocks notifications of this page. Allow them in its settings, then tick this again.',
} as const;

/** The page on which a browser plays a recording. {0} stands for a value. */
export const player = {
  title: 'Recording',
  title_of: 'Recording: {0}',
  audited: 'Each listening is written down with your name.',
} as const;

/** Words of the call cards in SuiteCRM and SugarCRM alone. {name} stands for a value. */
export const card = {
  region: 'Telephone calls',
  pick_up: 'Pick up to be connected with {name}.',
  contact_ringing: 'Ringing {name}',
  logged: 'Saved in the call history',
  log_pending: 'Will be saved in the call history',
  log_failed: 'Could not be saved in the call history',
  saving: 'Saving…',
  saved: 'Saved',
  not_saved: 'Not saved',
  close: 'Close',
  show: 'Show the call',
  joined: 'You clicked this in another tab, too: both clicks are this one call.',
  mapping_locked: 'Only an administrator can change this telephone assignment.',
  details: 'Notes and result',
  call_number: 'Call {number}',
  again: 'Try again',
  log_in: 'Log in',
  no_live: 'Live status is interrupted; trying again.',
  result_none: 'Choose…',
} as const;

/** A call that comes in: on cards, in the panel and in the utility bar. */
export const incoming = {
  ringing: 'Incoming call',
  to: 'To {did}',
  withheld: 'Number withheld',
  unknown_caller: 'Unknown caller',
  looking_up: 'Looking up the caller…',
  not_in_time: 'The CRM did not say in time who this is.',
  several: 'Several records have this number. Who is calling?',
  more: 'There are more than these.',
  answered_by: 'Answered by {name}',
  open: 'Open {name}',
  create_lead: 'Create lead',
  create_contact: 'Create contact',
  not_shown: 'Incoming calls cannot be shown at the moment.',
  open_cases: 'Open cases: {count}',
  open_opportunities: 'Open opportunities: {count}',
} as const;

/** The page of SuiteCRM and SugarCRM where an administrator connects the CRM. */
export const connection = {
  part_code: 'Connection code',
  code_help:
    'Paste it into the set-up of the connector, which fetches key and login from this server; the code itself holds neither. It is good once, for 15 minutes. The connector then works with the rights of the user who made it; another one can be chosen under Admin > OAuth2 Clients and Tokens.',
  code_make: 'Make a connection code',
  part_callers: 'Callers',
  fill: 'Fill in the numbers',
  fill_help:
    'Records that are saved are prepared by themselves, so that callers are found however their number is written. Here those that were there before can be filled in: nothing else of them changes, and it can be repeated.',
  filling: 'Filling in: {done} of {total} records',
  filled: 'Done: {done} records.',
  title: 'MOR telephony',
  intro: 'Click-to-call through the connector. Changes count at once.',
  part_connection: 'Connection',
  part_dialling: 'Dialling',
  url: 'Connector address',
  url_help: 'How this server reaches it, for instance https://calls.example.com',
  browser_url: 'Address for browsers',
  browser_url_help: 'Empty: the same. "none": browsers only ask this CRM.',
  key_1: 'Signing key',
  key_2: 'Second key (while exchanging)',
  key_stored: 'A key is stored. Enter a new one to replace it.',
  key_none: 'No key is stored.',
  key_remove: 'Remove',
  key_help: 'The same text as under signingSecrets in the connector, for instance whsec_…',
  country: 'Default country',
  country_help: 'For numbers that are typed without a country code. Numbers of records follow the connector.',
  country_none: 'None',
  modules: 'Modules with numbers to call',
  modules_help: 'Names separated by commas, for instance Contacts,Leads,Accounts',
  free_roles: 'Roles with free dialling',
  free_roles_help:
    'Their users may call numbers that are on no record. Others only numbers of records they may see.',
  no_roles: 'There are no roles in this CRM yet.',
  hooks: 'Tell the connector about changes',
  hooks_help: 'Needed for "Dial now". Sends ids only.',
  save: 'Save',
  saved: 'Saved.',
  test: 'Test connection',
  testing: 'Testing…',
  link_settings: 'Settings',
  link_reach: 'Reaching the connector',
  link_ready: 'State of the connector',
  link_key: 'Signing key',
  link_connector: 'Questions to the connector',
  link_you: 'Your telephone',
  link_hooks: 'Reporting changes',
  fine: 'fine',
  broken: 'broken',
  p_crm_error: 'The CRM answered with an error; its log says why.',
  link_extension: "Script in SuiteCRM 8's pages",
  extension_missing: 'The pages do not get the script (HTTP {status}).',
  extension_missing_cure:
    "Clear SuiteCRM's cache: delete the folder cache/prod, or run bin/console cache:clear as the web server's user. Then test again.",
  extension_old: 'The pages get the script of another version.',
  extension_old_cure: "Clear SuiteCRM's cache, then reload the page with Ctrl+F5.",
  extension_asleep: 'The script is served, but this page has not loaded it.',
  extension_asleep_cure: "Reload the page with Ctrl+F5. If that changes nothing, clear SuiteCRM's cache.",
} as const;

/** What the PHP of the packages says, and what to do about it. */
export const reasons = {
  bad_code: 'This connection code is not valid: it was used, replaced, or is older than 15 minutes.',
  bad_code_cure: 'Make a new one under Admin > MOR telephony in the CRM.',
  no_api_keys: "The connector cannot log in yet: SuiteCRM's API has no key pair.",
  no_api_keys_cure:
    "On this server, as the web server's user, go to {folder} and run: openssl genrsa -out private.key 2048 && openssl rsa -in private.key -pubout -out public.key && chmod 600 private.key public.key. Then press the button again.",
  not_logged_in: 'You are not logged in.',
  log_in_cure: 'Log in again.',
  crm_error: 'The CRM could not do this.',
  crm_error_cure: 'The CRM log says why; show it to the administrator.',
  not_configured: 'Telephony is not set up in this CRM yet.',
  unknown_operation: 'There is no such operation.',
  reload_cure: 'Reload the page.',
  click_without_key: 'The click came without a key.',
  click_again_cure: 'Reload the page and click again.',
  no_number: 'This is not a telephone number.',
  no_number_cure: 'Correct the number in the record.',
  record_hidden: 'The record of this number was not found, or you may not see it.',
  record_hidden_cure:
    'Open the record and call from there, or ask the administrator to add its module to the MOR settings.',
  not_on_record: 'This number is not stored on the record.',
  not_on_record_cure: 'Save the record first, or ask the administrator for free dialling.',
  no_call: 'No call was named.',
  not_your_call: 'This is not one of your calls.',
  only_administrators: 'Only administrators may do this.',
  script_needed: 'JavaScript is needed on this page.',
  bad_address: 'This is not an address: {address}',
  bad_address_cure: 'Example: https://calls.example.com',
  bad_key: 'The key is too short or contains blanks.',
  bad_key_cure: 'Copy the whole key, starting with whsec_.',
  incomplete: 'Address or key is missing.',
  incomplete_cure: 'Enter both and save.',
  wrong_key: 'The connector does not accept the key.',
  wrong_key_cure:
    'Enter the same key here and under signingSecrets of this CRM in the connector; check both clocks.',
  hooks_paused: 'Paused for {seconds} s after failures.',
  hooks_paused_cure: 'Save the settings to try at once.',
  unexpected: 'The address of the connector answered with HTTP {status}, not as a connector does.',
  unexpected_cure: 'Check the connector address: it may belong to another service or lack a path.',
  unreachable: 'The connector could not be reached.',
  unreachable_because: 'The connector could not be reached ({detail}).',
  unreachable_dns_cure:
    'The name in the connector address is not known to this server: check the spelling and DNS.',
  unreachable_refused_cure:
    'Nothing listens at the connector address: check that the connector runs, its port and the firewall.',
  unreachable_timeout_cure:
    'The connector did not answer in time: check that it runs and that no firewall drops the packets.',
  unreachable_unanswered_cure:
    'The connector took the request but did not answer in time: see its own log and check.',
  unreachable_tls_cure: 'The connection is not trusted: check the certificate of the connector address.',
  unreachable_blocked_cure: 'This CRM does not allow requests to that address: use a public name with TLS.',
  unreachable_other_cure: 'Check the connector address and that the connector runs.',
  https_for_http: 'The connector answers at this address, but without TLS: http, not https.',
  http_for_https: 'The connector answers at this address, but only with TLS: https, not http.',
  scheme_cure: 'Enter {address} as the connector address.',
} as const;

/** The dashlet. Its title tells it from SuiteCRM's own "My Calls". */
export const dashlet = {
  title: 'My calls (MOR)',
  description: 'Calls through MOR today and this week, their outcomes, and what was missed',
  today: 'Today',
  week: 'This week',
  week_made: 'This week, made',
  week_in: 'This week, came in',
  calls: 'Calls',
  answered: 'Answered',
  missed_calls: 'Missed',
  talk_time: 'Talk time',
  outcomes: 'Outcomes this week',
  outcome: 'Outcome',
  agent: 'Agent',
  by_agent: 'All agents this week',
  missed: 'Missed and overdue',
  missed_none: 'Nothing missed, nothing overdue.',
  no_calls: 'No calls this week yet.',
} as const;

/** Labels of the CRM's own modules. */
export const modules = {
  application: {
    LBL_MOR_DIAL_FAILED:
      'MOR: the call was not placed, the telephone service cannot be reached at the moment.',
    LBL_MOR_DIAL_REFUSED: 'MOR: the call was not placed:',
    LBL_MOR_DIAL_UNKNOWN:
      'MOR: it is not known whether the call was placed. Look into the call history before you call again.',
    LBL_MOR_DIAL_DONE: 'MOR: this record has its call already; plan a new one to call again.',
  },
  Administration: {
    LBL_MOR_ADMIN_GROUP: 'Telephony',
    LBL_MOR_ADMIN_GROUP_DESCRIPTION: 'Calls from the CRM through Kolmisoft MOR',
    LBL_MOR_ADMIN_TITLE: 'MOR telephony',
    LBL_MOR_ADMIN_DESCRIPTION: 'Connector address, key, dialling rights, connection test',
  },
  Users: {
    LBL_MOR_USERNAME: 'MOR username',
    LBL_MOR_DEVICE: 'MOR device id',
    LBL_MOR_SOURCE: 'Own telephone number (rings first)',
  },
  Contacts: { LBL_MOR_NUMBERS: 'Last digits of a telephone number (MOR)' },
  Leads: { LBL_MOR_NUMBERS: 'Last digits of a telephone number (MOR)' },
  Accounts: { LBL_MOR_NUMBERS: 'Last digits of a telephone number (MOR)' },
  Prospects: { LBL_MOR_NUMBERS: 'Last digits of a telephone number (MOR)' },
  Calls: {
    LBL_MOR_CALL_ID: 'MOR call',
    LBL_MOR_TALK_SECONDS: 'Talk time (seconds)',
    LBL_MOR_OUTCOME: 'Call outcome',
    LBL_MOR_RESULT: 'Result',
    LBL_MOR_RECORDING: 'Recording',
    LBL_MOR_DIAL_NOW: 'Dial now',
  },
} as const;

/** What the connector writes into a Salesforce Task. {0} stands for a value; {contact} and {outcome} as in `task.subject`. */
export const task = {
  outcomes: {
    answered: 'Answered',
    no_answer: 'No answer',
    busy: 'Busy',
    failed: 'Failed',
    cancelled: 'Cancelled',
    agent_no_answer: 'Agent did not answer',
    missed: 'Missed',
    unknown: 'Unknown',
  },
  subject: 'Call to {contact} - {outcome}',
  subject_in: 'Call from {contact} - {outcome}',
  keyed_in: 'a number that the agent entered',
  withheld: 'withheld number',
  from_to: '{0} to {1}',
  rang: 'Rang {0} s, talked {1} s',
  hangup_cause: 'Hangup cause {0}',
  not_dialled: 'Not dialled: {0}',
} as const;

/** A task to return missed calls: {0} is whom to call and how many they were, in the last line the number and the time. */
export const callBack = {
  subject: 'Call back {0}',
  count: '({0} missed calls)',
  missed: 'Missed call from {0} at {1} UTC',
  planned: 'Planned after the call with {0} at {1} UTC',
} as const;

/** Labels of the Salesforce package alone. */
export const salesforce = {
  Mor_Call_Title: 'Call',
  Mor_Call_Number: 'Call {0}: {1}',
  Mor_Call_Record: 'Call this record',
  Mor_Call_Record_Hint: 'The number comes from the related contact or account.',
  Mor_No_Telephone: 'There is no telephone number here that you may see.',
  Mor_Record_Gone: 'This record does not exist or you may not see it.',
  Mor_Do_Not_Call: 'Do not call: this contact does not want to be called.',
  Mor_Stale: 'The state cannot be read at the moment. The call is not affected.',
  Mor_Someone: 'the contact',
  Mor_List_Title: 'Call selected records',
  Mor_List_Empty: 'No records are selected that can be called. Go back to the list and select some.',
  Mor_List_Progress: '{0} of {1}',
  Mor_List_Confirm: 'Choose a number to call, or skip this record.',
  Mor_List_Skip: 'Skip',
  Mor_List_Next: 'Next record',
  Mor_List_Wait: 'Wait until the call has ended.',
  Mor_List_Finish: 'Back to the list',
  Mor_List_Done: 'Done: {0} called, {1} skipped.',
  Mor_Refresh: 'Refresh',
  Mor_Check_Title: 'Why can I not call?',
  Mor_Check_Run: 'Check now',
  Mor_Check_Ok: 'Everything is in order: you can call.',
  Mor_Check_Source: 'Your telephone: {0}',
  Mor_Admin_Title: 'MOR connector',
  Mor_Admin_Connection: 'Connection',
  Mor_Admin_Connection_Hint:
    'Asks the connector about yourself. It proves that address, key and service work.',
  Mor_Admin_Test: 'Test the connection',
  Mor_Admin_Connection_Ok: 'The connector answers and accepts the key of this org.',
  Mor_Admin_Agents: 'Users with the permission set MOR Agent',
  Mor_Admin_Search: 'Search by name',
  Mor_Admin_More: 'The first {0} are shown; search for the others.',
  Mor_Admin_Agents_Empty: 'Nobody has the permission set MOR Agent yet.',
  Mor_Admin_Name: 'Name',
  Mor_Admin_Username: 'MOR username',
  Mor_Admin_Device: 'Device',
  Mor_Admin_Source: 'Source number',
  Mor_Admin_Status: 'Status',
  Mor_Admin_Check: 'Check',
  Mor_Admin_Check_User: 'Check {0}',
  Mor_Admin_Ready: 'Can call',
  Mor_Admin_Forbidden: 'Only holders of the permission set MOR Administrator may see this.',
  Mor_Problem_Unauthenticated:
    'The connector does not accept the key of this org. An administrator enters it again in Setup.',
  Mor_Setup_Title: 'Set-up',
  Mor_Setup_Progress: '{0} of {1} steps are done.',
  Mor_Setup_Again: 'Check again',
  Mor_Setup_Done: 'Done',
  Mor_Setup_Missing: 'To do',
  Mor_Setup_Look: 'Check yourself',
  Mor_Setup_Open: 'Open in Setup',
  Mor_Setup_Address: 'Address of the connector',
  Mor_Setup_Address_Hint:
    'Enter the public https address of the connector. Salesforce asks it for every call.',
  Mor_Setup_Address_Invalid:
    'Enter the whole address with https:// in front, as the browser shows it, without a question mark.',
  Mor_Setup_Key: 'Key of this org',
  Mor_Setup_Key_Hint:
    'Enter an API key that the connector has for this org. Salesforce keeps it encrypted, and nobody can read it again.',
  Mor_Setup_Key_Invalid: 'Enter the key.',
  Mor_Setup_Connection: 'Connection',
  Mor_Setup_Connection_Hint: 'Salesforce asks the connector: it has to answer and to accept the key.',
  Mor_Setup_Agents: 'Agents',
  Mor_Setup_Agents_Hint: 'Assign the permission set MOR Agent to everybody who calls. Users with it: {0}',
  Mor_Setup_Integration: 'User of the connector',
  Mor_Setup_Integration_Hint:
    'Create a user for the connector, with a role above the roles of the agents, and assign the permission set MOR Integration. Found: {0}',
  Mor_Setup_Licence: 'Licence of that user',
  Mor_Setup_Licence_Hint:
    'Assign the permission set license Salesforce API Integration: without it the licence of the user gives no access to records.',
  Mor_Setup_Login: 'Login of the connector',
  Mor_Setup_Login_Hint:
    'Deploy the folder service-login, give consumer key, user name and private key to the connector, and run its check. This step is done when that user has logged in.',
  Mor_Setup_Flow: 'Flow for list views',
  Mor_Setup_Flow_Hint:
    'Setup, Flows: activate Call selected records with MOR. Production deploys flows switched off.',
  Mor_Setup_Telephones: 'Telephones of the agents',
  Mor_Setup_Telephones_Hint:
    'Fill MOR Username, MOR Device and MOR Source Number on the users, or use the mapping page of the connector, and check each agent below. Without a number on the user: {0}',
  Mor_Setup_Pages: 'Record pages and buttons',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: put MOR Call on the record pages, for desktop and for phone. Page layouts: add the action Call. List views: add the button Call with MOR. Nothing inside the org can tell whether this is done.',
  Mor_Setup_Call: 'First call',
  Mor_Setup_Call_Hint: 'Place a call. Some seconds after its end its Task is here.',
} as const;

/** Salesforce's application and its administrator's tab. */
export const salesforceApps = {
  MOR_Calls: 'MOR Calls',
  MOR_Administration: 'MOR Administration',
} as const;
