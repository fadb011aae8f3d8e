import type { IncomingMessage } from 'node:http';
import { Problem } from '../../calls/problems.ts';
import { readBody } from '../body.ts';
import type { DoorCounts } from './doors.ts';

/** Reads bodies whose sender can only be verified once they have arrived. */
export interface StrangersBodies {
  /** Rejects with `payload_too_large`, or with `too_many_requests` when newer bodies took its place. */
  read(req: IncomingMessage, address: string): Promise<Buffer>;
  /** Bodies that are not complete yet. */
  waiting(): number;
}

/** At 64 KB each: 4 MB for one address, 64 MB in total. */
const PER_ADDRESS = 64;
const IN_ALL = 1_024;

interface Waiting {
  readonly address: string;
  readonly giveUp: () => void;
}

/**
 * A stranger may send bodies as slowly as they like, but complete bodies are never held up: when there is no room, the body that
 * has waited longest is dropped, starting with those of the same address.
 */
export const createStrangersBodies = (counts: Pick<DoorCounts, 'throttled'>): StrangersBodies => {
  const waiting = new Set<Waiting>();
  const byAddress = new Map<string, Set<Waiting>>();

  const leave = (one: Waiting): void => {
    waiting.delete(one);
    const own = byAddress.get(one.address);
    own?.delete(one);
    if (own?.size === 0) byAddress.delete(one.address);
  };

  const makeRoom = (address: string): void => {
    const own = byAddress.get(address);
    const crowd = own && own.size >= PER_ADDRESS ? own : waiting.size >= IN_ALL ? waiting : undefined;
    const [oldest] = crowd ?? [];
    oldest?.giveUp();
  };

  return {
    waiting: () => waiting.size,
    async read(req, address) {
      makeRoom(address);
      const stopped = new AbortController();
      const one: Waiting = {
        address,
        giveUp() {
          leave(one);
          counts.throttled('body');
          stopped.abort(
            new Problem('too_many_requests', 'Too many unfinished requests from this address.', {
              retryAfterSec: 1,
            }),
          );
        },
      };
      waiting.add(one);
      byAddress.set(address, (byAddress.get(address) ?? new Set()).add(one));
      try {
        return await readBody(req, { signal: stopped.signal });
      } finally {
        leave(one);
      }
    },
  };
};
