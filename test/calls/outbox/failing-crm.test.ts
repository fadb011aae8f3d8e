import { describe, expect, it } from '@jest/globals';
import { retryDelayMs } from '../../../src/calls/outbox/settle.ts';
import { FakeCrm } from '../../helpers/fake-crm.ts';
import { RETRY, activityOf, create, crm, drainAfter, ended, given, test } from './setup.ts';

describe('a CRM that fails', () => {
  it('is asked again at growing intervals until the activity is there, once', async () => {
    const id = await ended();
    crm().faults.push(RETRY, new Error('socket closed'), RETRY);
    await given().outbox.drain();
    expect(await activityOf(id)).toEqual({ state: 'pending', attempts: 1, error: 'CRM answered 503' });
    await drainAfter(1_999);
    expect(crm().attempts).toHaveLength(1);
    await drainAfter(1);
    expect(await activityOf(id)).toMatchObject({ attempts: 2, error: 'socket closed' });
    await drainAfter(3_999);
    expect(crm().attempts).toHaveLength(2);
    await drainAfter(1);
    expect(await activityOf(id)).toMatchObject({ attempts: 3 });
    await drainAfter(8_000);
    expect(await activityOf(id)).toMatchObject({ state: 'written', attempts: 0 });
    expect(await activityOf(id)).not.toHaveProperty('error');
    expect([crm().attempts.length, crm().activities.size]).toEqual([4, 1]);
    expect(crm().attempts.map((attempt) => attempt.write)).toEqual(['first', 'first', 'first', 'first']);
  });

  it('sets the time of the next attempt when it asks for one', async () => {
    await ended();
    crm().faults.push({ ...RETRY, retryAfterSec: 60 });
    await given().outbox.drain();
    await drainAfter(59_999);
    expect(crm().attempts).toHaveLength(1);
    await drainAfter(1);
    expect(crm().attempts).toHaveLength(2);
  });

  it('is given doubling waits up to a quarter of an hour, spread by a quarter', () => {
    expect([1, 2, 3, 9, 10, 199].map((attempts) => retryDelayMs(attempts, () => 0))).toEqual([
      2_000, 4_000, 8_000, 512_000, 900_000, 900_000,
    ]);
    expect(retryDelayMs(1, () => 1)).toBe(2_500);
  });

  it('is given up after two hundred attempts, and can be retried by hand', async () => {
    const id = await ended({ activity: { state: 'none', attempts: 199 } });
    crm().faults.push(RETRY);
    await given().outbox.drain();
    expect(await activityOf(id)).toMatchObject({ state: 'dead', attempts: 200 });
    expect((await activityOf(id)).error).toMatch(/given up after 200 attempts.*CRM answered 503.*Calls page/);
    expect(await test().calls.nextActivityDueMs('sales')).toBeUndefined();
    expect((await given().outbox.retry(id))?.activity).toMatchObject({ state: 'pending', attempts: 0 });
    await given().outbox.drain();
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
    expect((await given().outbox.retry(id))?.activity.state).toBe('written');
    expect(await given().outbox.retry('nobody')).toBeUndefined();
  });

  it('that will never take the activity is given up with an error that says what to do', async () => {
    const id = await ended();
    crm().faults.push({ kind: 'dead', reason: 'No right to create tasks.', cure: 'Give it.' });
    await given().outbox.drain();
    await drainAfter(10_000_000);
    expect(crm().attempts).toHaveLength(1);
    expect(await activityOf(id)).toMatchObject({
      state: 'dead',
      error: 'No right to create tasks. Give it.',
    });
  });

  it('that is no longer configured keeps its calls until it is back', async () => {
    const id = await ended({ crm: 'gone' });
    await given().outbox.drain();
    expect((await activityOf(id)).state).toBe('pending');
    expect(await test().calls.waitingActivities()).toEqual([{ crm: 'gone', calls: 1 }]);
    await given().outbox.stop();
    const back = new FakeCrm('gone');
    given().outbox = create([back]);
    await given().outbox.drain();
    expect(await test().calls.waitingActivities()).toEqual([]);
    expect(back.activities.has(id)).toBe(true);
  });

  it('that hangs does not hold up another one', async () => {
    const other = new FakeCrm('service');
    given().outbox = create([crm(), other]);
    let letGo = (): void => undefined;
    crm().duringWrite = () => new Promise<void>((resolve) => (letGo = resolve));
    const [stuck, first] = [await ended(), await ended({ crm: 'service' })];
    given().outbox.start();
    while ((await activityOf(first)).state !== 'written')
      await new Promise((resolve) => setTimeout(resolve, 2));
    const second = await ended({ crm: 'service' });
    while ((await activityOf(second)).state !== 'written')
      await new Promise((resolve) => setTimeout(resolve, 2));
    expect([crm().attempts.length, (await activityOf(stuck)).state]).toEqual([1, 'pending']);
    letGo();
  });

  it('that asks for a pause gets one, including from calls that end during it', async () => {
    const first = await ended();
    crm().faults.push({ ...RETRY, retryAfterSec: 60 });
    await given().outbox.drain();
    const second = await ended();
    await drainAfter(59_000);
    expect(crm().attempts).toHaveLength(1);
    await drainAfter(1_000);
    expect([(await activityOf(first)).state, (await activityOf(second)).state]).toEqual([
      'written',
      'written',
    ]);
  });

  it('that was repaired gets everything that was given up', async () => {
    const DEAD = { kind: 'dead', reason: 'No right.', cure: 'Give it.' } as const;
    const many = await Promise.all(Array.from({ length: 250 }, () => ended()));
    crm().faults.push(...many.map(() => DEAD));
    await given().outbox.drain();
    expect(crm().activities.size).toBe(0);
    expect(await given().outbox.retryAll('other')).toBe(0);
    expect(await given().outbox.retryAll()).toBe(250);
    await given().outbox.drain();
    expect([crm().activities.size, await given().outbox.retryAll()]).toEqual([250, 0]);
  });

  it('does not hold up another one', async () => {
    const other = new FakeCrm('service');
    given().outbox = create([crm(), other]);
    crm().faults.push(new Error('down'));
    const [mine, theirs] = [await ended(), await ended({ crm: 'service' })];
    await given().outbox.drain();
    expect([(await activityOf(mine)).state, (await activityOf(theirs)).state]).toEqual([
      'pending',
      'written',
    ]);
  });
});
