import { describe, expect, it } from '@jest/globals';
import type { Follower } from '../../../src/calls/follow/follower.ts';
import { createLeasedFollower } from '../../../src/calls/follow/leased-follower.ts';
import type { Duty } from '../../../src/calls/nodes.ts';
import { LOOSE, openTestBook } from '../../helpers/call-book.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

const FENCE = { lease: 'mor main', node: 'n1' };

/** One node of several. The test controls its duty, and the messages it sends and receives. */
const stage = fixtureOfEach(
  async () => {
    const test = await openTestBook();
    const said: string[] = [];
    const sent: [string, unknown][] = [];
    const forgotten: string[] = [];
    const duties: Duty[] = [];
    const listeners = new Map<string, (body: unknown) => void>();
    const timeouts = new Set<() => void>();
    const broken = new Set<'start'>();
    const own: Follower = {
      morServer: 'main',
      takesCalls: true,
      start: (ended = []) => {
        if (broken.has('start')) throw new Error('cannot start');
        said.push(`start after ${ended.map(({ id }) => id).join()}`);
      },
      hint: () => said.push('hint'),
      look: () => Promise.resolve(void said.push('look')),
      poll: () => Promise.resolve(void said.push('poll')),
      stop: () => Promise.resolve(void said.push('stop')),
      lastAnswerMs: () => 7,
      listAgeMs: () => 11,
    };
    const follower = createLeasedFollower({
      morServer: 'main',
      takesCalls: true,
      book: test.book,
      store: test.calls,
      now: test.now,
      callClock: { forget: (id) => forgotten.push(id) },
      create: () => own,
      nodes: {
        hold: (_lease, duty) => {
          duties.push(duty);
          return async () => duty.end();
        },
        send: (topic, body) => sent.push([topic, body]),
        hear: (topic, listener) => listeners.set(topic, listener),
      },
      timers: {
        after: (_ms, work) => {
          timeouts.add(work);
          return () => timeouts.delete(work);
        },
      },
    });
    return {
      test,
      follower,
      said,
      sent,
      forgotten,
      duties,
      timeouts,
      broken,
      begin: async () => {
        follower.start();
        await duties[0]?.begin(FENCE);
      },
      hear: (topic: string, body: unknown) => listeners.get(topic)?.(body),
    };
  },
  async ({ follower, test }) => {
    await follower.stop();
    await test.close();
  },
);

const close = async (server: string): Promise<string> => {
  const { id } = await stage().test.add(acceptedCall({ mor: { ...acceptedCall().mor, server } }));
  await stage().test.book.update(id, (call) => ({
    ...call,
    version: 2,
    state: 'ended',
    endedAt: iso(T0),
  }));
  return id;
};

describe('a node that holds the lease of a MOR', () => {
  it('reads what the node before it has written before it follows', async () => {
    const { test, duties, follower } = stage();
    const late = acceptedCall();
    await test.calls.begin({ call: late, fingerprint: 'f', limits: LOOSE, nowMs: T0 });
    const elsewhere = acceptedCall({ mor: { server: 'second', username: 'office', device: '12' } });
    await test.calls.begin({ call: elsewhere, fingerprint: 'f', limits: LOOSE, nowMs: T0 });
    follower.start();
    expect(test.book.open()).toEqual([]);
    await duties[0]?.begin(FENCE);
    expect(test.book.open()).toEqual([late]);
  });

  it('follows from the recently ended calls, once, however often it is started', async () => {
    const id = await close('main');
    const { follower, duties, said, begin } = stage();
    await begin();
    follower.start();
    expect(duties).toHaveLength(1);
    expect(said).toEqual([`start after ${id}`]);
  });

  it('sends every request to its own follower', async () => {
    const { follower, said, sent, begin } = stage();
    await begin();
    follower.hint();
    await follower.look();
    await follower.poll();
    expect(said.slice(1)).toEqual(['hint', 'look', 'poll']);
    expect(sent).toEqual([]);
    expect([follower.lastAnswerMs(), follower.listAgeMs(), follower.takesCalls]).toEqual([7, 11, true]);
  });

  it('does what other nodes ask for, for this MOR only', async () => {
    const { said, sent, begin, hear } = stage();
    await begin();
    for (const body of ['other', 'main']) {
      hear('follow.hint', body);
      hear('follow.look', body);
    }
    await Promise.resolve();
    expect(said.slice(1)).toEqual(['hint', 'look']);
    expect(sent).toEqual([['follow.looked', 'main']]);
  });

  it('leaves call times to its follower', async () => {
    await stage().begin();
    await close('main');
    expect(stage().forgotten).toEqual([]);
  });

  it('stops its follower with the lease, and then asks the other nodes', async () => {
    const { follower, duties, said, sent, begin } = stage();
    await begin();
    await duties[0]?.end();
    follower.hint();
    expect(said.slice(1)).toEqual(['stop']);
    expect(sent).toEqual([['follow.hint', 'main']]);
    expect(follower.listAgeMs()).toBe('elsewhere');
  });

  it('stops a follower that could not start, and follows nothing', async () => {
    const { follower, said, broken, begin } = stage();
    broken.add('start');
    await expect(begin()).rejects.toThrow('cannot start');
    expect(said).toEqual(['stop']);
    expect(follower.lastAnswerMs()).toBeUndefined();
  });
});

describe('a node that does not hold the lease', () => {
  it('does nothing for others, and forgets the times of calls that end', async () => {
    const { follower, said, sent, forgotten, hear } = stage();
    hear('follow.hint', 'main');
    hear('follow.look', 'main');
    await follower.poll();
    const id = await close('main');
    await close('other');
    expect([said, sent, forgotten]).toEqual([[], [], [id]]);
  });

  it('waits for the other node’s look until that node reports it', async () => {
    const { follower, sent, timeouts, hear } = stage();
    const looked: string[] = [];
    const look = follower.look().then(() => looked.push('done'));
    expect(sent).toEqual([['follow.look', 'main']]);
    hear('follow.looked', 'other');
    await Promise.resolve();
    expect(looked).toEqual([]);
    hear('follow.looked', 'main');
    await look;
    expect([looked, timeouts.size]).toEqual([['done'], 0]);
  });

  it('stops waiting for a silent node when its time is up', async () => {
    const { follower, timeouts } = stage();
    const look = follower.look();
    for (const work of [...timeouts]) work();
    await expect(look).resolves.toBeUndefined();
  });
});
