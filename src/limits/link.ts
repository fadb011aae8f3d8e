import type { Log } from '../calls/ports.ts';
import type { Timers } from '../calls/timers.ts';
import { ClockError } from './connect.ts';
import type { RedisSession } from './connect.ts';
import { troubleOf } from './trouble.ts';
import { wrong } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
const LOOK_MS = 1_000;

export const explained = (error: unknown, address: string): Finding =>
  error instanceof ClockError
    ? wrong('redis_clock', { address, seconds: error.seconds })
    : troubleOf(error, address);

/** Redis while it is reachable; while it is not, tries again with back-off. */
export interface Link {
  start(): void;
  session(): RedisSession | undefined;
  /** Why there is no session; undefined before the first attempt has ended. */
  trouble(): Finding | undefined;
  stop(): Promise<void>;
}

export const createLink = (deps: {
  readonly open: (onEnd: (error: unknown) => void) => Promise<RedisSession>;
  /** As it may be shown. */
  readonly address: string;
  readonly onChange: () => void;
  readonly timers: Timers;
  readonly log: Log;
}): Link => {
  const { timers, log } = deps;
  let current: RedisSession | undefined;
  let trouble: Finding | undefined;
  let attempts = 0;
  let stopped = false;
  let cancel: (() => void) | undefined;
  let trying: Promise<void> | undefined;

  const lost = (session: RedisSession | undefined, error: unknown): void => {
    if (stopped || (session !== undefined && session !== current)) return;
    const next = explained(error, deps.address);
    // Log each reason once, not each attempt.
    if (next.detail !== trouble?.detail) {
      log.warn({ reason: next.detail }, 'limits are not kept in Redis; each node keeps its share of them');
    }
    trouble = next;
    current = undefined;
    session?.close();
    cancel?.();
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts);
    attempts += 1;
    cancel = timers.after(pauseMs * (0.5 + Math.random() / 2), attempt);
    deps.onChange();
  };

  const look = (session: RedisSession): void => {
    cancel = timers.after(LOOK_MS, () => {
      session.ping().then(
        () => {
          if (session !== current) return;
          attempts = 0;
          look(session);
        },
        (error: unknown) => {
          lost(session, error);
        },
      );
    });
  };

  const connect = async (): Promise<void> => {
    let ended: unknown;
    const session = await deps.open((error) => {
      ended ??= error;
      if (current !== undefined) lost(current, error);
    });
    if (ended !== undefined || stopped) {
      session.close();
      throw ended;
    }
    current = session;
    trouble = undefined;
    log.info({}, 'Redis can be used for limits');
    look(session);
    deps.onChange();
  };

  const attempt = (): void => {
    if (stopped) return;
    trying = connect().catch((error: unknown) => {
      lost(undefined, error);
    });
  };

  return {
    start: attempt,
    session: () => current,
    trouble: () => trouble,
    async stop() {
      stopped = true;
      cancel?.();
      await trying;
      current?.close();
      current = undefined;
    },
  };
};
