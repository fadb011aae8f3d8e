import type { Limit } from '../../src/calls/limits.ts';
import type { NodeInfo, Nodes } from '../../src/calls/nodes.ts';
import { nodeTimers } from '../../src/calls/timers.ts';
import { createLimits } from '../../src/limits/limits.ts';
import type { LimitsService } from '../../src/limits/limits.ts';
import type { RedisAddress } from '../../src/limits/redis-client.ts';

type Heard = Pick<Nodes, 'self' | 'list' | 'onChange' | 'send' | 'hear'>;

/** Nodes in one process that hear each other at once, as they do over PostgreSQL. */
export const createTown = () => {
  const living = new Map<string, { count: ((n: number) => void)[]; hear: ((body: unknown) => void)[] }>();
  const tell = (): void => {
    for (const { count } of [...living.values()]) for (const listener of count) listener(living.size);
  };
  return {
    /** A node; `join` enters it in the table. */
    node(id: string): Heard & { join(): void; die(): void } {
      const own = { count: [] as ((n: number) => void)[], hear: [] as ((body: unknown) => void)[] };
      return {
        self: () => id,
        list: () =>
          [...living.keys()].map((one): NodeInfo => ({
            id: one,
            name: one,
            version: '1',
            startedAt: '',
            isSelf: one === id,
            leases: [],
            needsRestart: false,
          })),
        onChange: (listener) => own.count.push(listener),
        hear: (_topic, listener) => own.hear.push(listener),
        send(_topic, body) {
          for (const [other, { hear }] of living)
            if (other !== id) for (const listener of hear) listener(body);
        },
        join() {
          living.set(id, own);
          tell();
        },
        die() {
          living.delete(id);
          tell();
        },
      };
    },
  };
};

export interface TestNode {
  readonly limits: LimitsService;
  readonly node: ReturnType<ReturnType<typeof createTown>['node']>;
  /** Every log line as text. */
  readonly told: readonly string[];
}

/** A node with its limits, as the service wires them. */
export const createTestNode = (
  town: ReturnType<typeof createTown>,
  id: string,
  redis: RedisAddress | undefined,
  { scope = 'one', now = Date.now }: { scope?: string; now?: () => number } = {},
): TestNode => {
  const node = town.node(id);
  const told: string[] = [];
  const line = (fields: Record<string, unknown>, message: string): void => {
    told.push(`${JSON.stringify(fields)} ${message}`);
  };
  const log = { info: line, warn: line, error: line };
  const limits = createLimits({ nodes: node, redis, scope, now, timers: nodeTimers, log });
  return { limits, node, told };
};

export const LIMIT: Limit = { concurrent: 3, perSecond: 20, pace: 'even', queue: 1_000, longestMs: 20_000 };

/** Waits until the condition returns a value; the test's own time limit ends the wait. */
export const until = async <T>(condition: () => T | undefined | false): Promise<T> => {
  for (;;) {
    const found = condition();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
