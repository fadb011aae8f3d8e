import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { MorReply } from '../../../src/calls/mor-gateway.ts';
import type { FoundRecording, RecordingQuery } from '../../../src/calls/mor-recordings.ts';
import { createKeeper } from '../../../src/calls/recordings/keeper.ts';
import type { Keeper } from '../../../src/calls/recordings/keeper.ts';
import { mayListen } from '../../../src/calls/recordings/listen.ts';
import type { RecordingRules } from '../../../src/calls/recordings/rules.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { CONTACT_NUMBER, T0, acceptedCall, iso } from '../../helpers/calls.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const END = T0 + 30_000;
const RULES: RecordingRules = { enabled: true, keepDays: 90, listen: 'own', notice: 'announcement' };

/** What MOR has, and the queries it received. */
interface Mor {
  has: MorReply<readonly FoundRecording[]>;
  isRemoving: MorReply<null>;
  readonly queries: RecordingQuery[];
  readonly removed: string[];
}

const test = fixtureOfEach(
  () => openTestBook(false, () => RULES),
  (book) => book.close(),
);
const mor = fixtureOfEach((): Mor => ({
  has: ofMor(),
  isRemoving: { ok: true, value: null },
  queries: [],
  removed: [],
}));
const kept = fixtureOfEach((): { keeper?: Keeper } => ({}));

const row = (id: string, durationSec: number, change: Partial<FoundRecording> = {}): FoundRecording => ({
  id,
  durationSec,
  source: '101',
  destination: CONTACT_NUMBER,
  ...change,
});
const ofMor = (...value: readonly FoundRecording[]): MorReply<readonly FoundRecording[]> => ({
  ok: true,
  value,
});

/** An answered call of 20 seconds that has just ended. */
const given = async (rules: Partial<RecordingRules> = {}, change: Partial<Call> = {}): Promise<string> => {
  kept().keeper = createKeeper({
    ...test(),
    store: test().calls,
    steady: test().now,
    morServer: 'main',
    rules: { ...RULES, ...rules },
    recordings: {
      find(query) {
        mor().queries.push(query);
        return Promise.resolve(mor().has);
      },
      remove(id) {
        mor().removed.push(id);
        return Promise.resolve(mor().isRemoving);
      },
      open: () => Promise.reject(new Error('nobody listens here')),
      access: () => Promise.resolve({ ok: true, value: 'none' }),
    },
    timers: {
      after(_ms, work) {
        work();
        return () => undefined;
      },
    },
  });
  const leg = { server: 'main', username: 'office', device: '12', callbackUniqueId: '174' };
  const { id } = await test().add(acceptedCall({ mor: leg, ...change }));
  await test().book.update(id, (call) => ({
    ...call,
    version: call.version + 1,
    state: 'ended',
    outcome: 'answered',
    talkSeconds: 20,
    endedAt: iso(END),
  }));
  return id;
};

/** Runs the keeper at this time after the end. */
const at = async (afterEndMs: number): Promise<void> => {
  test().now.tick(END + afterEndMs - test().now());
  await kept().keeper?.drain();
};
const recordingOf = async (id: string) => (await test().get(id)).recording;

describe('asking MOR for a recording', () => {
  it('is done by id at 30 s, 2, 5, 15 and 60 minutes, then there is none', async () => {
    const id = await given();
    const asked = [];
    for (const ms of [
      29_000,
      30_000,
      119_000,
      2 * MINUTE,
      5 * MINUTE,
      15 * MINUTE,
      59 * MINUTE,
      60 * MINUTE,
    ]) {
      await at(ms);
      asked.push(mor().queries.length);
    }
    expect(asked).toEqual([0, 1, 1, 2, 3, 4, 4, 5]);
    expect(mor().queries[0]).toEqual({ callbackUniqueId: '174', uniqueIds: [] });
    expect((await recordingOf(id))?.state).toBe('none');
    await at(2 * DAY);
    expect(mor().queries).toHaveLength(5);
  });

  it('finds one when it is nearly as long as the conversation; the longest comes first', async () => {
    const id = await given();
    mor().has = ofMor(row('7', 15));
    await at(30_000);
    expect((await recordingOf(id))?.state).toBe('pending');
    mor().has = ofMor(row('7', 16), row('8', 21, { bytes: 84_000 }));
    await at(2 * MINUTE);
    expect(await recordingOf(id)).toMatchObject({
      state: 'available',
      parts: [
        { id: '8', durationSec: 21, bytes: 84_000 },
        { id: '7', durationSec: 16 },
      ],
    });
  });

  it('never ends in "none" while MOR is unreachable; it is repeated with growing pauses', async () => {
    const id = await given();
    mor().has = { ok: false, code: 'unreachable', text: 'connection refused' };
    for (let ms = 30_000; ms <= 3 * 60 * MINUTE; ms += 30_000) await at(ms);
    expect(mor().queries.length).toBeGreaterThan(5);
    expect(mor().queries.length).toBeLessThan(25);
    expect(await recordingOf(id)).toMatchObject({ state: 'pending', error: 'connection refused' });
    mor().has = ofMor(row('7', 20));
    await at(4 * 60 * MINUTE);
    expect((await recordingOf(id))?.state).toBe('available');
    await at(91 * DAY);
    mor().has = { ok: false, code: 'unreachable', text: 'connection refused' };
  });

  it('ignores an answer about other calls, and deletes nothing of theirs', async () => {
    const id = await given();
    const made = Math.floor(T0 / 1000);
    const foreign = [
      row('1', 20, { source: '102', destination: '37060099999' }),
      row('2', 20, { file: `${made - 3_600}.4` }),
      row('3', 20, { file: `${made + 5}.9`, source: '102', destination: '37060099999' }),
    ];
    for (const one of foreign) {
      mor().has = ofMor(one);
      await at(mor().queries.length === 0 ? 30_000 : mor().queries.length * 30 * MINUTE);
      expect((await recordingOf(id))?.state).toBe('pending');
    }
    mor().has = ofMor(row('5', 20), row('6', 20), row('7', 20), row('8', 20), row('9', 20));
    await at(95 * DAY);
    await at(96 * DAY);
    expect(mor().removed).toEqual([]);
  });
});

describe('a recording', () => {
  it('is deleted by its ids when its time is up, including parts that MOR shows only then', async () => {
    const id = await given();
    mor().has = ofMor(row('7', 20));
    await at(30_000);
    await at(89 * DAY);
    expect(mor().removed).toEqual([]);
    mor().has = ofMor(row('7', 20), row('8', 20));
    mor().isRemoving = { ok: false, code: 'unreachable', text: 'gone' };
    await at(90 * DAY);
    expect(await recordingOf(id)).toMatchObject({ state: 'deleted', erasure: 'expired', error: 'gone' });
    mor().isRemoving = { ok: true, value: null };
    mor().removed.length = 0;
    await at(90 * DAY + 20 * MINUTE);
    expect(mor().removed).toEqual(['7', '8']);
    expect(await recordingOf(id)).toMatchObject({
      state: 'deleted',
      parts: [],
      erasedAt: expect.any(String),
    });
    expect(await test().calls.nextRecordingDueMs('main')).toBeUndefined();
  });

  it('without consent is deleted as it arrives, until MOR is finished with the call', async () => {
    const id = await given({ notice: 'agent_says' });
    await at(30_000);
    expect(await recordingOf(id)).toMatchObject({ state: 'deleted', erasure: 'no_consent' });
    mor().has = ofMor(row('7', 20));
    await at(2 * MINUTE);
    expect(mor().removed).toEqual(['7']);
    mor().has = ofMor(row('8', 20));
    await at(60 * MINUTE);
    expect(mor().removed).toEqual(['7', '8']);
    expect((await recordingOf(id))?.erasedAt).toBe(iso(END + 60 * MINUTE));
  });

  it('with consent is kept', async () => {
    const id = await given({ notice: 'agent_says' }, { consent: true });
    mor().has = ofMor(row('7', 20));
    await at(30_000);
    expect((await recordingOf(id))?.state).toBe('available');
  });
});

describe('who may listen', () => {
  const call = acceptedCall({ user: 'ann' });
  const team = { mor: 'main', username: 'OFFICE' };
  it.each([
    ['own', 'ann', undefined, true],
    ['own', 'amy', team, false],
    ['team', 'amy', team, true],
    ['team', 'bob', { mor: 'main', username: 'other' }, false],
    ['team', 'bob', { mor: 'second', username: 'office' }, false],
    ['team', 'gone', undefined, false],
    ['all', 'bob', undefined, true],
  ] as const)('with %s: %s', async (listen, user, mapped, expected) => {
    const teamOf = () => Promise.resolve(mapped);
    expect(await mayListen(call, { listen }, { crm: 'sales', user }, teamOf)).toBe(expected);
    expect(await mayListen(call, { listen }, { crm: 'other', user }, teamOf)).toBe(false);
  });

  it('does not include a colleague whose telephone only rang', async () => {
    const agents = [
      { user: 'ann', rangAt: iso(T0), answeredAt: iso(T0) },
      { user: 'amy', rangAt: iso(T0) },
    ];
    const came = acceptedCall({
      user: 'bob',
      incoming: { from: '+37060022222', agents, matches: [], lookUp: 'done', answeredIds: [], cdrs: [] },
    });
    const may = (user: string) =>
      mayListen(came, { listen: 'own' }, { crm: 'sales', user }, () => Promise.resolve(undefined));
    expect([await may('ann'), await may('amy'), await may('bob')]).toEqual([true, false, true]);
  });
});
