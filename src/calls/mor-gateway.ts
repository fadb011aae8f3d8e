import type { SentColumn } from '../vocabulary/column-lists.ts';
import type { MorRefusalCode } from '../vocabulary/refusals.ts';
import type { Cdr, LiveRow } from './call/observation.ts';
import type { MorRecordings } from './mor-recordings.ts';

/**
 * The parameters of `callback_init` for one call (https://wiki.kolmisoft.com/index.php?title=MOR_API_callback_init,
 * November 2026). The request omits absent members.
 */
export interface CallbackRequest extends Readonly<Partial<Record<SentColumn, string>>> {
  readonly username: string;
  readonly device: string;
  readonly src: string;
  readonly dst?: string;
}

/**
 * MOR's answer. `not_sent`: the request certainly never reached MOR and may be repeated. `uncertain`: it may have
 * reached MOR and must never be sent again; following finds out.
 */
export type CallbackAnswer =
  | { readonly kind: 'accepted'; readonly callbackUniqueId?: string }
  | { readonly kind: 'refused'; readonly code: MorRefusalCode; readonly text: string }
  | { readonly kind: 'not_sent'; readonly reason: 'unreachable'; readonly detail: string }
  | {
      readonly kind: 'not_sent';
      readonly reason: 'overloaded';
      readonly detail: string;
      readonly retryAfterSec: number;
    }
  | { readonly kind: 'uncertain'; readonly detail: string };

/** An answer to a question (never to `callback_init`): a value, or why there is none. */
export type MorReply<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: MorRefusalCode | 'unreachable' | 'unusable_answer';
      readonly text: string;
    };

export interface MorDevice {
  readonly id: string;
  readonly type?: string;
  /** SIP name or extension. */
  readonly username?: string;
  readonly callerId?: string;
  readonly userId?: string;
}

export interface MorUser {
  readonly id: string;
  readonly username: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly mobile?: string;
}

/** The questions that one MOR server answers. None of these methods throws for a failure on MOR's side. */
export interface MorGateway {
  /** Id in the configuration. */
  readonly id: string;
  /** Is following possible (a status user is configured)? */
  readonly canFollow: boolean;
  readonly canHangUp: boolean;
  /** The request as it would be sent, in parameter order, hash replaced by `<hidden>`; for preview. */
  describe(request: CallbackRequest): { method: string; url: string; params: Record<string, string> };
  /** Sends at most one request that MOR could act on (a refused hash order is tried once in the other order). */
  callback(request: CallbackRequest): Promise<CallbackAnswer>;
  activeCalls(): Promise<MorReply<readonly LiveRow[]>>;
  /** CDRs that started in the period, of every user the status user may see, or of one callback id. */
  cdrs(query: { fromMs: number; toMs: number; callbackUniqueId?: string }): Promise<MorReply<readonly Cdr[]>>;
  /** MOR's clock minus ours, milliseconds; undefined until an answer has shown it. */
  clockSkewMs(): number | undefined;
  hangUp(activeCallId: string): Promise<MorReply<null>>;
  /** Logs in to API v2 with the password, as a test. */
  logInV2(): Promise<MorReply<null>>;
  version(): Promise<MorReply<string>>;
  device(deviceId: string): Promise<MorReply<MorDevice>>;
  devices(userId: string): Promise<MorReply<readonly MorDevice[]>>;
  userDetails(query: { userId?: string; username?: string }): Promise<MorReply<MorUser>>;
  users(): Promise<MorReply<readonly MorUser[]>>;
  /**
   * Finds out which hash order this MOR wants, using a device that cannot exist so that nothing can be dialled:
   * `Bad device` means that the hash was right. `addon` is false when MOR says that the callback add-on is missing.
   */
  probe(username: string): Promise<MorReply<{ hashOrder: HashOrder; addon: boolean }>>;
  /** Absent: there is no status user who could ask for them. */
  readonly recordings?: MorRecordings;
  close(): Promise<void>;
}

export type HashOrder = 'device-src-dst' | 'device-dst-src';

/** Where a MOR client stores what it has learned. */
export interface MorMemory {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}
