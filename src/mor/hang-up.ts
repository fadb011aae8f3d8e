import { z } from 'zod';
import type { MorReply } from '../calls/mor-gateway.ts';
import type { Connection, Received } from './connection.ts';
import type { MorClientDeps, MorClientOptions } from './options.ts';
import { failure } from './questions.ts';

/** A bearer lives 15 minutes (Kolmisoft wiki: MOR API v2 Calls); a new one is fetched while the old one still works. */
const TOKEN_USABLE_MS = 14 * 60_000;
/** MOR's ids are digits. An empty one would be the address that hangs up every call of the switch. */
const CALL_ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Where the token sits in the answer is documented by its name only. */
const tokenAnswer = z.union([
  z.looseObject({ access_token: z.string().min(1) }).transform((answer) => answer.access_token),
  z
    .looseObject({ data: z.looseObject({ access_token: z.string().min(1) }) })
    .transform((answer) => answer.data.access_token),
]);

type HangUp = (activeCallId: string) => Promise<MorReply<null>>;
interface Token {
  readonly value: string;
  readonly usableUntilMs: number;
}

const parseToken = (text: string): string | undefined => {
  try {
    return tokenAnswer.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Ends one active call through API v2 (Kolmisoft wiki: MOR API drop active calls), logging in as needed. */
export function createHangUp(options: MorClientOptions, deps: MorClientDeps, connection: Connection): HangUp {
  const login = options.v2;
  let current: Promise<MorReply<Token>> | undefined;

  const fault = (received: Extract<Received, { kind: 'failed' }>): MorReply<never> =>
    failure(received.sent ? 'unusable_answer' : 'unreachable', `MOR ${options.id}: ${received.detail}`);

  const logIn = async (username: string, password: string): Promise<MorReply<Token>> => {
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const received = await connection.v2('POST', 'authentication/login', { authorization });
    if (received.kind === 'failed') return fault(received);
    if (received.status === 401 || received.status === 403) {
      return failure('not_authenticated', 'API v2 refuses the login; check mor v2.username and v2.password');
    }
    const value = received.status < 300 ? parseToken(received.text ?? '') : undefined;
    return value === undefined
      ? failure('unusable_answer', `the login of API v2 answered HTTP ${received.status} without a token`)
      : { ok: true, value: { value, usableUntilMs: deps.now() + TOKEN_USABLE_MS } };
  };

  /** The cached token unless it is old or the one that was just refused; one login for all who wait. */
  const token = async (refused?: string): Promise<MorReply<Token>> => {
    if (login === undefined) {
      return failure('api_disabled', 'hanging up needs API v2: set v2.username and v2.password of this MOR');
    }
    const before = current;
    const known = await before;
    const usable =
      known?.ok === true && deps.now() < known.value.usableUntilMs && known.value.value !== refused;
    if (usable) return known;
    // Whoever waited beside us may have begun a login already.
    if (current === undefined || current === before) current = logIn(login.username, login.password);
    return current;
  };

  const drop = (id: string, bearer: string): Promise<Received> =>
    connection.v2('DELETE', `active_calls/${encodeURIComponent(id)}`, { authorization: `Bearer ${bearer}` });

  const judge = (received: Received): MorReply<null> => {
    if (received.kind === 'failed') return fault(received);
    const { status, text = '' } = received;
    if (status === 401) return failure('not_authenticated', 'API v2 refuses a fresh login token');
    if (status === 403) return failure('access_denied', 'the v2 user may not hang up calls');
    if (status === 404) return failure('unrecognised', 'MOR does not know this active call (any more)');
    const done = status >= 200 && status < 300 && (status === 204 || /hung_up/i.test(text));
    return done
      ? { ok: true, value: null }
      : failure('unusable_answer', `the hang-up answered HTTP ${status} without a confirmation`);
  };

  return async (activeCallId) => {
    if (!CALL_ID.test(activeCallId)) {
      return failure('unrecognised', 'hanging up needs the id of an active call; this call has none');
    }
    let bearer = await token();
    if (!bearer.ok) return bearer;
    let received = await drop(activeCallId, bearer.value.value);
    if (received.kind === 'answer' && received.status === 401) {
      bearer = await token(bearer.value.value);
      if (!bearer.ok) return bearer;
      received = await drop(activeCallId, bearer.value.value);
    }
    return judge(received);
  };
}
