import { describe, expect, it } from '@jest/globals';
import { annotate, hangUp } from '../../src/calls/during-call.ts';
import { fold } from '../../src/calls/call/fold.ts';
import type { Call } from '../../src/calls/call/call.ts';
import { acceptedCall, legACdr, POLICY, T0 } from '../helpers/calls.ts';
import { openTestBook } from '../helpers/call-book.ts';
import { FakeMor } from '../helpers/fake-mor.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';
const test = fixtureOfEach(openTestBook, (book) => book.close());
const mor = fixtureOfEach(() => new FakeMor());

const deps = () => ({
  book: test().book,
  now: test().now,
  mors: new Map([['main', { gateway: mor(), numbers: { form: 'digits' as const, prefixes: [] } }]]),
});
const toEnd = (call: Call): Call =>
  fold(
    fold(call, { kind: 'cdr', leg: 'A', cdr: legACdr('NO ANSWER'), atMs: T0 + 9_000 }, POLICY),
    { kind: 'tick', atMs: T0 + 9_000 },
    POLICY,
  );
const due = async (): Promise<string[]> =>
  (await test().calls.dueActivities('sales', test().now(), 10)).map((call) => call.id);

describe('notes and result', () => {
  it('during the call are kept for the activity', async () => {
    const { id } = await test().add(acceptedCall());
    const call = await annotate(deps(), id, { notes: 'asks for a quote', result: 'reached' });
    expect(call).toMatchObject({
      notes: 'asks for a quote',
      result: 'reached',
      activity: { state: 'none' },
      version: 2,
    });
    expect(await due()).toEqual([]);
  });

  it('that repeat what is known change nothing', async () => {
    const { id } = await test().add(acceptedCall({ notes: 'n' }));
    expect((await annotate(deps(), id, { notes: 'n' })).version).toBe(1);
    expect((await annotate(deps(), id, {})).version).toBe(1);
    expect((await annotate(deps(), id, { result: 'call_back' })).version).toBe(2);
  });

  it('clear a result, and what an earlier version had stored for it', async () => {
    const { id } = await test().add(acceptedCall({ result: 'call_back', disposition: 'Perskambinti' }));
    expect((await annotate(deps(), id, { result: 'call_back' })).version).toBe(1);
    const changed = await annotate(deps(), id, { result: 'reached' });
    expect([changed.result, changed.disposition]).toEqual(['reached', undefined]);
    const cleared = await annotate(deps(), id, { result: null });
    expect(Object.keys(cleared)).not.toContain('result');
    expect((await annotate(deps(), id, { result: null })).version).toBe(cleared.version);
  });

  it.each(['written', 'dead'] as const)('after an activity that is %s send it once more', async (state) => {
    const { id } = await test().add(acceptedCall());
    await test().book.update(id, toEnd);
    await test().book.update(
      id,
      (call) => ({ ...call, version: call.version + 1, activity: { state, id: 'act', attempts: 7 } }),
      () => ({ activityDueMs: null }),
    );
    expect(await due()).toEqual([]);
    const call = await annotate(deps(), id, { notes: 'late' });
    expect(call.activity).toEqual({ state: 'pending', id: 'act', attempts: 0, earlier: [{}] });
    expect(await due()).toEqual([id]);
  });

  it('of a call without an activity stay with the call', async () => {
    const refused = acceptedCall({ state: 'refused' });
    await test().book.insert(refused);
    expect((await annotate(deps(), refused.id, { notes: 'why?' })).activity).toEqual({ state: 'none' });
    expect(await due()).toEqual([]);
  });

  it('of a call that does not exist are refused', async () => {
    await expect(annotate(deps(), 'nobody', { notes: 'x' })).rejects.toMatchObject({
      code: 'call_not_found',
    });
  });
});

describe('hanging up', () => {
  const seen = { uniqueIds: [], activeCallId: '77' };

  it('asks MOR to end the live row and remembers the request', async () => {
    const { id } = await test().add(acceptedCall({ following: seen }));
    expect((await hangUp(deps(), id)).following.hangupRequested).toBe(true);
    expect(mor().hungUp).toEqual(['77']);
    expect((await hangUp(deps(), id)).version).toBe(2);
    expect((await test().book.update(id, toEnd))?.outcome).toBe('cancelled');
  });

  it('does nothing when the call is over', async () => {
    const { id } = await test().add(acceptedCall({ following: seen }));
    await test().book.update(id, toEnd);
    expect((await hangUp(deps(), id)).state).toBe('ended');
    expect(mor().hungUp).toEqual([]);
  });

  it('keeps the outcome of a call that ends while MOR is being asked', async () => {
    const { id } = await test().add(acceptedCall({ following: seen }));
    mor().hangUp = async () => {
      await test().book.update(id, toEnd);
      return { ok: true, value: null };
    };
    expect(await hangUp(deps(), id)).toMatchObject({ state: 'ended', outcome: 'agent_no_answer' });
  });

  it('is impossible for an unknown call, an unknown or plain MOR, or a call that MOR does not show', async () => {
    await expect(hangUp(deps(), 'nobody')).rejects.toMatchObject({ code: 'call_not_found' });
    const unseen = await test().add(acceptedCall());
    await expect(hangUp(deps(), unseen.id)).rejects.toMatchObject({
      code: 'not_supported',
      details: { call: { id: unseen.id } },
    });
    const nameless = await test().add(acceptedCall({ following: { uniqueIds: [], activeCallId: '' } }));
    await expect(hangUp(deps(), nameless.id)).rejects.toMatchObject({ code: 'not_supported' });
    const live = await test().add(acceptedCall({ following: seen }));
    mor().canHangUp = false;
    await expect(hangUp(deps(), live.id)).rejects.toMatchObject({ code: 'not_supported' });
    await expect(hangUp({ ...deps(), mors: new Map() }, live.id)).rejects.toMatchObject({
      code: 'not_supported',
    });
    expect(mor().hungUp).toEqual([]);
  });

  it.each([
    ['unreachable', 'mor_unreachable', undefined],
    ['unusable_answer', 'mor_unreachable', undefined],
    ['access_denied', 'mor_refused', { code: 'access_denied', text: 'no' }],
  ] as const)('MOR says %s: %s', async (code, problem, morDetails) => {
    const { id } = await test().add(acceptedCall({ following: seen }));
    mor().hangUpReply = { ok: false, code, text: 'no' };
    const failure = await hangUp(deps(), id).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: problem, message: 'MOR did not hang up: no' });
    expect((failure as { details: { mor?: unknown } }).details.mor).toEqual(morDetails);
    expect((await test().get(id)).following.hangupRequested).toBeUndefined();
  });
});
