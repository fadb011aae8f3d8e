import type { CrmAgent } from '../../../src/calls/connector.ts';
import type { Now } from '../../../src/calls/ports.ts';
import type { Deadline } from '../deadline.ts';
import type { TtlCache } from '../ttl-cache.ts';
import type { BeanApi } from './bean-api.ts';

/**
 * How far each look overlaps the one before: a record is stamped before it is committed, and the clocks of the CRM's
 * servers need not agree to the second. Forgetting a user twice costs only one more read.
 */
const OVERLAP_MS = 120_000;
/** The most users that one look asks for. If there are more, the whole cache is dropped. */
const MOST_USERS = 100;

/**
 * Forgets cached users that have changed in the CRM since the last look; records are never cached. At most one request,
 * none while no user is cached. After a failed look, the next one goes back to the last that succeeded.
 */
export const createCatchUp = (
  api: Pick<BeanApi, 'changedUsers' | 'clockSkewMs'>,
  agents: TtlCache<CrmAgent>,
  now: Now,
): ((deadline: Deadline) => Promise<number>) => {
  // By our clock: the CRM's is not known before its first answer.
  let upToMs = now();
  return async (deadline) => {
    const beganMs = now();
    let forgotten = 0;
    if (!agents.isEmpty()) {
      const sinceMs = upToMs + (api.clockSkewMs() ?? 0) - OVERLAP_MS;
      const changed = await api.changedUsers(deadline, new Date(sinceMs).toISOString(), MOST_USERS);
      forgotten = agents.forget((user) => changed.length >= MOST_USERS || changed.includes(user));
    }
    upToMs = beganMs;
    return forgotten;
  };
};
