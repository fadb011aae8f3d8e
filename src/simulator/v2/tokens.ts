import { randomBytes } from 'node:crypto';
import type { SimulatorOptions } from '../options.ts';

/** A pair of tokens as API v2 issues it. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSec: number;
}

export interface Tokens {
  issue(userId: number): TokenPair;
  /** The user of this access token; undefined: unknown or expired. */
  userOf(accessToken: string): number | undefined;
  /** The user of this refresh token; undefined: unknown or expired. */
  userOfRefresh(refreshToken: string): number | undefined;
  clear(): void;
}

/** Bearer tokens of API v2, with the lifetimes from the options; `now` is MOR's clock in milliseconds. */
export function createTokens(options: SimulatorOptions, now: () => number): Tokens {
  const access = new Map<string, { userId: number; until: number }>();
  const refresh = new Map<string, { userId: number; until: number }>();
  const keep = (into: typeof access, userId: number, lifeMs: number): string => {
    const token = randomBytes(24).toString('base64url');
    into.set(token, { userId, until: now() + lifeMs });
    return token;
  };
  const find = (within: typeof access, token: string): number | undefined => {
    const known = within.get(token);
    return known !== undefined && known.until > now() ? known.userId : undefined;
  };
  return {
    issue: (userId) => ({
      accessToken: keep(access, userId, options.accessTokenMs),
      refreshToken: keep(refresh, userId, options.refreshTokenMs),
      expiresInSec: Math.floor(options.accessTokenMs / 1_000),
    }),
    userOf: (token) => find(access, token),
    userOfRefresh: (token) => find(refresh, token),
    clear() {
      access.clear();
      refresh.clear();
    },
  };
}
