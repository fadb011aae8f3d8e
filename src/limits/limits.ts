import { createHash } from 'node:crypto';
import type { Limit, Limits, LimitsHealth } from '../calls/limits.ts';
import type { Nodes } from '../calls/nodes.ts';
import type { Log, Now } from '../calls/ports.ts';
import type { Timers } from '../calls/timers.ts';
import { createAgreement } from './agreement.ts';
import { openSession } from './connect.ts';
import { closeLane, ownLane, settingsOf } from './lane.ts';
import type { Lane } from './lane.ts';
import { createLink, explained } from './link.ts';
import { shownAddress } from './redis-client.ts';
import type { RedisAddress } from './redis-client.ts';
import { good, wrong } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';
import { createTurns } from './turns.ts';
import type { MovableTurns } from './turns.ts';

/**
 * Nothing starts for this long when the way of keeping limits changes. Nodes change over one after the other, and one node must
 * not count the new way while another still counts the old way.
 */
const CHANGE_OVER_MS = 500;

/** The limits of a process that is on its own. */
export const ownLimits: Limits = { open: (_name, limit) => createTurns(limit, ownLane(limit, 1)) };

export interface LimitsService extends Limits {
  /** Starts sharing; nothing is connected before. */
  start(): void;
  /** Undefined: the configuration has no Redis. */
  health(): LimitsHealth | undefined;
  /** Tries Redis once over a separate connection; undefined: the configuration has none. */
  check(): Promise<Finding | undefined>;
  stop(): Promise<void>;
}

export interface LimitsDeps {
  /** Absent: this process is the only service. */
  readonly nodes?: Pick<Nodes, 'self' | 'list' | 'onChange' | 'send' | 'hear'> | undefined;
  readonly redis?: RedisAddress | undefined;
  /** What the limits belong to: nodes with the same text share them. Contains no secrets. */
  readonly scope: string;
  /** The wall clock. */
  readonly now: Now;
  readonly timers: Timers;
  readonly log: Log;
}

interface Kept {
  readonly limit: Limit;
  /** The queue for this node's share. */
  own: Lane;
  readonly turns: MovableTurns;
}

/**
 * Keeps each limit in Redis together with the other nodes. Where there is no Redis, while it is unreachable, and while any node
 * cannot use it, this node keeps to its share.
 */
export const createLimits = (deps: LimitsDeps): LimitsService => {
  const { nodes, redis, timers, log } = deps;
  const all = new Map<string, Kept>();
  let isShared = false;
  let parts = 1;
  let cancel: (() => void) | undefined;

  const name = (): string => {
    const limits = [...all].map(([id, { limit }]) => [id, limit]);
    const text = JSON.stringify([deps.scope, limits]);
    return createHash('sha256').update(text).digest('base64url').slice(0, 22);
  };
  const sessionDeps = (address: RedisAddress, onEnd: (error: unknown) => void) => ({
    address,
    prefix: `mor-crm-connector ${name()}`,
    limits: new Map([...all].map(([id, { limit }]) => [id, limit] as const)),
    now: deps.now,
    onEnd,
  });

  const changeOver = (): void => {
    const next = link?.session() !== undefined && agreement.reached() ? link.session() : undefined;
    if (isShared === (next !== undefined)) return;
    isShared = next !== undefined;
    cancel?.();
    for (const kept of all.values()) {
      kept.turns.move(undefined);
      // Its waiting tasks were moved to the next queue, but the old queue would still run them.
      void closeLane(kept.own);
      kept.own = ownLane(kept.limit, parts);
    }
    cancel = timers.after(CHANGE_OVER_MS, () => {
      cancel = undefined;
      for (const [id, { own, turns }] of all) turns.move(next?.lanes.get(id) ?? own);
      log.info({ shared: isShared, nodes: parts }, isShared ? SHARED : DIVIDED);
    });
  };
  const agreement = createAgreement({ nodes, timers, onChange: changeOver });
  const link =
    redis &&
    createLink({
      open: (onEnd) => openSession(sessionDeps(redis, onEnd)),
      address: shownAddress(redis.url),
      onChange: () => {
        agreement.say(link?.session() && name());
      },
      timers,
      log,
    });
  nodes?.onChange((count) => {
    parts = count;
    for (const { own, limit } of all.values()) void own.limiter.updateSettings(settingsOf(limit, count));
  });

  return {
    open(id, limit) {
      const own = ownLane(limit, parts);
      const turns = createTurns(limit, own);
      all.set(id, { limit, own, turns });
      return turns;
    },
    start() {
      link?.start();
    },
    health() {
      if (!link) return undefined;
      const address = shownAddress(redis.url);
      const share =
        parts > 1 ? `; limits are divided by ${parts} nodes` : '; this node keeps the limits alone';
      if (!link.session()) {
        const trouble = link.trouble() ?? wrong('redis_asked', { address });
        return { ...trouble, isShared, detail: `${trouble.detail}${share}` };
      }
      if (isShared) return { ...good('redis_together', { address }), isShared };
      const found =
        parts > 1 ? good('redis_not_all', { address, nodes: parts }) : good('redis_alone', { address });
      return { ...found, isShared };
    },
    async check() {
      if (!redis) return undefined;
      const address = shownAddress(redis.url);
      try {
        const session = await openSession(sessionDeps(redis, () => undefined));
        session.close();
        return good('redis_works', { address });
      } catch (error) {
        return explained(error, address);
      }
    },
    async stop() {
      agreement.stop();
      cancel?.();
      await link?.stop();
      for (const { own } of all.values()) await closeLane(own);
    },
  };
};

const SHARED = 'limits are kept in Redis, together with the other nodes';
const DIVIDED = 'limits are divided by the number of nodes';
