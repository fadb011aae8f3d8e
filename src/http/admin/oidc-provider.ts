import * as client from 'openid-client';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
}

/** Reaches the provider in another way, for example through a proxy. */
export type ProviderFetch = client.CustomFetch;

export const PROVIDER_TIMEOUT_SEC = 10;

/** Reads what the provider says about itself. Rejects when it cannot be reached or is not the issuer. */
export const discoverProvider = (
  { issuer, clientId, clientSecret }: ProviderSettings,
  through?: ProviderFetch,
): Promise<client.Configuration> => {
  const options: client.DiscoveryRequestOptions = {
    timeout: PROVIDER_TIMEOUT_SEC,
    // Anybody who can read the token on its way here (a proxy that ends TLS, say) must not be able to forge one.
    execute: [client.enableNonRepudiationChecks],
  };
  if (through) options[client.customFetch] = through;
  return client.discovery(
    new URL(issuer),
    clientId,
    clientSecret === undefined ? { token_endpoint_auth_method: 'none' } : undefined,
    clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret),
    options,
  );
};

/**
 * Asks each provider once for where people sign in, on first use: a provider that is down must not keep the connector from
 * starting. Changed settings ask again.
 */
export const createProviders = (through?: ProviderFetch) => {
  let last: { readonly of: ProviderSettings; readonly found: Promise<client.Configuration> } | undefined;
  return (settings: ProviderSettings): Promise<client.Configuration> => {
    if (last?.of === settings) return last.found;
    const found = discoverProvider(settings, through);
    const asked = { of: settings, found };
    last = asked;
    found.catch(() => {
      if (last === asked) last = undefined;
    });
    return found;
  };
};
