import type { Duty } from '../calls/nodes.ts';
import type { Log } from '../calls/ports.ts';

interface Held {
  readonly duty: Duty;
  /** The node id under which it is held; undefined: it is not. */
  node: string | undefined;
  /** Starts and ends one after the other, never at the same time. */
  work: Promise<void>;
}

/** What this node does while it holds the lease for it. */
export interface Duties {
  add(lease: string, duty: Duty): void;
  /** Removes a duty after ending it. */
  remove(lease: string): Promise<void>;
  /** Names of leases that this node would take. */
  wanted(): readonly string[];
  /** Tells which leases are held under this node id; all others are not. */
  settle(node: string, leases: ReadonlySet<string>): void;
}

export const createDuties = (log: Log): Duties => {
  const all = new Map<string, Held>();

  const then = (lease: string, held: Held, step: () => void | Promise<void>): void => {
    const { node } = held;
    held.work = held.work.then(step).catch((error: unknown) => {
      log.error({ lease, err: error }, 'a duty of this node could not be taken up or put down; trying again');
      // The next look at the leases starts it again.
      if (held.node === node) held.node = undefined;
    });
  };

  const end = (lease: string, held: Held): void => {
    if (held.node === undefined) return;
    held.node = undefined;
    then(lease, held, () => held.duty.end());
  };

  return {
    add(lease, duty) {
      all.set(lease, { duty, node: undefined, work: Promise.resolve() });
    },
    async remove(lease) {
      const held = all.get(lease);
      if (!held) return;
      all.delete(lease);
      end(lease, held);
      await held.work;
    },
    wanted: () => [...all.keys()],
    settle(node, leases) {
      for (const [lease, held] of all) {
        const isMine = leases.has(lease);
        if (isMine && held.node === node) continue;
        end(lease, held);
        if (!isMine) continue;
        held.node = node;
        log.info({ lease, node }, 'this node has taken over');
        then(lease, held, () => held.duty.begin({ node, lease }));
      }
    },
  };
};
