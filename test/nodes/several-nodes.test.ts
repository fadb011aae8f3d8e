import { expect, it } from '@jest/globals';
import { nodesFixture, until } from './support.ts';

const test = nodesFixture();

it('are several services, of which one follows and all show every call', async () => {
  const [a, b] = [await test().start(), await test().start()];
  await until(
    () => (a.runtime.nodes?.list().length === 2 && b.runtime.nodes?.list().length === 2) || undefined,
  );
  const holders = (): (string | undefined)[] =>
    [a, b].map(({ runtime }) => runtime.nodes?.list().find(({ leases }) => leases.includes('mor main'))?.id);
  expect(holders()).toEqual([a.runtime.nodes?.self(), a.runtime.nodes?.self()]);
  const clicked = await b.request('POST', '/v1/calls', {
    body: { user: 'free', number: '+37061234567' },
    headers: { 'idempotency-key': 'one' },
  });
  expect(clicked.status).toBe(201);
  const id = String(clicked.body['id']);
  const again = await a.request('POST', '/v1/calls', {
    body: { user: 'free', number: '+37061234567' },
    headers: { 'idempotency-key': 'one' },
  });
  expect([again.status, again.body['id']]).toEqual([200, id]);
  const seen = [await a.until(id, 'ended'), await b.until(id, 'ended')];
  expect(seen[0]).toMatchObject({ outcome: 'answered' });
  expect(seen[1]).toMatchObject({ outcome: 'answered' });
  expect(test().simulator.ledger().length).toBe(1);
});
