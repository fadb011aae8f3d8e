/** Fields of sign-in with OpenID Connect: label and hint, by path. */
export const oidc_settings = {
  issuer: { label: 'Issuer', hint: 'Address of the provider, as its own documents name it' },
  clientId: { label: 'Client id' },
  clientSecret: { label: 'Client secret', hint: 'Empty for a public client, which has none' },
  administrators: {
    label: 'Administrators',
    hint: 'E-mail addresses; the provider must report them as verified',
  },
  viewers: { label: 'Viewers', hint: 'E-mail addresses of people who see everything and change nothing' },
  administratorGroups: {
    label: 'Groups of administrators',
    hint: 'One on each line, as the provider sends them: some send names, some ids. The lists of addresses count first',
  },
  viewerGroups: {
    label: 'Groups of viewers',
    hint: 'One on each line. Their members see everything and change nothing',
  },
  groupsClaim: { label: 'Claim with the groups', hint: 'Where the ID token lists the groups of a person' },
  scopes: { label: 'Further scopes', hint: 'What to ask the provider for, where it sends groups only then' },
} as const;
