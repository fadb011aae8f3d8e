import { SalesforceError } from './errors.ts';
import type { Token } from './token.ts';

const FRUITLESS_LOGINS_PER_MINUTE = 6;
const REFUSED_FOR_MS = 15_000;

/** Holds the one token that all requests of an org share. */
export interface Session {
  /** The current token; asks for one when there is none. Any number of callers share one login. */
  token(): Promise<Token>;
  /** The org did not accept this token: forget it, unless it was replaced already. */
  reject(token: Token): void;
  /** The org took this token: logins are in order again. */
  accept(token: Token): void;
}

/**
 * `login` fetches a token. Refused logins are remembered for 15 s and at most six
 * logins a minute are tried while the org accepts none of the tokens, so that
 * a wrong key or an org that rejects each new token neither loops nor locks the user.
 */
export const createSession = (login: () => Promise<Token>, now: () => number): Session => {
  let current: Promise<Token> | undefined;
  let held: Token | undefined;
  let refusal: { readonly error: SalesforceError; readonly untilMs: number } | undefined;
  let startedMs: readonly number[] = [];

  const start = async (): Promise<Token> => {
    startedMs = [...startedMs.filter((atMs) => atMs > now() - 60_000), now()];
    if (startedMs.length > FRUITLESS_LOGINS_PER_MINUTE) {
      startedMs = startedMs.slice(0, -1);
      throw new SalesforceError(
        'unreachable',
        'Salesforce rejects each new token at once; logins are paused',
      );
    }
    try {
      held = await login();
      return held;
    } catch (error) {
      if (error instanceof SalesforceError && error.kind === 'login') {
        refusal = { error, untilMs: now() + REFUSED_FOR_MS };
      }
      throw error;
    }
  };

  return {
    token: () => {
      if (refusal !== undefined && now() < refusal.untilMs) return Promise.reject(refusal.error);
      current ??= start().catch((error: unknown) => {
        current = undefined;
        throw error;
      });
      return current;
    },
    reject: (token) => {
      if (held !== token) return;
      held = undefined;
      current = undefined;
    },
    accept: (token) => {
      if (held === token) startedMs = [];
    },
  };
};
