import { z } from 'zod';
import type { MorReply } from '../calls/mor-gateway.ts';
import type { Connection, Received } from './connection.ts';
import type { MorClientDeps, MorClientOptions } from './options.ts';
import { failure } from './questions.ts';

/**
 * A bearer token lives 15 minutes (https://wiki.kolmisoft.com/index.php/MOR_API_v2_Calls, January 2026); a new one is
 * fetched while the old one still works.
 */
const TOKEN_USABLE_MS = 14 * 60_000;
/** The refresh token lives seven days. */
const REFRESH_USABLE_MS = 7 * 24 * 3_600_000 - 3_600_000;

const pair = z.looseObject({ access_token: z.string().min(1), refresh_token: z.string().min(1).optional() });
/** Only the tokens' names are documented, not their place in the answer. */
const tokenAnswer = z.union([pair, z.looseObject({ data: pair }).transform(({ data }) => data)]);

interface Token {
  readonly value: string;
  readonly usableUntilMs: number;
  readonly refresh?: { readonly value: string; readonly usableUntilMs: number };
}

const parseToken = (text: string): z.output<typeof pair> | undefined => {
  try {
    return tokenAnswer.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** A session of API v2: logs in once, refreshes the token while possible, and otherwise logs in again. */
export interface V2Session {
  /** Sends a request with a token, and again with a fresh one if MOR refuses the first token. */
  send(method: 'GET' | 'DELETE', path: string): Promise<MorReply<Extract<Received, { kind: 'answer' }>>>;
  /** Logs in with the password, even if there is a token. */
  logIn(): Promise<MorReply<null>>;
}

const LOGIN_REFUSED =
  'API v2 refuses the login. Check v2.username and v2.password of this MOR. MOR also refuses an administrator’s first ' +
  'login from a new address until it is approved by e-mail ("Admin login with approved IP only", on by default): approve ' +
  'it, or use an accountant or reseller.';

export const createV2Session = (
  options: MorClientOptions,
  deps: Pick<MorClientDeps, 'now'>,
  connection: Connection,
): V2Session => {
  const login = options.v2;
  let current: Promise<MorReply<Token>> | undefined;

  const fault = (received: Extract<Received, { kind: 'failed' }>): MorReply<never> =>
    failure(received.sent ? 'unusable_answer' : 'unreachable', `MOR ${options.id}: ${received.detail}`);

  const tokenOf = (received: Received, before?: Token): MorReply<Token> => {
    if (received.kind === 'failed') return fault(received);
    if (received.status === 401 || received.status === 403)
      return failure('not_authenticated', LOGIN_REFUSED);
    const answer = received.status < 300 ? parseToken(received.text ?? '') : undefined;
    if (answer === undefined) {
      const detail = `the login of API v2 answered HTTP ${received.status} without a token`;
      return failure('unusable_answer', detail);
    }
    const fresh = answer.refresh_token;
    const refresh =
      fresh === undefined ? before?.refresh : { value: fresh, usableUntilMs: deps.now() + REFRESH_USABLE_MS };
    const value = { value: answer.access_token, usableUntilMs: deps.now() + TOKEN_USABLE_MS };
    return { ok: true, value: refresh === undefined ? value : { ...value, refresh } };
  };

  const post = (path: string, authorization: string): Promise<Received> =>
    connection.v2('POST', `authentication/${path}`, { authorization });

  const byPassword = async (): Promise<MorReply<Token>> => {
    if (login === undefined)
      return failure('api_disabled', 'this needs API v2: set v2.username and v2.password of this MOR');
    const basic = Buffer.from(`${login.username}:${login.password}`).toString('base64');
    return tokenOf(await post('login', `Basic ${basic}`));
  };

  /** A refresh avoids sending the password and an administrator's approval; if refused, the password is used. */
  const renewed = async (before: Token | undefined): Promise<MorReply<Token>> => {
    const { refresh } = before ?? {};
    if (refresh !== undefined && deps.now() < refresh.usableUntilMs) {
      const reply = tokenOf(await post('refresh', `Bearer ${refresh.value}`), before);
      if (reply.ok || reply.code === 'unreachable') return reply;
    }
    return byPassword();
  };

  /** The cached token, unless it is old or was just refused; concurrent callers share one renewal. */
  const token = async (refused?: string): Promise<MorReply<Token>> => {
    const before = current;
    const known = await before;
    const last = known?.ok === true ? known.value : undefined;
    if (known && last && deps.now() < last.usableUntilMs && last.value !== refused) return known;
    // Another waiting request may already have started a renewal.
    if (current === undefined || current === before) current = renewed(last);
    return current;
  };

  return {
    async send(method, path) {
      let bearer = await token();
      if (!bearer.ok) return bearer;
      const ask = (value: string): Promise<Received> =>
        connection.v2(method, path, { authorization: `Bearer ${value}` });
      let received = await ask(bearer.value.value);
      if (received.kind === 'answer' && received.status === 401) {
        bearer = await token(bearer.value.value);
        if (!bearer.ok) return bearer;
        received = await ask(bearer.value.value);
      }
      if (received.kind === 'failed') return fault(received);
      if (received.status === 401) return failure('not_authenticated', 'API v2 refuses a fresh login token');
      return { ok: true, value: received };
    },
    async logIn() {
      const reply = await byPassword();
      if (!reply.ok) return reply;
      current = Promise.resolve(reply);
      return { ok: true, value: null };
    },
  };
};
