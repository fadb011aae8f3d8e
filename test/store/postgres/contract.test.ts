import { expect, it } from '@jest/globals';
import { createClient, setUpSession } from '../../../src/store/postgres/server.ts';
import { sessionOn, walk } from '../../../src/store/postgres/session.ts';
import { operationOf } from '../../../src/store/operations/index.ts';
import { storeContract } from '../../contracts/store.ts';
import { LOOSE, intentOf, moved, sampleCall, unique } from '../../contracts/store/samples.ts';
import { fixtureOfAll } from '../../helpers/fixture.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import { OPTIONS, openDatabase } from '../support/postgres.ts';

const server = fixtureOfAll(
  () => startPostgres(),
  (started) => started.remove(),
);

storeContract('PostgreSQL', async () => ({
  store: await openDatabase(await server().database(), { isService: true }),
  cleanup: async () => undefined,
}));

it('ends a call as refused, even if another node answered for it, when its own node was told that it was not written', async () => {
  const database = await server().database();
  const store = await openDatabase(database, { isService: true });
  const client = createClient(database, OPTIONS);
  await client.connect();
  await setUpSession(client, { ...OPTIONS, isService: true });
  const withdraw = async (id: string): Promise<void> => {
    const args = { row: { id, version: 1 }, limits: LOOSE, nowMs: 5 };
    await walk(operationOf('withdrawCall'), args, sessionOn(client).ask);
  };
  const key = unique('key-');
  const [seen, followed] = [sampleCall({ state: 'dialling' }), sampleCall({ state: 'dialling' })];
  await store.calls.begin(intentOf(seen, { idempotencyKey: key }));
  // Another node has answered the click, and the agent has written notes.
  await store.calls.save(moved(seen, 'dialling', { notes: 'call back' }));
  await withdraw(seen.id);
  expect(await store.calls.get(seen.id)).toMatchObject({
    state: 'refused',
    notes: 'call back',
    refusal: { code: 'not_ready' },
  });
  expect(await store.calls.begin(intentOf(sampleCall(), { idempotencyKey: key }))).toEqual({
    kind: 'created',
  });
  // The other nodes took its node for dead.
  await store.calls.begin(intentOf(followed));
  await store.calls.save(moved(followed, 'unknown'));
  await withdraw(followed.id);
  await withdraw('never written');
  // It goes on in MOR, and other nodes show it.
  const caller = { from: null, agents: [], matches: [], lookUp: 'done' as const, answeredIds: [], cdrs: [] };
  const ringing = sampleCall({ state: 'agent_ringing', incoming: caller });
  await store.calls.begin(intentOf(ringing));
  await withdraw(ringing.id);
  expect(await store.calls.get(ringing.id)).toEqual(ringing);
  expect(await store.calls.get(followed.id)).toMatchObject({ state: 'unknown' });
  await client.end();
  await store.close();
});
