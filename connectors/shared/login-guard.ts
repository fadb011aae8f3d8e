import type { Now } from '../../src/calls/ports.ts';
import { CrmError, toCrmError } from './crm-error.ts';

/**
 * A refused password is not tried again for this long: each failed login resets the CRM user's preferences (seen in
 * SuiteCRM 7.14) or brings the account closer to being locked. A restart or another configuration tries at once.
 */
const REFUSED_FOR_MS = 6 * 3_600_000;
/** What the outbox gets while logging in is off; asking again costs the CRM nothing. */
const ASK_AGAIN_SEC = 900;
/** The shortest break after a login that failed with any other error; it doubles with each failure up to the longest. */
const FIRST_BREAK_MS = 2_000;
const LAST_BREAK_MS = 300_000;
/** If failed logins do no harm, this many in a row are repeated at once. */
const HARMLESS_FAILURES = 2;

export interface LoginGuard {
  /** Runs `login`, or rejects with the earlier refusal if there was one. */
  attempt<T>(login: () => Promise<T>): Promise<T>;
  /** The CRM did not accept the token that the login returned: wait before the next login. */
  failed(error: CrmError): void;
  /** The CRM accepted the token: the next break is short again. */
  worked(): void;
}

/**
 * Decides whether the password may be sent now. `refusedForMs`: for CRMs where a failed login does no harm and its cause
 * is often fixed on their side.
 */
export const createLoginGuard = (now: Now, refusedForMs?: number): LoginGuard => {
  let blocked: { readonly error: CrmError; readonly untilMs: number } | undefined;
  let failures = 0;

  const refuse = (error: CrmError): void => {
    if (refusedForMs !== undefined) {
      blocked = { error, untilMs: now() + refusedForMs };
      return;
    }
    blocked = {
      untilMs: now() + REFUSED_FOR_MS,
      error: new CrmError(
        'credentials',
        `${error.message}; no further login is tried for now, because failed logins do harm in the CRM`,
        {
          code: error.code ?? 'crm_login_paused',
          cure: `${error.cure ?? 'Correct the credentials in the configuration.'} Then restart the connector.`,
          retryAfterSec: ASK_AGAIN_SEC,
        },
      ),
    };
  };

  const failed = (error: CrmError): void => {
    if (error.kind === 'credentials') refuse(error);
    else if (error.status !== undefined && error.kind !== 'busy') {
      failures += 1;
      const breaks = failures - (refusedForMs === undefined ? 0 : HARMLESS_FAILURES);
      if (breaks < 1) return;
      blocked = { error, untilMs: now() + Math.min(FIRST_BREAK_MS * 2 ** (breaks - 1), LAST_BREAK_MS) };
    }
  };

  return {
    failed,
    worked: () => {
      failures = 0;
    },
    attempt: async (login) => {
      if (blocked !== undefined && now() < blocked.untilMs) throw blocked.error;
      try {
        return await login();
      } catch (error) {
        const failure = toCrmError(error);
        failed(failure);
        throw failure;
      }
    },
  };
};
