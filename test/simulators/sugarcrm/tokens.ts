import { randomUUID } from 'node:crypto';
import type { FakeAnswer, FakeRequest } from '../loopback.ts';

export interface SugarTokens {
  /** The password of `admin`; may be changed while running. */
  password: string;
  ask(body: Readonly<Record<string, unknown>>): FakeAnswer;
  refuse(request: FakeRequest): FakeAnswer | undefined;
  /** Invalidates the access token; with `refresh` the refresh token too. */
  revoke(what?: { refresh: boolean }): void;
  /** Grant types of the token requests so far. */
  readonly asked: readonly string[];
}

const failure = (status: number, error: string, message: string): FakeAnswer => ({
  status,
  body: { error, error_message: message },
});
const PLATFORMS = new Set(['base', 'mobile', 'portal', 'mor_click2call']);

/** One session per user and platform: each login and each refresh ends the previous one. */
export const createSugarTokens = (): SugarTokens => {
  const sessions = new Map<string, { access: string; refresh: string }>();
  const asked: string[] = [];

  const issue = (platform: string): FakeAnswer => {
    const session = { access: randomUUID(), refresh: randomUUID() };
    sessions.set(platform, session);
    return {
      status: 200,
      body: {
        access_token: session.access,
        expires_in: 3600,
        token_type: 'bearer',
        scope: null,
        refresh_token: session.refresh,
        refresh_expires_in: 1209600,
        download_token: randomUUID(),
      },
    };
  };

  const tokens: SugarTokens = {
    password: 'admin',
    asked,
    ask: ({ grant_type: grant, username, password, platform, refresh_token: refresh }) => {
      asked.push(String(grant));
      if (typeof platform !== 'string' || !PLATFORMS.has(platform))
        return failure(422, 'invalid_parameter', 'Invalid platform');
      if (grant === 'password')
        return username === 'admin' && password === tokens.password
          ? issue(platform)
          : failure(401, 'need_login', 'You must specify a valid username and password.');
      if (grant === 'refresh_token')
        return refresh !== undefined && sessions.get(platform)?.refresh === refresh
          ? issue(platform)
          : failure(401, 'invalid_grant', 'Invalid refresh token');
      return failure(422, 'missing_parameter', 'Missing parameter grant_type');
    },
    refuse: ({ headers }) => {
      const token = headers['oauth-token'];
      return [...sessions.values()].some(({ access }) => access === token)
        ? undefined
        : failure(401, 'invalid_grant', 'The access token provided is invalid.');
    },
    revoke: (what) => {
      for (const [platform, { refresh }] of sessions)
        sessions.set(platform, {
          access: randomUUID(),
          refresh: what?.refresh === true ? randomUUID() : refresh,
        });
    },
  };
  return tokens;
};
