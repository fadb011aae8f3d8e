import { expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { Store } from '../../../src/calls/ports.ts';
import { T0, intentOf, moved, sampleCall, unique } from './samples.ts';

const DAY = 86_400_000;

/** CallStore: which recordings are due, and that calls outlive their recordings. */
export const recordingContract = (store: () => Store): void => {
  const server = unique('mor-');
  const ended = async (dueMs: number, mor = server): Promise<Call> => {
    const first = sampleCall({ mor: { server: mor, username: 'ann', device: '5' } });
    await store().calls.begin(intentOf(first));
    const after = moved(first, 'ended');
    expect(await store().calls.save(after, { recordingDueMs: dueMs })).toBe('saved');
    return after;
  };
  const idsDue = async (nowMs: number, limit = 10): Promise<readonly string[]> =>
    (await store().calls.dueRecordings(server, nowMs, limit)).map(({ id }) => id);

  it('lists the recordings due at one MOR, oldest first, and says when the next is due', async () => {
    expect(await store().calls.nextRecordingDueMs(server)).toBeUndefined();
    const late = await ended(T0 + 300);
    const soon = await ended(T0 + 100);
    await ended(T0 + 1, unique('other-mor-'));
    expect(await store().calls.nextRecordingDueMs(server)).toBe(T0 + 100);
    expect(await idsDue(T0 + 99)).toEqual([]);
    expect(await idsDue(T0 + 100)).toEqual([soon.id]);
    expect(await idsDue(T0 + 300)).toEqual([soon.id, late.id]);
    expect(await idsDue(T0 + 300, 1)).toEqual([soon.id]);
    expect(await store().calls.waitingRecordings()).toContainEqual({ morServer: server, calls: 2 });

    const later = { ...soon, version: soon.version + 1 };
    await store().calls.save(later, { recordingDueMs: T0 + 900 });
    expect(await store().calls.nextRecordingDueMs(server)).toBe(T0 + 300);
    // A write without a due time leaves it unchanged, and a stale write changes nothing.
    await store().calls.save({ ...later, version: later.version + 1, notes: 'x' });
    expect(await store().calls.save(later, { recordingDueMs: null })).toBe('stale');
    await store().calls.hurryRecordings(server, T0 + 200);
    expect(await idsDue(T0 + 200)).toHaveLength(2);
    await store().calls.save({ ...later, version: later.version + 2 }, { recordingDueMs: null });
    expect(await idsDue(T0 + 200)).toEqual([late.id]);
  });

  it('keeps a call for as long as its recording is in MOR', async () => {
    const call = await ended(T0 + 400 * DAY);
    await store().calls.purgeCalls(Date.parse(call.createdAt) + DAY);
    expect(await store().calls.get(call.id)).toEqual(call);
    await store().calls.save({ ...call, version: call.version + 1 }, { recordingDueMs: null });
    await store().calls.purgeCalls(Date.parse(call.createdAt) + DAY);
    expect(await store().calls.get(call.id)).toBeUndefined();
  });
};
