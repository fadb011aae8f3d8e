import { SENT_SECRETS } from '../vocabulary/column-lists.ts';
import type { SentColumn } from '../vocabulary/column-lists.ts';
import type { CallbackAnswer, CallbackRequest, HashOrder, MorReply } from '../calls/mor-gateway.ts';
import type { Connection, Received } from './connection.ts';
import type { Overloaded } from './limits.ts';
import { createLimiter } from './limits.ts';
import type { MorClientDeps, MorClientOptions } from './options.ts';
import { readCallback } from './reply.ts';
import { HIDDEN } from './scrub.ts';
import type { Scrub } from './scrub.ts';
import { SIGNED, sign } from './sign.ts';
import type { Params } from './sign.ts';

/** Signed by device, src and dst alone; a device that cannot exist, and two numbers that differ, tell orders apart. */
const PROBE = { device: '999999999999', src: '1', dst: '2' } as const;
/** A real answer has some hundred bytes; parsing more than this only to find no MOR would hold up other clicks. */
const BOUNDS = { maxBytes: 64_000, exact: true } as const;
const ORDERS = ['device-src-dst', 'device-dst-src'] as const satisfies readonly HashOrder[];
const DEFAULT_ORDER: HashOrder = 'device-src-dst';

/** Refusals that MOR gives without having looked at the hash (code of X5 and X8, see docs/mor.md). */
const BEFORE_HASH = new Set([
  'incorrect_hash',
  'not_authenticated',
  'api_disabled',
  'get_disabled',
  'no_secret_key',
]);

/** The parameters besides who calls whom, in the order in which they are sent. */
const PARAMETERS: Readonly<Record<SentColumn | 'legALcr', string>> = {
  callerIdA: 'cli_lega',
  callerIdB: 'cli_legb',
  cardPin: 'card_pin',
  legATariff: 'lega_tariff_id',
  legAResellerTariff: 'lega_reseller_tariff_id',
  legALcr: 'lega_lcr_id',
  morServer: 'server_id',
};
const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly (keyof typeof PARAMETERS)[];

/** A calling card's PIN is a credential; MOR may echo the request. */
const withoutSecrets = (text: string, request: CallbackRequest): string =>
  SENT_SECRETS.map((column) => request[column] ?? '')
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);

const hiddenOf = (request: CallbackRequest): Partial<CallbackRequest> =>
  Object.fromEntries(
    SENT_SECRETS.filter((column) => request[column] !== undefined).map((column) => [column, HIDDEN]),
  );

const otherOrder = (order: HashOrder): HashOrder =>
  order === 'device-src-dst' ? 'device-dst-src' : 'device-src-dst';

export interface CallbackClient {
  readonly describe: (request: CallbackRequest) => {
    method: string;
    url: string;
    params: Record<string, string>;
  };
  readonly callback: (request: CallbackRequest) => Promise<CallbackAnswer>;
  readonly probe: (username: string) => Promise<MorReply<{ hashOrder: HashOrder; addon: boolean }>>;
}

/**
 * `callback_init` (https://wiki.kolmisoft.com/index.php?title=MOR_API_callback_init, November 2026): builds, signs,
 * sends and judges.
 */
export function createCallbackClient(
  options: MorClientOptions,
  deps: MorClientDeps,
  connection: Connection,
  scrub: Scrub,
): CallbackClient {
  const { secretKey, endpoint } = options;
  const memoryKey = `mor.${options.id}.hashOrder`;
  const limiter = createLimiter(options.limits, options.timeoutMs);
  const auto = options.hashOrder === 'auto';

  const remembered = (): HashOrder | undefined => {
    const value = deps.memory.get(memoryKey);
    return ORDERS.find((order) => order === value);
  };
  const currentOrder = (): HashOrder =>
    options.hashOrder === 'auto' ? (remembered() ?? DEFAULT_ORDER) : options.hashOrder;
  const learn = (order: HashOrder): void => {
    if (remembered() === order) return;
    deps.memory.set(memoryKey, order);
    deps.log.info({ mor: options.id, hashOrder: order }, 'learned the hash order of this MOR');
  };

  const paramsOf = (request: CallbackRequest, hashFor: (params: Params) => string | undefined): Params => {
    const params: Record<string, string> = {};
    const add = (name: string, value: string | undefined): void => {
      // Present but empty means something else to MOR than absent (an empty `cli_lega` erases the caller id).
      if (value !== undefined && value !== '') params[name] = value;
    };
    add('device', request.device);
    add('dst', request.dst);
    add('src', request.src);
    add('hash', hashFor(params));
    add('u', request.username);
    const given = { ...request, legALcr: request.legALcr ?? options.legALcr };
    for (const name of PARAMETER_NAMES) add(PARAMETERS[name], given[name]);
    if (options.callbackUniqueId) params['callback_uniqueid'] = '1';
    return params;
  };

  const hashOf = (order: HashOrder, params: Params): string | undefined =>
    secretKey === undefined ? undefined : sign(SIGNED.callback_init[order], params, secretKey);

  const send = async (request: CallbackRequest, order: HashOrder): Promise<CallbackAnswer> => {
    const params = paramsOf(request, (signed) => hashOf(order, signed));
    return judge(await connection.callOnce(endpoint, params, BOUNDS), request);
  };
  const limited = async (request: CallbackRequest, order: HashOrder): Promise<CallbackAnswer> => {
    if (limiter === undefined) return send(request, order);
    const result = await limiter.run(() => send(request, order));
    return result.kind === 'overloaded' ? tooBusy(result) : result;
  };

  const tooBusy = ({ retryAfterSec }: Overloaded): CallbackAnswer => ({
    kind: 'not_sent',
    reason: 'overloaded',
    detail: `too many calls are waiting for MOR ${options.id}; try again in ${retryAfterSec} s`,
    retryAfterSec,
  });

  const judge = (received: Received, request: CallbackRequest): CallbackAnswer => {
    if (received.kind === 'failed') {
      return received.sent
        ? uncertain(received.detail)
        : {
            kind: 'not_sent',
            reason: 'unreachable',
            detail: `MOR ${options.id} cannot be reached: ${received.detail}`,
          };
    }
    const { status, text } = received;
    // A redirect is not MOR's answer, whatever its body says, and following it would be a second request.
    if (status >= 300 && status < 400) return uncertain(`HTTP ${status} redirects elsewhere`);
    const verdict = text === undefined ? undefined : readCallback(text);
    const fine = status >= 200 && status < 300;
    if (verdict?.kind === 'ok' && fine) {
      const id = verdict.callbackUniqueId;
      if (id === undefined) return { kind: 'accepted' };
      connection.skew.fromCallbackId(id, received.sentAtMs, received.receivedAtMs);
      return { kind: 'accepted', callbackUniqueId: id };
    }
    // MOR words its refusals before dialling. With an HTTP error only known words prove that it was MOR who spoke.
    if (verdict?.kind === 'refused' && (fine || verdict.known)) {
      return { kind: 'refused', code: verdict.code, text: withoutSecrets(scrub(verdict.text), request) };
    }
    return uncertain(
      text?.trim() === ''
        ? `HTTP ${status} with an empty body`
        : `HTTP ${status} with a body that is not MOR's XML`,
    );
  };

  const uncertain = (why: string): CallbackAnswer => ({
    kind: 'uncertain',
    detail: `MOR ${options.id} may have started the call, its answer is not usable: ${why}`,
  });

  const isWrongHash = (answer: CallbackAnswer): boolean =>
    answer.kind === 'refused' && answer.code === 'incorrect_hash';
  /** MOR got past its hash check. */
  const provesHash = (answer: CallbackAnswer): boolean =>
    answer.kind === 'accepted' || (answer.kind === 'refused' && !BEFORE_HASH.has(answer.code));
  /** Without a destination, or with numbers such as 1 and 11, both orders give one hash and nothing can be learned. */
  const ordersDiffer = ({ src, dst = '' }: CallbackRequest): boolean =>
    secretKey !== undefined && src + dst !== dst + src;

  const callback = async (request: CallbackRequest): Promise<CallbackAnswer> => {
    const order = currentOrder();
    const answer = await limited(request, order);
    if (!auto || !ordersDiffer(request)) return answer;
    if (!isWrongHash(answer)) {
      if (provesHash(answer)) learn(order);
      return answer;
    }
    // `Incorrect hash` was said before anything was dialled, so a second request cannot make a second call.
    const again = otherOrder(order);
    const second = await limited(request, again);
    if (provesHash(second)) learn(again);
    return second;
  };

  const probe: CallbackClient['probe'] = async (username) => {
    const request = { ...PROBE, username };
    let order = currentOrder();
    let answer = await send(request, order);
    if (isWrongHash(answer)) {
      order = otherOrder(order);
      answer = await send(request, order);
    }
    switch (answer.kind) {
      case 'accepted':
        return {
          ok: false,
          code: 'unusable_answer',
          text: 'MOR accepted a device that cannot exist; is this really a MOR?',
        };
      case 'not_sent':
        return { ok: false, code: 'unreachable', text: answer.detail };
      case 'uncertain':
        return { ok: false, code: 'unusable_answer', text: answer.detail };
      case 'refused':
        if (answer.code !== 'bad_device' && answer.code !== 'access_denied') {
          return { ok: false, code: answer.code, text: answer.text };
        }
        if (ordersDiffer(request)) learn(order);
        return { ok: true, value: { hashOrder: order, addon: answer.code === 'bad_device' } };
    }
  };

  return {
    callback,
    probe,
    describe: (request) => ({
      method: options.method,
      url: connection.urlOf(endpoint),
      params: {
        ...paramsOf({ ...request, ...hiddenOf(request) }, () =>
          secretKey === undefined ? undefined : HIDDEN,
        ),
      },
    }),
  };
}
