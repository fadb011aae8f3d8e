const PERMISSION = 'Assign the permission set MOR Integration to the integration user.';

/** Salesforce: login, rights, version, API usage. */
export const salesforce = {
  sf_unexpected: { finding: 'the org gave an unexpected answer', cure: 'Check the url of this CRM.' },
  sf_login_refused: {
    finding: '{why}',
    cure: 'Check url (My Domain), clientId, key or secret, and that the app is installed and its user pre-authorised.',
  },
  sf_refused: { finding: '{why}', cure: PERMISSION },
  sf_unreachable: { finding: '{why}', cure: 'Check the url (My Domain), the network and the proxy.' },
  sf_token: { finding: 'token received' },
  sf_token_for: { finding: 'token received for user {user}' },
  sf_version: { finding: 'API {version} is offered (newest {newest})' },
  sf_version_missing: {
    finding: 'API {version} is not offered by this org (newest {newest})',
    cure: 'Set apiVersion to "{newest}".',
  },
  sf_usage_untold: { finding: 'the org did not say how many API requests are left' },
  sf_usage: { finding: '{used} of {limit} API requests used in 24 hours' },
  sf_usage_high: {
    finding: '{used} of {limit} API requests used in 24 hours',
    cure: 'Find out what uses them, or buy more; at the limit no call can be looked up or logged.',
  },
  sf_certificate: { finding: 'the certificate is valid for {days} days' },
  sf_certificate_ends: {
    finding: 'the certificate is valid for {days} days',
    cure: 'Make a new key and certificate and upload it to the External Client App (README, rotation).',
  },
  sf_certificate_over: {
    finding: 'the certificate has expired ({date})',
    cure: 'Make a new key and certificate and upload it to the External Client App (README, rotation).',
  },
  sf_no_certificate: {
    finding: 'login.certificate is not a certificate in PEM',
    cure: 'Put the certificate itself there, BEGIN to END.',
  },
  sf_records: { finding: 'telephone fields are readable of {objects}' },
  sf_records_hidden: {
    finding: 'not visible: {fields}',
    cure: `Correct "objects" in the configuration. ${PERMISSION}`,
  },
  sf_no_users: { finding: 'the integration user may not see users', cure: PERMISSION },
  sf_users: { finding: 'users are readable, with {fields}' },
  sf_users_without: { finding: 'users are readable; not there or hidden, so not used: {fields}' },
  sf_sees_all: { finding: 'agents may call every record that the integration user sees' },
  sf_access_hidden: { finding: 'UserRecordAccess cannot be read: {why}', cure: PERMISSION },
  sf_asks_records: {
    finding: "each agent's right to read a record is asked for, not the right to each field",
  },
  sf_asks_fields: { finding: "each agent's right to read records and telephone fields is asked for" },
  sf_fields_hidden: {
    finding: 'field permissions cannot be read, so no record can be called: {why}',
    cure: 'Give the integration user "View Setup and Configuration" (permission set MOR Integration), or set visibility to "records".',
  },
  sf_assignments_hidden: {
    finding: 'assignments are hidden from the integration user; what they give is in the lines above',
  },
  sf_has_permissions: { finding: 'the integration user has {name}' },
  sf_lacks_permissions: {
    finding: 'the integration user lacks the permission set {name}',
    cure: 'Assign {name} to the integration user.',
  },
  sf_event: { finding: 'states are published as {event}' },
  sf_no_event: {
    finding: '{event} cannot be published',
    cure: `Create the platform event, or remove stateEvent. ${PERMISSION}`,
  },
} as const;
