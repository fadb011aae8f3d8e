import type { ServerResponse } from 'node:http';
import type { Now } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';
import type { Principal } from './authenticate.ts';
import type { DoorCounts } from './doors/doors.ts';

/** How often streams may tell what no call's change tells. */
const TICK_MS = 5_000;
/** Proxies close idle connections after 30 to 60 s; a comment line every 15 s keeps them open. */
const TICKS_A_PING = 3;
/** A reader that takes nothing for a minute is gone, or loses nothing by having to reconnect. */
const MOST_STUCK_PINGS = 4;

/** Node's timers cannot wait longer than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** An idle stream costs about 16 KB. */
const MOST_IN_ALL = 20_000;
/** The most streams that one opener may have at a time. */
const MOST_EACH = {
  /** A browser opens one for each window. */
  agent: 30,
  session: 20,
  /** A CRM's server may relay the streams of all its agents; this leaves room for other CRMs. */
  server: 15_000,
} as const;

/** Who opened a stream. An administrator's session ends its own streams. */
export type Opener = Principal | { readonly kind: 'session'; readonly id: string };

/** All open event streams of this process: one timer keeps them alive, and a stop closes them. */
export interface StreamRegistry {
  /**
   * `opener`: the stream ends together with that token or key. Throws Problem `too_many_requests` at the limit, so call it before
   * anything is written. `onTick`: called every few seconds.
   */
  add(res: ServerResponse, opener: Opener, onClose: () => void, onTick?: () => void): void;
  size(): number;
  /** Ends the streams that a stored key opened, when the key is revoked or replaced. */
  closeKey(keyId: string): void;
  /** Ends the streams that browser tokens opened, when the signing key is replaced. */
  closeTokens(): void;
  closeAll(): void;
}

const ownerOf = (opener: Opener): string => {
  if (opener.kind === 'session') return `session ${opener.id}`;
  return opener.kind === 'agent' ? `agent ${opener.crm} ${opener.user}` : `server ${opener.crm}`;
};

/** How long the opener's credential is valid. */
const untilOf = (opener: Opener): number => {
  if (opener.kind === 'agent') return opener.expiresAtMs;
  return opener.kind === 'server' ? (opener.untilMs ?? Infinity) : Infinity;
};

export const createStreamRegistry = (now: Now, counts: Pick<DoorCounts, 'throttled'>): StreamRegistry => {
  const open = new Map<ServerResponse, Opener>();
  const onTicks = new Map<ServerResponse, () => void>();
  const perOwner = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let ticks = 0;
  /** For each reader, the number of pings since it last took anything. */
  const stuck = new WeakMap<ServerResponse, number>();

  const ping = (): void => {
    for (const res of open.keys()) {
      if (!res.writableNeedDrain) {
        stuck.delete(res);
        res.write(':\n\n');
        continue;
      }
      const pings = (stuck.get(res) ?? 0) + 1;
      stuck.set(res, pings);
      if (pings >= MOST_STUCK_PINGS) res.destroy();
    }
  };

  const tick = (): void => {
    for (const tell of onTicks.values()) tell();
    ticks += 1;
    if (ticks % TICKS_A_PING === 0) ping();
  };

  /** Ends the stream when the credential that opened it expires. */
  const endInTime = (res: ServerResponse, opener: Opener): NodeJS.Timeout | undefined => {
    const leftMs = untilOf(opener) - now();
    if (leftMs > LONGEST_TIMER_MS) return undefined;
    return setTimeout(
      () => {
        res.end();
      },
      Math.max(0, leftMs),
    ).unref();
  };

  const endThose = (which: (opener: Opener) => boolean): void => {
    for (const [res, opener] of open) if (which(opener)) res.end();
  };

  return {
    add(res, opener, onClose, onTick) {
      const owner = ownerOf(opener);
      const own = perOwner.get(owner) ?? 0;
      if (own >= MOST_EACH[opener.kind] || open.size >= MOST_IN_ALL) {
        counts.throttled('stream');
        throw new Problem('too_many_requests', 'Too many event streams are open.', { retryAfterSec: 30 });
      }
      perOwner.set(owner, own + 1);
      open.set(res, opener);
      if (onTick) onTicks.set(res, onTick);
      timer ??= setInterval(tick, TICK_MS);
      timer.unref();
      const expiry = endInTime(res, opener);
      res.once('close', () => {
        open.delete(res);
        onTicks.delete(res);
        const left = (perOwner.get(owner) ?? 1) - 1;
        if (left === 0) perOwner.delete(owner);
        else perOwner.set(owner, left);
        clearTimeout(expiry);
        onClose();
        if (open.size === 0 && timer) {
          clearInterval(timer);
          timer = undefined;
        }
      });
    },
    size: () => open.size,
    closeKey(keyId) {
      endThose((opener) => opener.kind === 'server' && opener.keyId === keyId);
    },
    closeTokens() {
      endThose((opener) => opener.kind === 'agent');
    },
    closeAll() {
      endThose(() => true);
    },
  };
};
