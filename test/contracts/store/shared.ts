import { expect, it } from '@jest/globals';
import type { SharedStore } from '../../../src/calls/nodes.ts';
import type { Store } from '../../../src/calls/ports.ts';
import { intentOf, moved, sampleCall, unique } from './samples.ts';

/** What nodes sharing a database store in it about themselves. */
export const sharedContract = (store: () => Store): void => {
  const shared = (): SharedStore => {
    const { shared: found } = store();
    if (found === undefined) throw new Error('this store is not shared');
    return found;
  };
  const join = async (): Promise<string> => {
    const id = unique('node-');
    await shared().join({ id, name: 'a machine', version: '1', startedAtMs: 5, connections: null });
    return id;
  };
  const ended = async (crm: string, dueMs: number): Promise<string> => {
    const call = sampleCall({ crm });
    await store().calls.begin(intentOf(call));
    await store().calls.save(moved(call, 'ended', { activity: { state: 'pending' } }), {
      activityDueMs: dueMs,
    });
    return call.id;
  };

  it('keeps a node from joining to removal, and counts its heartbeats', async () => {
    const id = await join();
    expect(await shared().beat(id)).toBe(true);
    const { nodes } = await shared().table();
    expect(nodes.find((node) => node.id === id)).toEqual({
      id,
      name: 'a machine',
      version: '1',
      startedAtMs: 5,
      connections: null,
      beat: 1,
    });
    await shared().remove(id, 0);
    expect(await shared().beat(id)).toBe(true);
    await shared().remove(id, 2);
    expect(await shared().beat(id)).toBe(false);
  });

  it('grants a lease to one live node, and fences its writes once the node is removed', async () => {
    const [a, b] = [await join(), await join()];
    const lease = unique('lease ');
    expect(await shared().takeLease(lease, 'nobody')).toBe(false);
    expect(await shared().takeLease(lease, a)).toBe(true);
    expect(await shared().takeLease(lease, a)).toBe(true);
    expect(await shared().takeLease(lease, b)).toBe(false);
    expect((await shared().table()).leases.get(lease)).toBe(a);
    const call = sampleCall();
    await store().calls.begin(intentOf(call));
    const fence = { node: a, lease };
    const ringing = moved(call, 'agent_ringing');
    expect(await store().calls.save(ringing, { fence })).toBe('saved');
    expect(await store().calls.save(ringing, { fence })).toBe('stale');
    const incoming = sampleCall();
    expect((await store().calls.begin({ ...intentOf(incoming), fence })).kind).toBe('created');
    await shared().remove(a);
    expect(await store().calls.save(moved(ringing, 'connected'), { fence })).toBe('fenced');
    const late = sampleCall();
    expect((await store().calls.begin({ ...intentOf(late), fence })).kind).toBe('fenced');
    expect(await store().calls.get(late.id)).toBeUndefined();
    expect(await shared().takeLease(lease, b)).toBe(true);
    expect(await store().calls.get(call.id)).toEqual(ringing);
  });

  it('lets one node claim an activity until it is removed or releases it', async () => {
    const [a, b] = [await join(), await join()];
    const crm = unique('crm-');
    const [first, second] = [await ended(crm, 10), await ended(crm, 20)];
    const idsOf = async (node: string, nowMs = 15, limit = 5): Promise<readonly string[]> =>
      (await shared().claimActivities(crm, nowMs, limit, node)).map(({ id }) => id);
    expect(await idsOf(a)).toEqual([first]);
    expect(await idsOf(b)).toEqual([]);
    expect(await shared().nextUnclaimedMs(crm)).toBe(20);
    expect(await idsOf(b, 25)).toEqual([second]);
    expect(await idsOf(a, 25, 0)).toEqual([]);
    expect(await idsOf(b, 25)).toEqual([first, second]);
    const call = await store().calls.get(first);
    if (call === undefined) throw new Error('no call');
    const written = moved(call, 'ended', { activity: { state: 'written' } });
    expect(await store().calls.save(written, { fence: { node: a, claim: first } })).toBe('fenced');
    await shared().remove(b);
    expect(await store().calls.save(written, { fence: { node: b, claim: first } })).toBe('fenced');
    expect(await idsOf(b, 25)).toEqual([]);
    expect(await idsOf(a, 25)).toEqual([first, second]);
    const fence = { node: a, claim: first };
    expect(await store().calls.save(written, { fence, activityDueMs: null })).toBe('saved');
  });

  it('accepts the id of a signed request only once', async () => {
    const id = unique('id-');
    expect(await shared().useId('sales', id, 1)).toBe(true);
    expect(await shared().useId('sales', id, 2)).toBe(false);
    expect(await shared().useId('support', id, 2)).toBe(true);
  });
};
