import type { Now } from '../../calls/ports.ts';

export const LONGEST_MS = 12 * 3_600_000;
const IDLE_MS = 4 * 3_600_000;
/** A session whose timestamps are further ahead than this was stamped by a wrong clock, in another process or an earlier one. */
const AHEAD_MS = 5 * 60_000;

/** The stored times of a session, Unix milliseconds of the wall clock. */
export interface SessionTimes {
  readonly id: string;
  readonly createdAtMs: number;
  readonly lastSeenAtMs: number;
  readonly expiresAtMs: number;
}

/** How long sessions last, on a monotonic clock: wall-clock times are trusted once, when first read. */
export interface SessionAge {
  /** Records a session that starts now. */
  begin(session: SessionTimes): void;
  isLive(session: SessionTimes): boolean;
  /** Milliseconds until it expires, however much it is used. */
  leftMs(session: SessionTimes): number;
  /** Milliseconds since it was last seen. */
  idleMs(session: SessionTimes): number;
  forget(id: string): void;
}

export const createSessionAge = (wall: Now, steady: Now): SessionAge => {
  const known = new Map<string, { seenWallMs: number; seenMs: number; endMs: number }>();

  const read = (session: SessionTimes) => {
    const { id, createdAtMs, lastSeenAtMs, expiresAtMs } = session;
    const before = known.get(id);
    if (before?.seenWallMs === lastSeenAtMs) return before;
    const wallMs = wall();
    const isAhead = createdAtMs > wallMs + AHEAD_MS || lastSeenAtMs > wallMs + AHEAD_MS;
    const leftMs = isAhead ? 0 : Math.min(LONGEST_MS, expiresAtMs - wallMs);
    const next = {
      seenWallMs: lastSeenAtMs,
      // This or another process has seen it again; its end stays where it was.
      seenMs: before === undefined ? steady() - Math.max(0, wallMs - lastSeenAtMs) : steady(),
      endMs: before?.endMs ?? steady() + leftMs,
    };
    known.set(id, next);
    return next;
  };

  return {
    begin(session) {
      read(session);
    },
    isLive(session) {
      const { endMs, seenMs } = read(session);
      return steady() < Math.min(endMs, seenMs + IDLE_MS);
    },
    leftMs: (session) => read(session).endMs - steady(),
    idleMs: (session) => steady() - read(session).seenMs,
    forget(id) {
      known.delete(id);
    },
  };
};
