import { storeContract } from '../../contracts/store.ts';
import { fixtureOfAll } from '../../helpers/fixture.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import { openDatabase } from '../support/postgres.ts';

const server = fixtureOfAll(
  () => startPostgres(),
  (started) => started.remove(),
);

storeContract('PostgreSQL', async () => ({
  store: await openDatabase(await server().database()),
  cleanup: async () => undefined,
}));
