const REACH =
  'Check mor.url (it ends in /billing), the name, the port, a firewall between the two machines, and the TLS certificate.';
const SEES =
  'Set mor.status.username to an administrator, or to the reseller who owns the agents’ MOR users: a simple user sees only calls of their own. An accountant needs Read for the API in the permission group.';
const APPROVAL =
  'MOR refuses an administrator’s first login from a new address until it is approved by e-mail ("Admin login with approved IP only", on by default): approve it, or use an accountant or a reseller.';

/** A MOR server, its status user and what can be asked about calls. */
export const mor = {
  mor_unreachable: { finding: '{text}', cure: REACH },
  mor_unusable_answer: { finding: '{text}', cure: REACH },
  mor_unknown_answer: {
    finding: '{text}',
    cure: 'See the text; MOR may answer in the language of its GUI.',
  },
  mor_being_asked: {
    finding: 'is being asked; nothing is known yet',
    cure: 'Wait a few seconds and look again.',
  },
  mor_not_asked: { finding: 'not asked: no status user is configured' },
  mor_version: { finding: 'version {version}' },
  mor_release: { finding: '{version}' },
  mor_answers: { finding: 'answers' },
  mor_api_on: { finding: 'on' },
  mor_hash_order: { finding: '{order}' },
  mor_no_hash: { finding: 'no key is configured; MOR does not check hashes' },
  mor_hash_untried: {
    finding: 'not tried: map an agent, or name a status user; MOR judges the key only for a user it knows',
  },
  mor_addon_active: { finding: 'active' },
  mor_addon_missing: {
    finding: 'MOR does not allow callbacks: the Callback add-on is missing or inactive.',
    cure: 'Activate the Callback add-on in MOR.',
  },
  mor_no_status_user: {
    finding: 'there is no status user, so calls cannot be followed and little can be checked',
    cure: 'Name the MOR administrator or reseller who may ask for active calls and CDRs as status user (mor.status.username).',
  },
  mor_unknown_status_user: {
    finding: 'MOR has no user "{username}" (MOR: {text})',
    cure: 'Set mor.status.username to a MOR user that exists; "{username}" does not.',
  },
  mor_unknown_agent_user: {
    finding: 'MOR has no user "{username}" (MOR: {text})',
    cure: 'Correct the column username of the mapping: it is the MOR user who owns the agent’s device.',
  },
  mor_callback_id_asked: {
    finding: 'asked for; needs use_callback_uniqueid in mor.conf, which only a real call can show',
  },
  mor_callback_id_off: { finding: 'not asked for; calls are found by device, numbers and time' },
  mor_sees_users: { finding: 'sees the agents’ MOR users, such as {username}' },
  mor_simple_user: {
    finding: '"{username}" is a simple MOR user and sees nobody else’s calls',
    cure: SEES,
  },
  mor_may_not_ask: { finding: 'MOR does not let the status user ask this (MOR: {text})', cure: SEES },
  mor_saw_calls: { finding: '{seen} of the last {calls} calls' },
  mor_saw_cdrs_only: {
    finding:
      'CDRs of {seen} of the last {calls} calls, but none of them in the list of active calls: it leaves callbacks out, or "{username}" may not see them; states come late',
  },
  mor_saw_nothing: {
    finding: 'MOR took {calls} calls in the last days and showed "{username}" none of them',
    cure: SEES,
  },
  mor_password_right: { finding: 'right; users to match: {users}' },
  mor_password_wrong: {
    finding: 'MOR does not accept it (MOR: {text})',
    cure: `Correct mor.status.password; the user must be an administrator, a reseller, or an accountant whose API permission group has Read for users_get. ${APPROVAL}`,
  },
  mor_v2_works: { finding: 'the login works' },
  mor_v2_refused: {
    finding: '{text}',
    cure: `Correct mor.v2.username and mor.v2.password; API v2 needs MOR X18 or newer. ${APPROVAL}`,
  },
  mor_active_calls_now: { finding: '{count} now' },
  mor_no_active_calls: {
    finding: 'this MOR has no list of them (before X14: {text}); only outcomes are shown',
  },
  mor_cdrs_last_hour: { finding: '{count} in the last hour' },
  mor_list_missing: { finding: 'MOR has not listed its active calls yet' },
  mor_list_elsewhere: { finding: 'another node lists the active calls' },
  mor_list_age: { finding: 'the last list of active calls is {seconds} s old' },
} as const;
