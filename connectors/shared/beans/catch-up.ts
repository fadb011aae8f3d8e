import type { CrmAgent } from '../../../src/calls/connector.ts';
import type { Now } from '../../../src/calls/ports.ts';
import type { Deadline } from '../deadline.ts';
import type { TtlCache } from '../ttl-cache.ts';
import type { BeanApi } from './bean-api.ts';

/**
 * How far a look goes back behind the one before: a record gets its time before it is committed, and the CRM's servers
 * need not agree to the second. Forgetting a user twice costs one more read.
 */
const OVERLAP_MS = 120_000;
/** Most users that one look asks for. When there are more, everything that is kept is forgotten. */
const MOST_USERS = 100;

/**
 * Forgets the users that changed in the CRM since the last look; records are never kept. One request at most, none
 * while no user is kept. After a look that failed, the next one goes back to the last that did not.
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
