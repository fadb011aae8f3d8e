import { expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { OUTCOMES } from '../../../src/vocabulary/outcomes.ts';
import type { Store } from '../../../src/calls/ports.ts';
import { defined } from '../../../src/defined.ts';
import { allPages, moved, sampleCall, setMappings, sampleMapping, unique } from './samples.ts';

const HOUR_MS = 3_600_000;
/** A day not used by any other part of the contract. */
const DAY = Date.UTC(2025, 5, 10);

const at = (ms: number): string => new Date(ms).toISOString();

/** Records, counters and the filter by outcome, as used by the admin pages. */
export const adminContract = (store: () => Store): void => {
  const period = { fromMs: DAY, toMs: DAY + 24 * HOUR_MS, agents: 10 };

  const ended = async (change: Partial<Call>, createdMs: number): Promise<Call> => {
    const call = sampleCall({ ...change, state: 'dialling' }, createdMs);
    await store().calls.insert(call);
    const done = moved(call, 'ended', change);
    await store().calls.save(done);
    return done;
  };

  it('keeps records by kind and id, and applies all changes of a step or none, with their audit', async () => {
    const { records } = store();
    expect(await records.all('key')).toEqual(new Map());
    expect(await records.get('key', 'a')).toBeUndefined();
    await records.apply(
      [
        { kind: 'key', id: 'a', value: '{"label":"ž"}' },
        { kind: 'key', id: 'b', value: '2' },
        { kind: 'mor', id: 'a', value: 'other kind' },
      ],
      { actor: 'admin:anna', action: 'key.create', subject: 'key a', atMs: DAY, after: { label: 'ž' } },
    );
    await records.apply([
      { kind: 'key', id: 'b', value: null },
      { kind: 'key', id: 'never there', value: null },
      { kind: 'key', id: 'a', value: '3' },
    ]);
    expect(await records.all('key')).toEqual(new Map([['a', '3']]));
    expect(await records.get('mor', 'a')).toBe('other kind');
    const bad = JSON.parse('{"kind":"key","id":"c","value":{}}') as {
      kind: 'key';
      id: string;
      value: string;
    };
    await expect(records.apply([{ kind: 'key', id: 'a', value: 'lost' }, bad])).rejects.toThrow();
    expect(await records.get('key', 'a')).toBe('3');
    expect((await store().mappings.audit({ subject: 'key a', limit: 5 })).items).toEqual([
      {
        id: expect.any(Number),
        at: at(DAY),
        actor: 'admin:anna',
        action: 'key.create',
        subject: 'key a',
        after: { label: 'ž' },
      },
    ]);
  });

  it('adds a record once, even when several writers race', async () => {
    const { records, mappings } = store();
    const add = (value: string): Promise<boolean> =>
      records.add(
        { kind: 'password', id: 'a', value },
        { actor: value, action: 'password.set', subject: 'password a', atMs: DAY },
      );
    const values = ['first', 'second', 'third'];
    const added = await Promise.all(values.map(add));
    expect(added.filter((isNew) => isNew)).toHaveLength(1);
    const winner = values[added.indexOf(true)];
    expect(await records.get('password', 'a')).toBe(winner);
    expect(await add('late')).toBe(false);
    const audit = await mappings.audit({ subject: 'password a', limit: 5 });
    expect(audit.items.map(({ actor }) => actor)).toEqual([winner]);
  });

  it('replaces a record only while it is what the writer knows, even when several writers race', async () => {
    const { records } = store();
    const key = { kind: 'call-back', id: 'a' } as const;
    const race = async (from: string | undefined, to: readonly (string | undefined)[]): Promise<number> => {
      const done = await Promise.all(to.map((value) => records.swap(key, from, value)));
      return done.filter((won) => won).length;
    };
    expect(await race('first', ['second', undefined])).toBe(0);
    expect(await race(undefined, ['first', 'also first'])).toBe(1);
    expect(await race(undefined, ['late'])).toBe(0);
    expect(await race(await records.get('call-back', 'a'), ['second', 'also second'])).toBe(1);
    expect(await race('first', ['late', undefined])).toBe(0);
    expect(await records.get('call-back', 'a')).toMatch(/second$/);
    expect(await race(await records.get('call-back', 'a'), [undefined, undefined])).toBe(1);
    expect(await records.get('call-back', 'a')).toBeUndefined();
  });

  it('increases the revision when a mapping changes', async () => {
    const before = await store().mappings.revision();
    expect(await store().mappings.revision()).toBe(before);
    await setMappings(store(), [sampleMapping()]);
    const between = await store().mappings.revision();
    expect(between).toBeGreaterThan(before);
    await store().mappings.undoLast({ actor: 'cli', atMs: DAY });
    expect(await store().mappings.revision()).toBeGreaterThan(between);
  });

  it('counts each closed call once, however often it is saved later', async () => {
    const crm = unique('count-');
    const agent = { crm, user: unique('busy-') };
    const ringing = { at: at(DAY + 1_400), state: 'agent_ringing', by: 'live' } as const;
    const answered = await ended(
      { ...agent, outcome: 'answered', talkSeconds: 60, timeline: [ringing] },
      DAY,
    );
    await store().calls.save(moved(answered, 'ended', { activity: { state: 'written' } }));
    await store().calls.save({ ...answered, notes: 'an older version changes nothing' });
    await ended({ ...agent, outcome: 'busy' }, DAY + HOUR_MS + 5);
    await ended({ crm, user: 'other', outcome: 'answered', talkSeconds: 5 }, DAY + HOUR_MS);
    const refused = (code: 'do_not_call' | 'mor_refused', morCode?: 'bad_device') =>
      store().calls.insert(
        sampleCall(
          {
            ...agent,
            state: 'refused',
            refusal: { code, detail: 'no', ...defined({ morCode }) },
          },
          DAY + 2 * HOUR_MS,
        ),
      );
    await Promise.all([refused('do_not_call'), refused('mor_refused', 'bad_device'), refused('do_not_call')]);
    const open = sampleCall({ ...agent, state: 'connected' }, DAY);
    await store().calls.insert(open);

    const sums = await store().stats.sums(period);
    expect(sums.hours).toEqual([
      { hourMs: DAY, result: 'answered', calls: 1 },
      { hourMs: DAY + HOUR_MS, result: 'answered', calls: 1 },
      { hourMs: DAY + HOUR_MS, result: 'busy', calls: 1 },
      { hourMs: DAY + 2 * HOUR_MS, result: 'refused:do_not_call', calls: 2 },
      { hourMs: DAY + 2 * HOUR_MS, result: 'refused:mor_refused:bad_device', calls: 1 },
    ]);
    expect(sums.agents).toEqual([
      { ...agent, calls: 2, answered: 1, talkSeconds: 60 },
      { crm, user: 'other', calls: 1, answered: 1, talkSeconds: 5 },
    ]);
    expect(sums.ring).toEqual([{ untilMs: 1_500, calls: 1 }]);
    // Agents are counted per hour of the period, so days can be queried in any time zone.
    const second = { ...period, fromMs: DAY + HOUR_MS + 7, toMs: DAY + 2 * HOUR_MS };
    expect((await store().stats.sums(second)).agents).toEqual([
      { ...agent, calls: 1, answered: 0, talkSeconds: 0 },
      { crm, user: 'other', calls: 1, answered: 1, talkSeconds: 5 },
    ]);
    const none = { fromMs: DAY + 5 * HOUR_MS, toMs: DAY + 6 * HOUR_MS, agents: 1 };
    expect(await store().stats.sums(none)).toMatchObject({ hours: [], agents: [], ring: [] });
    expect((await store().stats.sums({ ...period, agents: 1 })).agents).toHaveLength(1);
  });

  it('reports how fast a CRM instance placed calls: in total and in its busiest minute', async () => {
    const paced = unique('paced-');
    const at = (ms: number, more: Partial<Call> = {}): Promise<void> =>
      store().calls.insert(sampleCall({ crm: paced, state: 'connected', ...more }, DAY + ms));
    await Promise.all([at(0), at(59_999), at(60_000), at(61_000), at(62_000), at(3 * HOUR_MS)]);
    await at(61_500, { state: 'refused', refusal: { code: 'do_not_call', detail: 'no' } });
    const pace = (fromMs: number, toMs: number) =>
      store().stats.pace({ crm: paced, fromMs: DAY + fromMs, toMs: DAY + toMs });
    expect(await pace(-1, 3 * HOUR_MS)).toEqual({ calls: 6, busiestMinute: 3 });
    expect(await pace(0, 60_000)).toEqual({ calls: 2, busiestMinute: 1 });
    expect(await pace(4 * HOUR_MS, 5 * HOUR_MS)).toEqual({ calls: 0, busiestMinute: 0 });
  });

  it('reports how many activities are pending or given up', async () => {
    const before = (await store().stats.sums(period)).activities;
    await ended({ outcome: 'busy', activity: { state: 'pending' } }, DAY);
    const dead = await ended({ outcome: 'busy', activity: { state: 'dead' } }, DAY);
    expect((await store().stats.sums(period)).activities).toEqual({
      pending: before.pending + 1,
      dead: before.dead + 1,
    });
    await store().calls.save(moved(dead, 'ended', { activity: { state: 'written' } }));
    expect((await store().stats.sums(period)).activities.dead).toBe(before.dead);
  });

  it('filters calls by outcome along with every other filter, and lists none for a state without outcomes', async () => {
    const crms = [unique('out-'), unique('out-')];
    const users = [unique('out-user-'), unique('out-user-')];
    const calls = await Promise.all(
      crms.flatMap((crm) =>
        users.flatMap((user) =>
          OUTCOMES.flatMap((outcome) =>
            (['none', 'dead'] as const).map((state, index) =>
              ended({ crm, user, outcome, activity: { state } }, DAY + 3 * HOUR_MS + index),
            ),
          ),
        ),
      ),
    );
    const fromMs = DAY + 3 * HOUR_MS;
    for (const crm of [undefined, crms[0]!]) {
      for (const user of [undefined, users[0]!]) {
        for (const activity of [undefined, 'dead' as const]) {
          const filter = defined({ crm, user, activity });
          const found = await allPages((cursor) =>
            store().calls.list({
              ...filter,
              outcome: 'busy',
              fromMs,
              toMs: fromMs + 10,
              limit: 2,
              ...defined({ cursor }),
            }),
          );
          const expected = calls.filter(
            (call) =>
              call.outcome === 'busy' &&
              (crm === undefined || call.crm === crm) &&
              (user === undefined || call.user === user) &&
              (activity === undefined || call.activity.state === activity),
          );
          expect(found.map((call) => call.id).sort()).toEqual(expected.map((call) => call.id).sort());
          expect(found.map((call) => call.createdAt)).toEqual(
            expected.map((call) => call.createdAt).sort((a, b) => (a < b ? 1 : -1)),
          );
        }
      }
    }
    const crm = crms[0]!;
    expect(await store().calls.list({ crm, outcome: 'busy', state: 'refused', limit: 5 })).toEqual({
      items: [],
    });
    expect((await store().calls.list({ crm, outcome: 'busy', state: 'ended', limit: 5 })).items).toHaveLength(
      4,
    );
    const one = calls[0]!;
    const ofRecord = { record: one.record!, outcome: one.outcome!, limit: 5 };
    expect((await store().calls.list(ofRecord)).items).toEqual([one]);
    expect((await store().calls.list({ ...ofRecord, outcome: 'failed' })).items).toEqual([]);
  });

  it('drops counters older than the retention limit', async () => {
    const kept = { ...period, fromMs: DAY + 2 * HOUR_MS };
    const { agents: lateAgents } = await store().stats.sums(kept);
    await store().stats.purge(DAY + 2 * HOUR_MS);
    const { hours, ring, agents } = await store().stats.sums(period);
    expect(Math.min(...hours.map((hour) => hour.hourMs))).toBe(DAY + 2 * HOUR_MS);
    expect(ring).toEqual([]);
    expect(agents).toEqual(lateAgents);
  });
};
