import { afterAll, beforeAll } from '@jest/globals';
import { storeContract } from '../../contracts/store.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { openDatabase } from '../support/postgres.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

storeContract('PostgreSQL', async () => ({
  store: await openDatabase(await server.database()),
  cleanup: async () => undefined,
}));
