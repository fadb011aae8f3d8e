/** Why the service did not do what an admin page asked for. */
export const pages = {
  page_cut_off: { finding: 'The connection was closed before the body was complete.' },
  page_too_large: { finding: 'The body is larger than {bytes} bytes.' },
  page_other_host: {
    finding: 'This connector answers at {hosts} only, not at the host that the request names.',
  },
  page_no_database: { finding: 'The connector cannot use its database at the moment.' },
  page_mistake: { finding: 'The connector made a mistake; the log has the details under this request id.' },
  page_starting: { finding: 'The connector is starting.' },
  page_unreadable: { finding: 'The request cannot be read.' },
  page_not_json: { finding: 'The body is not JSON in UTF-8.' },
  page_many_streams: { finding: 'Too many event streams are open.' },
  page_no_route: { finding: 'There is no {method} {path}.' },
  page_foreign: {
    finding:
      'This request does not come from a page of the connector. If it does, set admin.publicUrl (or server.publicUrl) to the address in the browser, and let the proxy pass the Host header on.',
  },
  page_old_token: { finding: 'The X-CSRF-Token header is missing or old; reload the page.' },
  page_many_sign_ins: { finding: 'Too many sign-ins were started from this address.' },
  page_no_oidc: { finding: 'Sign-in with OpenID Connect is not set up.' },
  page_oidc_in_file: {
    finding: 'Sign-in with OpenID Connect is set up in the configuration file; change it there.',
  },
  page_provider_silent: {
    finding:
      'The provider could not be asked. Check its address and the client id, or sign in with the password.',
  },
  page_entered: { finding: 'In what was entered, {why}.' },
  page_signed_out: { finding: 'You are not signed in, or the session has ended.' },
  page_viewer: { finding: 'You may look but not change anything: your role is viewer.' },
  page_password_there: { finding: 'There is an administrator password already; sign in with it.' },
  page_wrong_password: { finding: 'The password is wrong.' },
  page_set_up_code: {
    finding: 'Enter the set-up code that the connector wrote into its log when it started.',
  },
  page_wrong_code: {
    finding: 'The set-up code is wrong. The connector wrote the right one into its log at its last start.',
  },
  page_password_in_file: {
    finding: 'The password comes from the configuration (admin.password); change it there.',
  },
  page_wrong_current: { finding: 'The current password is wrong.' },
  page_throttled: { finding: 'Too many attempts; try again in {seconds} s.' },
  page_one_visitor: {
    finding:
      'Everybody who comes through the proxy at {address} counts as one visitor, because server.trustProxy does not name it.',
  },
  page_no_call: { finding: 'There is no call {call}.' },
  page_no_key_header: { finding: 'Send an Idempotency-Key header, one for each click.' },
  page_no_restart: { finding: 'This process cannot restart itself; restart the service.' },
  page_in_file: { finding: '{id} is in the configuration file; change it there.' },
  page_key_in_file: { finding: 'This key is in the configuration file; change it there.' },
  page_no_key: { finding: 'There is no such key.' },
  page_no_own_key: { finding: 'The connector has no key of its own called {name}.' },
  page_no_cursor: { finding: 'This page is not there any more; start again without a cursor.' },
  page_old_cursor: { finding: 'This cursor is not from this list; start again without a cursor.' },
  page_no_mapping: { finding: '{crm}/{user} has no mapping.' },
  page_no_undo: { finding: 'There is nothing to undo.' },
  page_undo_changed: {
    finding: 'The mapping has changed since you looked. Look again at what would be undone.',
  },
  page_no_package: { finding: 'There is no package for {type}.' },
  page_no_listening: { finding: 'You may look at calls but not listen to them: your role is viewer.' },
  page_no_session: { finding: 'There is no such session; it may have ended already.' },
  page_no_stored_connection: { finding: 'There is no stored connection {id}.' },
  page_no_connection: { finding: 'There is no connection {id}.' },
  page_not_a_code: {
    finding: 'This is not a connection code. Copy the whole code from the CRM: Admin, MOR telephony.',
  },
  page_code_unreachable: {
    finding: '{host} does not answer this server. Check that the connector reaches the CRM.',
  },
  page_code_no_package: {
    finding:
      '{host} answered HTTP {status}, but not as the MOR package does. Install the package of this version.',
  },
  page_id_taken: { finding: 'There is a CRM with the id {id} already; choose another id.' },
  page_code_sugar: { finding: 'Sugar also needs the user name and the password of the connector’s user.' },
  page_other_nodes: {
    finding:
      'Other nodes are running with this key too: replace it through MOR_CONNECTOR_KEY, as docs/operations.md describes for several nodes.',
  },
  page_secret_sealed: {
    finding:
      'A stored secret cannot be decrypted: give MOR_CONNECTOR_KEY or the key file that it was stored with, or enter it again.',
  },
  page_no_recording: { finding: 'This call has no recording.' },
  page_recording_pending: {
    finding: 'MOR has not finished this recording yet; it takes some minutes after the call.',
  },
  page_recording_deleted: { finding: 'The recording of this call has been deleted.' },
  page_recording_too_late: { finding: 'It is too late: the recording has been deleted.' },
  page_recording_no_mor: { finding: 'The MOR server of this call is not in the configuration.' },
  page_recording_refused: { finding: 'MOR does not hand it out: {why}' },
  page_no_answer: { finding: 'The connector does not answer.' },
  page_no_reason: { finding: 'The server answered {status} without saying why.' },
} as const;
