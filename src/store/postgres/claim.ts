import type { Client } from 'pg';
import { StoreError } from '../../calls/problems.ts';

const AGAIN_MS = 250;

/**
 * Makes this process the one service of a database. The lock belongs to the connection that writes, so who has lost the
 * one has lost the other and can write nothing any more. A service that is being restarted, or whose network was cut, may
 * still hold its connection for `waitMs`. Throws StoreError `store_in_use`.
 */
export const claimDatabase = async (client: Client, waitMs: number): Promise<void> => {
  for (let waitedMs = 0; ; waitedMs += AGAIN_MS) {
    const { rows } = await client.query<{ mine: boolean }>(
      "SELECT pg_try_advisory_lock(1297044035, hashtext('service ' || current_schema())) AS mine",
    );
    if (rows[0]?.mine) return;
    if (waitedMs >= waitMs) break;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  throw new StoreError(
    'store_in_use',
    'another connector service is using it. One service at a time can: stop the other one, or name another database in ' +
      '`database`. Commands such as check, call and users work beside a running service.',
  );
};
