import { randomUUID } from 'node:crypto';
import { defined } from '../../../src/defined.ts';
import type { FakeAnswer, FakeRequest } from '../loopback.ts';

export const CLIENT_ID = 'aaaaaaaa-0000-4000-8000-000000000001';
export const CLIENT_SECRET = 'testsecret';
export const USERNAME = 'admin';

export interface Tokens {
  /** The password of `admin`; may be changed while running. */
  password: string;
  ask(request: FakeRequest): FakeAnswer;
  /** The 401 for a request without a valid token. */
  refuse(request: FakeRequest): FakeAnswer | undefined;
  /** Invalidates all access tokens; with `refresh` the refresh tokens too. */
  revoke(what?: { refresh: boolean }): void;
  /** Grant types of the token requests so far. */
  readonly asked: readonly string[];
}

const json = (status: number, body: unknown): FakeAnswer => ({ status, body });
const unknownError = (text: string): FakeAnswer =>
  json(500, { error: 'unknown_error', error_description: text, message: text });
const DENIED = 'The resource owner or authorization server denied the request.';

/** The token endpoint, including its habit of answering a wrong password with HTTP 500 and quoting it. */
export const createTokens = (): Tokens => {
  const access = new Set<string>();
  const refresh = new Set<string>();
  const asked: string[] = [];

  const issue = (withRefresh: boolean): FakeAnswer => {
    const accessToken = `a.b.${randomUUID()}`;
    const refreshToken = `r-${randomUUID()}`;
    access.add(accessToken);
    if (withRefresh) refresh.add(refreshToken);
    return json(200, {
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: accessToken,
      ...defined({ refresh_token: withRefresh ? refreshToken : undefined }),
    });
  };

  const tokens: Tokens = {
    password: 'admin',
    asked,
    ask: ({ body }) => {
      const form = new URLSearchParams(body);
      const grant = form.get('grant_type') ?? '';
      asked.push(grant);
      if (form.get('client_id') !== CLIENT_ID)
        return unknownError(`OAuth2Clients module with id ${form.get('client_id')} is not found`);
      if (form.get('client_secret') !== CLIENT_SECRET)
        return json(401, {
          error: 'invalid_client',
          error_description: 'Client authentication failed',
          message: 'Client authentication failed',
        });
      switch (grant) {
        case 'client_credentials':
          return issue(false);
        case 'password': {
          if (form.get('username') !== USERNAME)
            return unknownError(`No user found with this username: ${form.get('username')}`);
          if (form.get('password') !== tokens.password)
            return unknownError(`The password is invalid: ${form.get('password')}`);
          return issue(true);
        }
        case 'refresh_token':
          return refresh.delete(form.get('refresh_token') ?? '')
            ? issue(true)
            : json(401, {
                error: 'invalid_request',
                error_description: 'The refresh token is invalid.',
                hint: 'Token has been revoked',
                message: 'The refresh token is invalid.',
              });
        default:
          return json(400, {
            error: 'unsupported_grant_type',
            error_description: 'The authorization grant type is not supported by the authorization server.',
            hint: 'Check that all required parameters have been provided',
          });
      }
    },
    refuse: ({ headers }) => {
      const token = headers.authorization?.replace('Bearer ', '') ?? '';
      if (access.has(token)) return undefined;
      const hint =
        token.split('.').length === 3 ? 'Access token has been revoked' : 'The JWT string must have two dots';
      return json(401, { error: 'access_denied', error_description: DENIED, hint, message: DENIED });
    },
    revoke: (what) => {
      access.clear();
      if (what?.refresh === true) refresh.clear();
    },
  };
  return tokens;
};
