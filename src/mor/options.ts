import type { HashOrder, MorMemory } from '../calls/mor-gateway.ts';
import type { Limits } from '../calls/limits.ts';
import type { Log, Now } from '../calls/ports.ts';
import type { Dispatcher } from 'undici';

/** How to reach one MOR server. `MorConfig` of the configuration satisfies it. */
export interface MorClientOptions {
  readonly id: string;
  /** Where the GUI is mounted, such as `https://mor.example.com/billing`; `/billing/` and `/billing/api` work too. */
  readonly url: string;
  readonly endpoint: 'callback_init' | 'callback';
  readonly method: 'POST' | 'GET';
  /** Absent: hash checking is disabled on that MOR, no hash is sent. */
  readonly secretKey?: string | undefined;
  readonly hashOrder: 'auto' | HashOrder;
  /** From the first byte sent to the last byte received, milliseconds. */
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly callbackUniqueId: boolean;
  /** Limits callbacks only: there are few questions, because each server has one poller. */
  readonly limits?: CallbackLimits | undefined;
  /** The status user for questions; `password` is needed only for `users_get`. */
  readonly status?: { readonly username: string; readonly password?: string | undefined } | undefined;
  /** Login of API v2 (X18+), needed to hang up. */
  readonly v2?: { readonly username: string; readonly password: string } | undefined;
  /** Where audio may be read from besides MOR itself: origins of recordings servers. */
  readonly recordings?: { readonly hosts: readonly string[] } | undefined;
  /** `lega_lcr_id` for requests without their own. */
  readonly legALcr?: string | undefined;
  readonly tls?:
    { readonly caFile?: string | undefined; readonly rejectUnauthorized?: boolean | undefined } | undefined;
}

export interface CallbackLimits {
  /** Requests under way at the same time. */
  readonly concurrent?: number | undefined;
  /** Requests started per second, evenly spaced. */
  readonly perSecond?: number | undefined;
  /** Requests that may wait. */
  readonly queue: number;
}

/** What a MOR client needs from outside. */
export interface MorClientDeps {
  readonly memory: MorMemory;
  readonly log: Log;
  readonly now: Now;
  /** Limits shared with other nodes; absent: this client keeps its own. */
  readonly limits?: Limits | undefined;
  /** Replaces the client's own connection pool, for instance by a proxy agent; stays open when the client closes. */
  readonly dispatcher?: Dispatcher;
}
