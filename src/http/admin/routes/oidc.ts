import type { AnswerOf } from '../contract/contract.ts';
import { redirectUriOf } from '../oidc.ts';
import type { OidcSettings } from '../oidc.ts';
import { checkProvider } from '../oidc-check.ts';
import type { ProviderFetch } from '../oidc-provider.ts';
import type { AddRoute, By } from '../route.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The settings of sign-in with OpenID Connect; secrets go in and never come out. */
export interface StoredOidc {
  view(): Omit<AnswerOf<'GET /oidc'>, 'redirectUri'>;
  schema(): AnswerOf<'GET /oidc/schema'>;
  /** What a form has sent, with the stored secret where it is left as it was; nothing: what is in use. Throws `invalid_request`. */
  checked(given: Fields): OidcSettings;
  /** Rejects with `invalid_request`, or with `forbidden` where the file has settings. */
  set(given: Fields, by: By): Promise<void>;
  remove(by: By): Promise<void>;
}

export interface OidcRouteDeps {
  readonly oidc: StoredOidc;
  readonly publicUrl: string;
  /** Called after a change: sessions that it does not admit any more end. */
  readonly onChanged: () => Promise<void>;
  readonly fetch?: ProviderFetch | undefined;
}

/** Setting up sign-in with OpenID Connect. It counts from the next sign-in; the password works all the time. */
export const addOidcRoutes = (add: AddRoute, deps: OidcRouteDeps): void => {
  const { oidc } = deps;
  const redirectUri = redirectUriOf(deps.publicUrl);
  const view = (): AnswerOf<'GET /oidc'> => ({ ...oidc.view(), redirectUri });

  add('GET /oidc', view);
  add('GET /oidc/schema', () => oidc.schema());
  add('POST /oidc/test', async ({ body }) => ({
    lines: await checkProvider(oidc.checked(body), { redirectUri, fetch: deps.fetch }),
  }));
  add('PUT /oidc', async ({ body, by }) => {
    await oidc.set(body, by);
    await deps.onChanged();
    return view();
  });
  add('DELETE /oidc', async ({ by }) => {
    await oidc.remove(by);
    await deps.onChanged();
    return view();
  });
};
