import { expect, it } from '@jest/globals';
import { mapping } from '../../helpers/app.ts';
import { until } from '../support.ts';
import type { pairFixture } from './pair.ts';

const CALLS = 40;

/** Tests that two nodes writing activities at the same time write each call's once. */
export const activitiesAreShared = (pair: ReturnType<typeof pairFixture>): void => {
  it('write each activity once, although both have the same ones to write', async () => {
    const { a, b, crm } = pair();
    const users = Array.from({ length: CALLS }, (_, at) => `busy-${at}`);
    await a.runtime.store.mappings.apply(
      users.map((user) => {
        const after = mapping({ user, freeDialling: true });
        return { ref: after, after };
      }),
      { actor: 'test', action: 'mapping.import', atMs: Date.now() },
    );
    const release = crm.hold();
    const ids = await Promise.all(
      users.map((user, at) =>
        until(async () => {
          const { status, body } = await (at % 2 === 0 ? a : b).request('POST', '/v1/calls', {
            body: { user, number: '+37061234001' },
            headers: { 'idempotency-key': user },
          });
          return status < 300 ? String(body['id']) : undefined;
        }),
      ),
    );
    const callsOf = () => Promise.all(ids.map((id) => b.runtime.book.get(id)));
    // The CRM does not answer yet, so each node is busy with a few, and the rest waits for the first free node.
    await until(async () => (await callsOf()).every((call) => call?.state === 'ended') || undefined);
    release();
    await until(
      async () => (await callsOf()).every((call) => call?.activity.state === 'written') || undefined,
    );
    expect(ids.map((id) => crm.written.get(id))).toEqual(ids.map(() => 1));
  });
};
