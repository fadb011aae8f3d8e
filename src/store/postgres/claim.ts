import type { Client } from 'pg';
import { StoreError } from '../../calls/problems.ts';

const AGAIN_MS = 250;

/**
 * Takes a place among the nodes that share the database, or (`isAlone`) the whole of it, as versions before there were nodes
 * did: the one keeps the other out. A service that is being restarted may still hold its connection for `waitMs`.
 * Throws StoreError `store_in_use`.
 */
export const claimDatabase = async (client: Client, isAlone: boolean, waitMs: number): Promise<void> => {
  const take = isAlone ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  for (let waitedMs = 0; ; waitedMs += AGAIN_MS) {
    const { rows } = await client.query<{ mine: boolean }>(
      `SELECT ${take}(1297044035, hashtext('service ' || current_schema())) AS mine`,
    );
    if (rows[0]?.mine) return;
    if (waitedMs >= waitMs) break;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  throw new StoreError(
    'store_in_use',
    isAlone
      ? 'another connector service is using it. Stop all services of this database first.'
      : 'another connector service is using it, of a version that cannot share it or a command such as restore: end that one ' +
          'first, or name another database in `database`.',
  );
};
