import type { Client } from 'pg';
import { StoreError } from '../../calls/problems.ts';

const AGAIN_MS = 250;
/** An advisory lock is a pair of numbers; these are the first numbers of ours, one for each kind. */
const SERVICE = 1297044035;
const KNOWS = 1297044036;
/** The schema version assumed for services too old to say which version they know. */
const UNSAID = 4;

/**
 * Takes a place among the nodes that share the database. With `isAlone` it takes the whole database, as versions before nodes
 * existed did; the two exclude each other. `knows`: the newest schema version that this program knows. Waits up to `waitMs`,
 * because a service that is being restarted may still hold its connection. Throws StoreError `store_in_use`.
 */
export const claimDatabase = async (
  client: Client,
  { isAlone, knows, waitMs }: { isAlone: boolean; knows: number; waitMs: number },
): Promise<void> => {
  const take = isAlone ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  // Held as long as the connection lives, so that no migration removes what this program needs.
  await client.query(`SELECT pg_advisory_lock_shared(${KNOWS}, $1::int)`, [knows]);
  for (let waitedMs = 0; ; waitedMs += AGAIN_MS) {
    const { rows } = await client.query<{ mine: boolean }>(
      `SELECT ${take}(${SERVICE}, hashtext('service ' || current_schema())) AS mine`,
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

/** How many services that write to the database now know the schema only up to a version before `oldest`. */
export const countOlder = async (client: Client, oldest: number): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(
    `WITH held AS (
       SELECT pid, classid::bigint AS kind, objid::bigint AS id FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND objsubid = 2
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
     )
     SELECT count(DISTINCT service.pid)::int AS count FROM held AS service
     WHERE service.kind = ${SERVICE}
       AND service.id = (hashtext('service ' || current_schema())::bigint & 4294967295)
       AND coalesce(
         (SELECT max(id) FROM held AS knows WHERE knows.pid = service.pid AND knows.kind = ${KNOWS}), ${UNSAID}
       ) < $1`,
    [oldest],
  );
  return rows[0]?.count ?? 0;
};
