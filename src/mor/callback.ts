import type { CallbackAnswer, CallbackRequest, HashOrder, MorReply } from '../calls/mor-gateway.ts';
import { isWrongHash, judgeCallback, provesHash } from './callback-answer.ts';
import { callbackParams, withHidden, withoutSecrets } from './callback-params.ts';
import type { Connection } from './connection.ts';
import { createLimiter } from './limits.ts';
import type { MorClientDeps, MorClientOptions } from './options.ts';
import { HIDDEN } from './scrub.ts';
import type { Scrub } from './scrub.ts';
import { SIGNED, sign } from './sign.ts';

/** Signs only device, src and dst: the device cannot exist, and the numbers differ to distinguish the hash orders. */
const PROBE = { device: '999999999999', src: '1', dst: '2' } as const;
/** A real answer has a few hundred bytes; parsing more, only to find that it is not MOR's, would delay other clicks. */
const BOUNDS = { maxBytes: 64_000, exact: true } as const;
const ORDERS = ['device-src-dst', 'device-dst-src'] as const satisfies readonly HashOrder[];
const DEFAULT_ORDER: HashOrder = 'device-src-dst';

const otherOrder = (order: HashOrder): HashOrder =>
  order === 'device-src-dst' ? 'device-dst-src' : 'device-src-dst';

interface Described {
  readonly method: string;
  readonly url: string;
  readonly params: Record<string, string>;
}

/**
 * `callback_init` (https://wiki.kolmisoft.com/index.php?title=MOR_API_callback_init, November 2026): builds, signs,
 * sends and judges.
 */
export class CallbackClient {
  readonly #options: MorClientOptions;
  readonly #deps: MorClientDeps;
  readonly #connection: Connection;
  readonly #scrub: Scrub;
  readonly #limiter: ReturnType<typeof createLimiter>;

  constructor(options: MorClientOptions, deps: MorClientDeps, connection: Connection, scrub: Scrub) {
    this.#options = options;
    this.#deps = deps;
    this.#connection = connection;
    this.#scrub = scrub;
    this.#limiter = createLimiter(options, deps.limits);
  }

  /** The request as it would go out, secrets hidden. */
  describe(request: CallbackRequest): Described {
    const { method, endpoint, secretKey } = this.#options;
    const hash = secretKey === undefined ? undefined : HIDDEN;
    const params = callbackParams(withHidden(request), this.#options, () => hash);
    return { method, url: this.#connection.urlOf(endpoint), params: { ...params } };
  }

  async callback(request: CallbackRequest): Promise<CallbackAnswer> {
    const order = this.#currentOrder();
    const answer = await this.#limited(request, order);
    if (this.#options.hashOrder !== 'auto' || !this.#ordersDiffer(request)) return answer;
    if (!isWrongHash(answer)) {
      if (provesHash(answer)) this.#learn(order);
      return answer;
    }
    // MOR answers `Incorrect hash` before it dials, so a second request cannot make a second call.
    const again = otherOrder(order);
    const second = await this.#limited(request, again);
    if (provesHash(second)) this.#learn(again);
    return second;
  }

  /** Finds out which hash order is right and whether the callback add-on is installed; places no call. */
  async probe(username: string): Promise<MorReply<{ hashOrder: HashOrder; addon: boolean }>> {
    const request = { ...PROBE, username };
    let order = this.#currentOrder();
    let answer = await this.#send(request, order);
    if (isWrongHash(answer)) {
      order = otherOrder(order);
      answer = await this.#send(request, order);
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
        if (this.#ordersDiffer(request)) this.#learn(order);
        return { ok: true, value: { hashOrder: order, addon: answer.code === 'bad_device' } };
    }
  }

  async #limited(request: CallbackRequest, order: HashOrder): Promise<CallbackAnswer> {
    if (this.#limiter === undefined) return this.#send(request, order);
    const result = await this.#limiter.run(() => this.#send(request, order));
    if (result.kind !== 'overloaded') return result;
    const { retryAfterSec } = result;
    return {
      kind: 'not_sent',
      reason: 'overloaded',
      detail: `too many calls are waiting for MOR ${this.#options.id}; try again in ${retryAfterSec} s`,
      retryAfterSec,
    };
  }

  async #send(request: CallbackRequest, order: HashOrder): Promise<CallbackAnswer> {
    const { id, endpoint, secretKey } = this.#options;
    const params = callbackParams(request, this.#options, (signed) =>
      secretKey === undefined ? undefined : sign(SIGNED.callback_init[order], signed, secretKey),
    );
    const received = await this.#connection.callOnce(endpoint, params, BOUNDS);
    const answer = judgeCallback(received, id);
    if (answer.kind === 'refused') {
      return { ...answer, text: withoutSecrets(this.#scrub(answer.text), request) };
    }
    if (answer.kind === 'accepted' && answer.callbackUniqueId !== undefined && received.kind !== 'failed') {
      const { sentAtMs, receivedAtMs } = received;
      this.#connection.skew.fromCallbackId(answer.callbackUniqueId, sentAtMs, receivedAtMs);
    }
    return answer;
  }

  get #memoryKey(): string {
    return `mor.${this.#options.id}.hashOrder`;
  }

  #remembered(): HashOrder | undefined {
    const value = this.#deps.memory.get(this.#memoryKey);
    return ORDERS.find((order) => order === value);
  }

  #currentOrder(): HashOrder {
    const { hashOrder } = this.#options;
    return hashOrder === 'auto' ? (this.#remembered() ?? DEFAULT_ORDER) : hashOrder;
  }

  #learn(order: HashOrder): void {
    if (this.#remembered() === order) return;
    this.#deps.memory.set(this.#memoryKey, order);
    this.#deps.log.info({ mor: this.#options.id, hashOrder: order }, 'learned the hash order of this MOR');
  }

  /** Without a destination, or with numbers such as 1 and 11, both orders give the same hash, which proves nothing. */
  #ordersDiffer({ src, dst = '' }: CallbackRequest): boolean {
    return this.#options.secretKey !== undefined && src + dst !== dst + src;
  }
}
