import type { Now } from '../../src/calls/ports.ts';
import { CrmError, toCrmError } from './crm-error.ts';
import { startTask, within } from './deadline.ts';
import type { CrmErrorKind } from './crm-error.ts';
import type { Task } from './deadline.ts';
import { createLoginGuard } from './login-guard.ts';

/** What a login gave. */
export interface SessionToken {
  readonly token: string;
  /** Present when the session can be prolonged without the password. */
  readonly refreshToken?: string;
  /** How long the token is valid, seconds. */
  readonly validSec?: number;
}

export interface SessionDeps {
  /** Rejects with CrmError `credentials` when the CRM refuses, with another kind when it could not be asked. */
  readonly login: (task: Task) => Promise<SessionToken>;
  readonly refresh?: (refreshToken: string, task: Task) => Promise<SessionToken>;
  readonly now: Now;
}

export interface Session {
  /**
   * Runs `request` with a valid token. When it rejects with kind `session`: one refresh, then one login with the
   * password, then it fails. However many requests need a token at the same time, the CRM sees one login.
   */
  use<T>(task: Task, request: (token: string) => Promise<T>): Promise<T>;
}

interface Held extends SessionToken {
  readonly from: 'login' | 'refresh';
  readonly staleAtMs: number;
  /** A request was accepted with it. */
  worked: boolean;
  rejected: boolean;
}

/** A token is renewed this much before it ends. */
const RENEW_EARLY_SEC = 60;
/** Answers that only somebody with a valid session gets. */
const PROOF: ReadonlySet<CrmErrorKind> = new Set(['missing', 'denied', 'rejected']);
/** The token we had, the refreshed one, the one from the password. */
const MAX_TOKENS = 3;

/** Holds the one session of a CRM instance. */
export const createSession = ({ login, refresh, now }: SessionDeps): Session => {
  const guard = createLoginGuard(now);
  let held: Held | undefined;
  let renewal: Promise<Held> | undefined;

  const hold = (token: SessionToken, from: Held['from']): Held => {
    const validMs = Math.max((token.validSec ?? Infinity) - RENEW_EARLY_SEC, 1) * 1_000;
    held = { ...token, from, staleAtMs: now() + validMs, worked: false, rejected: false };
    return held;
  };

  // Both run as a task of their own: the first of several waiting requests may give up without harm to the others.
  const logIn = async (): Promise<Held> =>
    hold(await guard.attempt(() => login(startTask('click'))), 'login');

  const renew = async (old: Held | undefined): Promise<Held> => {
    held = undefined;
    const spent = old?.rejected === true && old.from === 'refresh' && !old.worked;
    if (old?.refreshToken === undefined || refresh === undefined || spent) return logIn();
    try {
      return hold(await refresh(old.refreshToken, startTask('click')), 'refresh');
    } catch (error) {
      const { kind } = toCrmError(error);
      if (kind !== 'unreachable' && kind !== 'busy') return logIn();
      // Nobody was asked: the refresh token may still be good, and the password need not travel.
      held = old;
      throw error;
    }
  };

  const valid = (task: Task): Promise<Held> => {
    if (held !== undefined && !held.rejected && now() < held.staleAtMs) return Promise.resolve(held);
    renewal ??= renew(held).finally(() => {
      renewal = undefined;
    });
    return within(task, 'the login', renewal);
  };

  return {
    use: async (task, request) => {
      for (let tokens = 1; ; tokens++) {
        const current = await valid(task);
        try {
          const result = await request(current.token);
          current.worked = true;
          return result;
        } catch (error) {
          const failure = toCrmError(error);
          if (PROOF.has(failure.kind)) current.worked = true;
          if (failure.kind !== 'session') throw error;
          current.rejected = true;
          if (tokens < MAX_TOKENS && (current.worked || current.from === 'refresh')) continue;
          const refusal = new CrmError(
            'unreachable',
            `the CRM does not accept a session that it has just opened: ${failure.message}`,
            {
              ...(failure.cure === undefined ? {} : { cure: failure.cure }),
              retryAfterSec: 60,
              status: failure.status ?? 401,
              cause: error,
            },
          );
          guard.failed(refusal);
          throw refusal;
        }
      }
    },
  };
};
