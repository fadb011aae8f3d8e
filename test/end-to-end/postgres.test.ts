import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { defined } from '../../src/defined.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { API_KEY } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { createServiceBench, until } from '../helpers/service-process.ts';

const postgres = fixtureOfAll(
  () => startPostgres(),
  (server) => server.remove(),
);
const simulator = fixtureOfAll(
  () => startSimulator({ speed: 10 }),
  (started) => started.close(),
);
const bench = fixtureOfAll(createServiceBench, (made) => {
  made.clear();
  made.dispose();
});

/** Accepts ended calls as a CRM does, and counts them by id. */
interface Receiver {
  readonly server: Server;
  readonly url: string;
  readonly ids: string[];
}
const receiver = fixtureOfAll(
  async (): Promise<Receiver> => {
    const ids: string[] = [];
    const server = createServer((req, res) => {
      ids.push(String(req.headers['webhook-id']));
      req.resume().on('end', () => res.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return { server, ids, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ended` };
  },
  ({ server }) => {
    server.close();
    server.closeAllConnections();
  },
);

/** Reads an event stream until its connection ends, however it ends. */
const openStream = async (
  url: string,
  path: string,
  signal?: AbortSignal,
): Promise<{ text(): string; ended: Promise<unknown> }> => {
  const answer = await fetch(url + path, {
    headers: { authorization: `Bearer ${API_KEY}` },
    ...defined({ signal }),
  });
  let text = '';
  const read = async (): Promise<void> => {
    for await (const part of answer.body ?? []) text += Buffer.from(part).toString();
  };
  return { text: () => text, ended: read().catch(() => undefined) };
};

describe('the service on PostgreSQL', () => {
  it('turns a click into one activity, with streams open, across its own kill and a restart of the database', async () => {
    const database = await postgres().database();
    const activity = { url: receiver().url, secret: 'a signing secret of some length' };
    const config = bench().config(simulator(), {
      database,
      crms: [{ id: 'site', type: 'generic', apiKeys: [API_KEY], activity }],
    });
    const dialled = (): number =>
      simulator()
        .ledger()
        .filter(({ placed }) => placed).length;

    const first = await bench().start(config);
    const placed = await bench().click(first.url, 'one');
    expect(placed.status).toBe(201);
    first.child.kill('SIGKILL');
    await first.ended;

    const service = await bench().start(config);
    const id = String(placed.body['id']);
    expect((await bench().click(service.url, 'one')).body).toMatchObject({ id });
    const stream = await openStream(service.url, `/v1/calls/${id}/events`);
    const everything = await openStream(service.url, '/v1/stream?user=ann');
    await until(() => (stream.text().includes('event: call') ? true : undefined));
    const leaving = new AbortController();
    const left = await Promise.all(
      Array.from({ length: 10 }, () => openStream(service.url, '/v1/stream', leaving.signal)),
    );

    const isReady = async (status: number): Promise<true | undefined> => {
      const { status: seen, body } = await bench().get(service.url, '/readyz');
      const [of] = (body['dependencies'] as { name: string; ok: boolean }[]).filter(
        ({ name }) => name === 'database',
      );
      return seen === status && of?.ok === (status === 200) ? true : undefined;
    };
    expect(await isReady(200)).toBe(true);
    await postgres().stop();
    await until(() => isReady(503));
    // Readers that disconnect and requests that cannot be answered now must not end the process.
    leaving.abort();
    await Promise.all(left.map(({ ended }) => ended));
    const asked = await bench().get(service.url, `/v1/calls?user=ann`);
    expect(asked.status).toBe(503);
    const before = dialled();
    const refused = await bench().click(service.url, 'two', 'user-1');
    expect([refused.status, dialled()]).toEqual([503, before]);
    await postgres().start();
    await until(() => isReady(200));

    const clicked = await bench().click(service.url, 'two', 'user-1');
    expect(clicked.status).toBe(201);
    const again = await bench().click(service.url, 'two', 'user-1');
    expect(again.status).toBe(200);
    for (const call of [id, String(again.body['id'])]) {
      const ended = await until(async () => {
        const { body } = await bench().get(service.url, `/v1/calls/${call}`);
        const { state } = (body['activity'] ?? {}) as { state?: string };
        return body['state'] === 'ended' && state === 'written' ? body : undefined;
      });
      expect(ended).toMatchObject({ outcome: 'answered' });
      expect(receiver().ids.filter((of) => of === call)).toEqual([call]);
    }
    expect([dialled(), service.child.exitCode]).toEqual([2, null]);
    await stream.ended;
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
    await everything.ended;
  }, 300_000);
});
