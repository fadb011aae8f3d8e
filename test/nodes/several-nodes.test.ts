import { expect, it } from '@jest/globals';
import type { TestApp } from '../helpers/app.ts';
import { readEvents } from '../helpers/sse.ts';
import { nodesFixture, until } from './support.ts';

const test = nodesFixture();

const nodesOf = ({ runtime }: TestApp) => runtime.nodes?.list() ?? [];
const holderOf = (app: TestApp): string | undefined =>
  nodesOf(app).find(({ leases }) => leases.includes('mor main'))?.id;

/** Two services that know each other; the first one follows calls. */
const two = async (): Promise<[TestApp, TestApp]> => {
  const first = await test().start();
  await until(() => holderOf(first));
  const second = await test().start();
  await until(() => [first, second].every((app) => nodesOf(app).length === 2 && holderOf(app)) || undefined);
  return [first, second];
};

const click = (app: TestApp, key: string, user = 'free') =>
  app.request('POST', '/v1/calls', {
    body: { user, number: '+37061234567' },
    headers: { 'idempotency-key': key },
  });

it('dial once for a click that reaches both, follow at one, and show and stream the call at both', async () => {
  const [a, b] = await two();
  expect([holderOf(a), holderOf(b)]).toEqual([a.runtime.nodes?.self(), a.runtime.nodes?.self()]);
  const [one, other] = await Promise.all([click(b, 'one'), click(a, 'one')]);
  expect(one.body['id']).toBe(other.body['id']);
  expect([one.status, other.status].sort()).toEqual([200, 201]);
  const busy = await click(a, 'another');
  expect([busy.status, busy.body['code']]).toEqual([409, 'agent_busy']);
  const id = String(one.body['id']);
  const streamed = await Promise.all([a, b].map(({ url }) => readEvents(`${url}/v1/calls/${id}/events`, {})));
  for (const events of streamed) {
    expect(events.at(-1)?.data).toMatchObject({ state: 'ended', outcome: 'answered' });
  }
  expect(
    test()
      .simulator.ledger()
      .filter(({ placed }) => placed),
  ).toHaveLength(1);
});

it('take over the calls that a node leaves, and those it was dialling only once it is gone', async () => {
  const [a, b] = await two();
  const release: (() => void)[] = [];
  const gateway = a.runtime.mors.get('main')?.gateway;
  const callback = gateway?.callback.bind(gateway);
  // MOR accepts the call, but its answer does not arrive.
  Object.assign(gateway ?? {}, {
    callback: async (request: never) => {
      const answer = await callback?.(request);
      await new Promise<void>((resolve) => release.push(resolve));
      return answer;
    },
  });
  const clicked = click(a, 'one');
  const id = await until(async () => (await b.runtime.store.calls.listOpen())[0]?.id);
  await until(async () => ((await b.runtime.book.get(id))?.state === 'dialling' ? undefined : true));
  await b.runtime.book.refresh(0);
  expect((await b.runtime.book.get(id))?.timeline.map(({ state }) => state)).not.toContain('unknown');
  // The other node takes it for dead: its row is gone. It comes back under another id and may be the first to take the
  // free lease; then it is taken for dead once more.
  await until(async () => {
    const holder = holderOf(b);
    if (holder === b.runtime.nodes?.self()) return true;
    await b.runtime.store.shared?.remove(a.runtime.nodes?.self() ?? '');
    return undefined;
  });
  release.forEach((let_go) => {
    let_go();
  });
  expect((await clicked).body['id']).toBe(id);
  await b.until(id, 'ended');
  await a.until(id, 'ended');
  expect(
    test()
      .simulator.ledger()
      .filter(({ placed }) => placed),
  ).toHaveLength(1);
});

it('write nothing under another node’s lease', async () => {
  const [a, b] = await two();
  const { body } = await click(a, 'one');
  const id = String(body['id']);
  const fence = { node: b.runtime.nodes?.self() ?? '', lease: 'mor main' };
  const call = await until(() => b.runtime.book.get(id));
  const forged = { ...call, version: call.version + 100, contactName: 'nobody' };
  expect(await b.runtime.store.calls.save(forged, { fence })).toBe('fenced');
  expect((await b.until(id, 'ended'))['contactName']).toBeUndefined();
});

it('adopt each other’s changes to rules, API keys and internal keys', async () => {
  const [a, b] = await two();
  const by = { actor: 'test', atMs: Date.now() };
  const { rules, numbers } = a.runtime.rules.current();
  await a.runtime.rules.set({ numbers, rules: { ...rules, blockedPrefixes: ['+3706'] } }, by);
  const { secret } = await a.runtime.keys.create({ crm: 'site', kind: 'api', label: 'new' }, by);
  await a.runtime.ownKeys.rotate('tokens', by);
  // Not tested by clicks: one that precedes the rule is placed, and its key then returns that call forever.
  await until(() => b.runtime.rules.current().rules.blockedPrefixes.includes('+3706') || undefined);
  expect((await click(b, 'blocked')).body['code']).toBe('destination_blocked');
  await until(async () =>
    (await b.request('GET', '/v1/calls', { key: secret })).status === 200 ? true : undefined,
  );
  await until(() =>
    Buffer.from(b.runtime.ownKeys.get('tokens')).equals(Buffer.from(a.runtime.ownKeys.get('tokens')))
      ? true
      : undefined,
  );
  const [key] = a.runtime.keys.list();
  await a.runtime.keys.revoke(key?.id ?? '', by);
  await until(async () =>
    (await b.request('GET', '/v1/calls', { key: secret })).status === 401 ? true : undefined,
  );
});

it('are not ready while PostgreSQL is away, and carry on without a second call', async () => {
  const [a, b] = await two();
  const id = String((await click(b, 'one')).body['id']);
  await test().server.stop();
  const states = await Promise.all([a, b].map((app) => app.request('GET', '/readyz')));
  expect(states.map(({ status }) => status)).toEqual([503, 503]);
  expect((await click(a, 'two', 'bob')).status).toBe(503);
  await test().server.start();
  await until(async () =>
    (await Promise.all([a, b].map((app) => app.request('GET', '/readyz')))).every(
      ({ status }) => status === 200,
    )
      ? true
      : undefined,
  );
  await a.until(id, 'ended');
  await b.until(id, 'ended');
  const ready = await a.request('GET', '/readyz');
  expect(ready.body['nodes']).toEqual(
    expect.arrayContaining([expect.objectContaining({ leases: ['mor main'] })]),
  );
  expect(
    test()
      .simulator.ledger()
      .filter(({ placed }) => placed),
  ).toHaveLength(1);
});
