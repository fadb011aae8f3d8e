import Bottleneck from 'bottleneck';
import type { Redis } from 'ioredis';
import type { Limit } from '../calls/limits.ts';
import type { Now } from '../calls/ports.ts';
import { queueOf, settingsOf } from './lane.ts';
import type { Lane } from './lane.ts';
import { ANSWER_MS, clientOptions } from './redis-client.ts';
import type { RedisAddress } from './redis-client.ts';

/** How often a limiter that refills every second looks for waiting tasks it may start. */
const REFILL_BEAT_MS = 500;
const BEAT_MS = 5_000;
/** Redis drops a limit that no node has used for this long. */
const FORGOTTEN_MS = 10 * 60_000;
/** Bottleneck counts by the nodes' own clocks, so they have to agree this closely. */
const MAX_SKEW_MS = 1_000;

/** One connection to Redis, from opening it until it is lost. */
export interface RedisSession {
  readonly lanes: ReadonlyMap<string, Lane>;
  /** Rejects when Redis no longer answers. */
  ping(): Promise<unknown>;
  close(): void;
}

export interface SessionDeps {
  readonly address: RedisAddress;
  /** Prefix of all names in Redis, which keeps different installations apart. */
  readonly prefix: string;
  readonly limits: ReadonlyMap<string, Limit>;
  /** The wall clock. */
  readonly now: Now;
  /** Called when the session can no longer be used; possibly more than once. */
  readonly onEnd: (error: unknown) => void;
}

const ready = (client: Redis): Promise<void> =>
  new Promise((resolve, reject) => {
    let last: Error | undefined;
    client.on('error', (error: Error) => (last = error));
    client.once('ready', resolve);
    client.once('end', () => {
      reject(last ?? new Error('the connection ended'));
    });
  });

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('Command timed out'));
    }, 2 * ANSWER_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const assertSameTime = async (client: Redis, now: Now): Promise<void> => {
  const [seconds, micros] = await client.time();
  const skewMs = Number(seconds) * 1_000 + Number(micros) / 1_000 - now();
  if (Math.abs(skewMs) > MAX_SKEW_MS) {
    throw new ClockError((skewMs / 1_000).toFixed(1));
  }
};

/** The clocks of this machine and of Redis are too far apart. */
export class ClockError extends Error {
  /** By how much. */
  readonly seconds: string;
  constructor(seconds: string) {
    super(`the clocks differ by ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Opens all limits in Redis. Rejects when Redis cannot be reached or used, and then leaves nothing open. */
export const openSession = async (deps: SessionDeps): Promise<RedisSession> => {
  const { Redis } = await import('ioredis');
  const client = new Redis(clientOptions(deps.address));
  let isEnded = false;
  let connection: Bottleneck.IORedisConnection | undefined;
  const close = (): void => {
    isEnded = true;
    void connection?.disconnect(false);
    client.disconnect();
  };
  const end = (error: unknown): void => {
    if (!isEnded) deps.onEnd(error);
  };
  try {
    await ready(client);
    await assertSameTime(client, deps.now);
    connection = new Bottleneck.IORedisConnection({ client, Redis });
    connection.on('error', end);
    const lanes = new Map<string, Lane>();
    for (const [name, limit] of deps.limits) lanes.set(name, sharedLane(name, limit, deps, connection, end));
    const used = await inTime(Promise.all([...lanes.values()].map(({ limiter }) => limiter.ready())));
    for (const one of new Set([
      client,
      ...used.map((clients) => (clients as { subscriber: Redis }).subscriber),
    ])) {
      one.on('end', () => {
        end(new Error('the connection ended'));
      });
    }
    return { lanes, ping: () => client.ping(), close };
  } catch (error) {
    close();
    throw error;
  }
};

const sharedLane = (
  name: string,
  limit: Limit,
  { prefix }: SessionDeps,
  connection: Bottleneck.IORedisConnection,
  onError: (error: unknown) => void,
): Lane => {
  const limiter = new Bottleneck({
    ...settingsOf(limit, 1),
    ...queueOf(limit),
    id: `${prefix} ${name}`,
    datastore: 'ioredis',
    connection,
    timeout: FORGOTTEN_MS,
    heartbeatInterval: limit.pace === 'bursts' ? REFILL_BEAT_MS : BEAT_MS,
  });
  limiter.on('error', onError);
  // Without an expiration, a node that died would keep its places for ever.
  return { limiter, expiration: limit.longestMs };
};
