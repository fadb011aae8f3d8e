const SIGN_IN =
  'Choose a provider, or an application there, that offers the authorization code flow with PKCE (S256).';
const KEYS = 'The provider must publish the keys with which it signs; ask who runs it.';

/** The organisation’s OpenID Connect provider. */
export const provider = {
  provider_answers: { finding: 'Answers as {issuer}.' },
  provider_other_issuer: {
    finding: 'What answers at {issuer} says that it is another issuer.',
    cure: 'Copy the issuer from the provider’s own pages, letter for letter: a slash at the end counts.',
  },
  provider_not_found: {
    finding: 'No description of a provider was found at {issuer} ({reason}).',
    cure: 'Check the address of the issuer, and that the server of the connector can reach it.',
  },
  provider_no_endpoints: {
    finding: 'The provider names no address to sign in at, or none for tokens.',
    cure: SIGN_IN,
  },
  provider_no_pkce: { finding: 'The provider does not know PKCE with S256.', cure: SIGN_IN },
  provider_signs_in: { finding: 'People sign in at {host}.' },
  provider_no_keys: { finding: 'The provider publishes no keys.', cure: KEYS },
  provider_keys_found: { finding: 'Signing keys found: {count}.' },
  provider_none_to_sign: { finding: 'Among the provider’s keys is none to sign with.', cure: KEYS },
  provider_keys_unread: { finding: 'The provider’s keys could not be read ({reason}).', cure: KEYS },
  provider_claims_missing: {
    finding: 'The provider does not list: {names}.',
    cure: 'Let the provider send them in the ID token of this application, or correct the names here.',
  },
  provider_register: { finding: 'Register {address} at the provider.' },
  provider_register_clear: {
    finding: 'Register {address} at the provider.',
    cure: 'Most providers accept https only: set admin.publicUrl (or server.publicUrl) to the address that people open.',
  },
} as const;
