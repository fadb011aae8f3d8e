import { expect } from '@jest/globals';
import { API_KEY, closeApps, mapping, startApp } from '../helpers/app.ts';
import type { Answer, TestApp } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { defined } from '../../src/defined.ts';
import { startSimulator } from '../../src/simulator/server.ts';

/* Calls whose recordings a simulated MOR has, for the tests about listening to them. */

const RECORDINGS = { enabled: true, keepDays: 90, legalBasis: 'contract', notice: 'announcement' };
const MAPPINGS = [
  mapping({ user: 'ann' }),
  mapping({ user: 'amy', device: '15', source: '111' }),
  mapping({ user: 'bob', username: 'bob', device: '6', source: '102' }),
];
export const SOON_MS = 31_000;

export const simulator = fixtureOfAll(
  () => startSimulator({ speed: 50, recording: true }),
  async (running) => {
    await closeApps();
    await running.close();
  },
);
/** The current service, and how many numbers have been called. */
const given = fixtureOfAll((): { app?: TestApp; numbers: number } => ({ numbers: 0 }));
export const app = (): TestApp => {
  const { app: running } = given();
  if (running === undefined) throw new Error('no service was started');
  return running;
};

/** Starts the service with these settings after `laterMs` of downtime. */
export const start = async (
  recordings: Record<string, unknown> = {},
  laterMs = 0,
  folder?: string,
): Promise<TestApp> => {
  given().app = await startApp({
    attach: simulator(),
    mappings: MAPPINGS,
    mor: { recordings: { ...RECORDINGS, ...recordings } },
    now: () => Date.now() + laterMs,
    ...defined({ folder }),
  });
  return app();
};

/** Lets ann talk to a new contact each time. Returns where the service keeps the call. */
export const talked = async (
  recordings?: Record<string, unknown>,
  during?: (id: string) => Promise<unknown>,
) => {
  const { folder } = await start(recordings);
  given().numbers += 1;
  const placed = await app().request('POST', '/v1/calls', {
    body: { user: 'ann', number: `+370600${10 + given().numbers}001` },
  });
  const id = String(placed.body['id']);
  await during?.(id);
  await app().until(id, 'ended');
  return { id, folder };
};

export const stateOf = async (id: string): Promise<unknown> =>
  (await app().request('GET', `/v1/calls/${id}`)).body['recording'];

export const until = async (id: string, state: string): Promise<unknown> => {
  for (let turn = 0; ; turn += 1) {
    const found = (await stateOf(id)) as { state?: string } | undefined;
    if (found?.state === state) return found;
    if (turn > 600) throw new Error(`the recording is ${JSON.stringify(found)}, not ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** A call whose recording was found half a minute later, by the service that was started then. */
export const recorded = async (recordings: Record<string, unknown> = {}): Promise<string> => {
  const { id, folder } = await talked(recordings);
  expect(await stateOf(id)).toEqual({ state: 'pending' });
  await app().stop();
  await start(recordings, SOON_MS, folder);
  await until(id, 'available');
  return id;
};

export const listen = (id: string, headers: Record<string, string> = {}, query = ''): Promise<Response> =>
  fetch(`${app().url}/v1/calls/${id}/recording${query}`, {
    headers: { authorization: `Bearer ${API_KEY}`, ...headers },
  });
export const tokenOf = async (user: string): Promise<string> =>
  String((await app().request('POST', '/v1/tokens', { body: { user } })).body['token']);
export const listenAs = async (user: string, id: string): Promise<Answer> =>
  app().request('GET', `/v1/calls/${id}/recording`, { key: await tokenOf(user) });
export const heardBy = async (): Promise<readonly string[]> =>
  (await app().runtime.store.mappings.audit({ limit: 50 })).items
    .filter(({ action }) => action === 'recording.listen')
    .map(({ actor }) => actor);

export const waitErased = async (id: string): Promise<void> => {
  for (let turn = 0; turn < 400; turn += 1) {
    if ((await app().runtime.book.get(id))?.recording?.erasedAt !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('MOR was not asked to delete it');
};
