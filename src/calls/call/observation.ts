import type { CdrDisposition } from './call.ts';

/**
 * One line of MOR's list of active calls, already parsed
 * (https://wiki.kolmisoft.com/index.php?title=MOR_API_active_calls_get, March 2024). Times are Unix milliseconds.
 */
export interface LiveRow {
  /** MOR's id of the active call; what hang-up needs. */
  readonly id: string;
  readonly uniqueId?: string;
  readonly status: 'ringing' | 'answered';
  readonly durationSec?: number;
  readonly src: string;
  readonly dst: string;
  /** The source device. Empty: MOR says there is none, as for calls from a provider. Absent: MOR does not say. */
  readonly deviceId?: string;
  readonly userId?: string;
  /** The device that rings or talks. */
  readonly dstDeviceId?: string;
  /** The number that a caller from outside has dialled. */
  readonly did?: string;
  readonly callbackUniqueId?: string;
}

/** When MOR's latest useful answers were requested, Unix milliseconds; absent: no useful answer yet. */
export interface Heard {
  /** When the latest list of active calls was requested. */
  readonly listMs?: number;
  /** When the latest CDRs were requested. */
  readonly cdrsMs?: number;
  /** Since when this process has been asking: silence before that means nothing. */
  readonly askingSinceMs?: number;
}

/** One call detail record (https://wiki.kolmisoft.com/index.php?title=MOR_API_user_calls_get, November 2026). */
export interface Cdr {
  readonly uniqueId?: string;
  /** Start of the leg, Unix milliseconds, already corrected for MOR's time zone. */
  readonly startedAtMs: number;
  readonly src: string;
  readonly dst: string;
  readonly disposition: CdrDisposition;
  readonly hangupCause?: number;
  readonly billSeconds: number;
  readonly user?: string;
  readonly deviceId?: string;
  readonly did?: string;
  readonly callbackUniqueId?: string;
}

export type Leg = 'A' | 'B';

/** A CDR and the leg that it is about. */
export interface LegCdr {
  readonly leg: Leg;
  readonly cdr: Cdr;
}

/** Something learned about one call. Folding the same observation twice changes nothing. */
export type Observation =
  | {
      readonly kind: 'live';
      readonly leg: Leg;
      readonly row: LiveRow;
      readonly atMs: number;
      /** When the leg was last seen ringing. */
      readonly ringingMs?: number;
    }
  /** A complete list of active calls had no row for this call. `lists`: how many in a row since MOR accepted it. */
  | {
      readonly kind: 'not_live';
      readonly lists: number;
      readonly atMs: number;
      /** When the previous list came; absent: not in this process. */
      readonly shownMs?: number;
    }
  | ({ readonly kind: 'cdr'; readonly atMs: number } & LegCdr)
  /** All CDRs that MOR has so far for this call's callback id: these certainly belong to it, and no others do. */
  | { readonly kind: 'told'; readonly cdrs: readonly LegCdr[]; readonly atMs: number }
  /** MOR has named these `uniqueid`s as those of another call, by its callback id. */
  | { readonly kind: 'disowned'; readonly uniqueIds: ReadonlySet<string>; readonly atMs: number }
  /**
   * MOR has answered for this call's CDRs, and they have been folded. `absent`: its list of active calls should have
   * shown the call by now, but did not.
   */
  | { readonly kind: 'cdrs_read'; readonly absent: boolean; readonly atMs: number }
  /** The passage of time: ends calls about which MOR cannot be asked. */
  | { readonly kind: 'tick'; readonly atMs: number; readonly heard?: Heard };
