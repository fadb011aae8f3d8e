const LOOK = 'Check `url`, the network and whether the CRM works; then run the check again.';
const SUGAR_VERSION = 'Check `version`: this Sugar does not have the requested REST version.';
const CLIENT = 'Correct clientId and clientSecret: they belong to an OAuth2 client in the CRM.';
const GRANT =
  'Each OAuth2 client of the CRM allows one grant: use a password client with username and password, or a client-credentials client without them.';
const ACCESS = 'Correct the module name in the configuration, or give the integration user access to it.';

/** Why a CRM did not do what it was asked; `{why}` says it in the CRM’s words or ours. */
export const crm_errors = {
  crm_unreachable: { finding: '{why}', cure: LOOK },
  crm_silent: { finding: 'the CRM did not answer: {why}', cure: LOOK },
  crm_busy: { finding: '{why}', cure: LOOK },
  crm_session: { finding: '{why}', cure: LOOK },
  crm_credentials: { finding: '{why}', cure: LOOK },
  crm_denied: { finding: '{why}', cure: LOOK },
  crm_missing: { finding: '{why}', cure: LOOK },
  crm_rejected: { finding: '{why}', cure: LOOK },
  crm_too_large: {
    finding: '{why}',
    cure: 'Check that the address leads to the CRM and not to some other page.',
  },
  crm_redirects_nowhere: {
    finding: '{why}',
    cure: 'Check the API version in the configuration; this CRM may not have it.',
  },
  crm_redirects: {
    finding: '{why}',
    cure: 'Put the address it redirects to into `url`; redirects are not followed, they could carry the password away.',
  },
  crm_no_json: {
    finding: '{why}',
    cure: 'Check `url`; if it is right, the CRM puts warnings or a login page before its answer (PHP display_errors must be off).',
  },
  crm_login_paused: {
    finding: '{why}',
    cure: 'Correct the credentials in the configuration. Then restart the connector.',
  },
  sugar_version: { finding: '{why}', cure: SUGAR_VERSION },
  sugar_platform: {
    finding: '{why}',
    cure: 'Register the platform: install the package, or add it under Admin > Configure API Platforms.',
  },
  sugar_client: {
    finding: '{why}',
    cure: 'Correct clientId and clientSecret (Admin > OAuth Keys, type OAuth 2.0, client type user).',
  },
  sugar_licence: {
    finding: '{why}',
    cure: 'The integration user has no licence; an administrator assigns one.',
  },
  sugar_password: {
    finding: '{why}',
    cure: 'Correct username and password, and check that this Sugar user is active and needs no SSO.',
  },
  sugar_address: { finding: '{why}', cure: 'Check `url` and `version`.' },
  crm_module_hidden: { finding: '{why}', cure: ACCESS },
  crm_module_rights: {
    finding: '{why}',
    cure: 'Give its role access, view, list and edit rights on the module.',
  },
  suite_old_password: {
    finding: '{why}',
    cure: 'Correct username and password, and check that this CRM user is active and that passwordEncoding fits.',
  },
  suite_old_session: {
    finding: '{why}',
    cure: 'If this repeats, the connector reaches the CRM from changing addresses: set verify_client_ip to false there.',
  },
  suite_old_address: {
    finding: '{why}',
    cure: 'Check `url` and `version`; set `apiPath` when rest.php is elsewhere.',
  },
  suite_address: {
    finding: '{why}',
    cure: 'Check `url` and `version`: SuiteCRM 7 has the API at /Api, SuiteCRM 8 at /legacy/Api; set `apiPath` for others.',
  },
  suite_no_token: {
    finding: '{why}',
    cure: 'Let the web server pass the Authorization header on to PHP (Apache: CGIPassAuth On, or a SetEnvIf rule).',
  },
  suite_client: { finding: '{why}', cure: CLIENT },
  suite_password: {
    finding: '{why}',
    cure: 'Correct username and password, and check that this CRM user is active.',
  },
  suite_grant: { finding: '{why}', cure: GRANT },
  suite_client_or_grant: { finding: '{why}', cure: `${CLIENT} ${GRANT}` },
  suite_server: {
    finding: '{why}',
    cure: 'Look into the CRM log; often its OAuth2 key files are missing or readable for others (600 or 660 is needed).',
  },
} as const;
