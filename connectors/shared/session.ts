import type { Now } from '../../src/calls/ports.ts';
import { CrmError, toCrmError } from './crm-error.ts';
import { startDeadline, within } from './deadline.ts';
import type { CrmErrorKind } from './crm-error.ts';
import type { Deadline } from './deadline.ts';
import { createLoginGuard } from './login-guard.ts';
import type { LoginGuard } from './login-guard.ts';

/** The result of a login. */
export interface SessionToken {
  readonly token: string;
  /** Present when the session can be renewed without the password. */
  readonly refreshToken?: string;
  /** How long the token is valid, seconds. */
  readonly validSec?: number;
}

export interface SessionDeps<Token extends SessionToken = SessionToken> {
  /** Rejects with CrmError `credentials` when the CRM refuses, with another kind when it could not be asked. */
  readonly login: (deadline: Deadline) => Promise<Token>;
  readonly refresh?: (refreshToken: string, deadline: Deadline) => Promise<Token>;
  readonly now: Now;
  /**
   * Failed logins do no harm in this CRM, because it uses signed assertions or client secrets: a refused login is
   * repeated soon, and a token that is refused at once gets one more login. Otherwise a refused password is not sent
   * again for hours.
   */
  readonly isLoginHarmless?: boolean;
}

interface Held<Token> {
  readonly token: Token;
  readonly from: 'login' | 'refresh';
  readonly staleAtMs: number;
  /** Whether any request has been accepted with it. */
  worked: boolean;
  rejected: boolean;
}

/** A token is renewed this long before it expires. */
const RENEW_EARLY_SEC = 60;
/** Errors that only a valid session can get. */
const PROOF: ReadonlySet<CrmErrorKind> = new Set(['missing', 'denied', 'rejected']);
/** Short, because administrators often correct the permissions moments later. */
const HARMLESS_REFUSED_FOR_MS = 15_000;
/** The token we had, the refreshed one, the one from the password. */
const MAX_TOKENS = 3;

/** Holds the one session of a CRM instance. */
export class Session<Token extends SessionToken = SessionToken> {
  readonly #deps: SessionDeps<Token>;
  readonly #guard: LoginGuard;
  #held: Held<Token> | undefined;
  #renewal: Promise<Held<Token>> | undefined;

  constructor(deps: SessionDeps<Token>) {
    this.#deps = deps;
    this.#guard = createLoginGuard(
      deps.now,
      deps.isLoginHarmless === true ? HARMLESS_REFUSED_FOR_MS : undefined,
    );
  }

  /** A token that is valid as far as we know. */
  async token(deadline: Deadline): Promise<Token> {
    return (await this.#valid(deadline)).token;
  }

  /**
   * Runs `request` with a valid token. When it rejects with kind `session`: one refresh, then one login with the
   * password, then failure. However many requests need a token at once, the CRM sees a single login.
   */
  async use<T>(deadline: Deadline, request: (token: Token) => Promise<T>): Promise<T> {
    for (let tokens = 1; ; tokens++) {
      const current = await this.#valid(deadline);
      try {
        const result = await request(current.token);
        this.#accepted(current);
        return result;
      } catch (error) {
        const failure = toCrmError(error);
        if (PROOF.has(failure.kind)) this.#accepted(current);
        if (failure.kind !== 'session') throw error;
        current.rejected = true;
        const isFirst = tokens === 1 && this.#deps.isLoginHarmless === true;
        const mayRenew = isFirst || current.worked || current.from === 'refresh';
        if (mayRenew && tokens < MAX_TOKENS) continue;
        throw this.#refused(failure);
      }
    }
  }

  #accepted(current: Held<Token>): void {
    current.worked = true;
    this.#guard.worked();
  }

  /** The CRM issues tokens but does not accept them: no further login for a while. */
  #refused(failure: CrmError): CrmError {
    const refusal = new CrmError(
      'unreachable',
      `the CRM does not accept a session that it has just opened: ${failure.message}`,
      {
        code: failure.code,
        retryAfterSec: 60,
        status: failure.status ?? 401,
        cause: failure,
      },
    );
    this.#guard.failed(refusal);
    return refusal;
  }

  #hold(token: Token, from: Held<Token>['from']): Held<Token> {
    const { now } = this.#deps;
    const validMs = Math.max((token.validSec ?? Infinity) - RENEW_EARLY_SEC, 1) * 1_000;
    this.#held = { token, from, staleAtMs: now() + validMs, worked: false, rejected: false };
    return this.#held;
  }

  // Login and refresh have their own deadline, so that the first of several waiting requests can give up without
  // harming the others.
  async #logIn(): Promise<Held<Token>> {
    const { login } = this.#deps;
    return this.#hold(await this.#guard.attempt(() => login(startDeadline('click'))), 'login');
  }

  async #renew(old: Held<Token> | undefined): Promise<Held<Token>> {
    const { refresh } = this.#deps;
    this.#held = undefined;
    const refreshToken = old?.token.refreshToken;
    const spent = old?.rejected === true && old.from === 'refresh' && !old.worked;
    if (refreshToken === undefined || refresh === undefined || spent) return this.#logIn();
    try {
      return this.#hold(await refresh(refreshToken, startDeadline('click')), 'refresh');
    } catch (error) {
      const { kind } = toCrmError(error);
      if (kind !== 'unreachable' && kind !== 'busy') return this.#logIn();
      // The CRM was not reached: the refresh token may still be good, so do not send the password.
      this.#held = old;
      throw error;
    }
  }

  #valid(deadline: Deadline): Promise<Held<Token>> {
    const held = this.#held;
    if (held !== undefined && !held.rejected && this.#deps.now() < held.staleAtMs)
      return Promise.resolve(held);
    this.#renewal ??= this.#renew(held).finally(() => {
      this.#renewal = undefined;
    });
    return within(deadline, 'the login', this.#renewal);
  }
}
