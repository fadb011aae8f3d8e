import { describe, expect, it } from '@jest/globals';
import type { Activity, ActivityResult } from '../../../src/calls/activity.ts';
import { FakeCrm } from '../../helpers/fake-crm.ts';
import { RETRY, activityOf, create, crm, drainAfter, ended, given, test } from './setup.ts';

describe('a CRM that takes several at once', () => {
  class BatchCrm extends FakeCrm {
    results: (activities: readonly Activity[]) => readonly ActivityResult[] = (activities) =>
      activities.map(({ callId }) => ({ kind: 'written', id: `b-${callId}` }));
    readonly batches: number[] = [];
    writeActivities(activities: readonly Activity[]): Promise<readonly ActivityResult[]> {
      this.batches.push(activities.length);
      return Promise.resolve(this.results(activities));
    }
  }

  it('gets them in one request, each with its own result', async () => {
    const batch = new BatchCrm();
    given().outbox = create([batch]);
    const [a, b] = [await ended(), await ended()];
    await given().outbox.drain();
    expect(batch.batches).toEqual([2]);
    expect([(await activityOf(a)).id, (await activityOf(b)).id]).toEqual([`b-${a}`, `b-${b}`]);
    expect(batch.attempts).toEqual([]);
  });

  it('that fails or returns too few results is asked again for what is missing', async () => {
    const batch = new BatchCrm();
    given().outbox = create([batch]);
    const [a, b] = [await ended(), await ended()];
    const well = batch.results;
    batch.results = () => {
      throw new Error('socket closed');
    };
    await given().outbox.drain();
    expect([(await activityOf(a)).error, (await activityOf(b)).error]).toEqual([
      'socket closed',
      'socket closed',
    ]);
    batch.results = (activities) => well(activities).slice(0, 1);
    await drainAfter(2_000);
    const states = [await activityOf(a), await activityOf(b)];
    expect(states.map(({ state }) => state).sort()).toEqual(['pending', 'written']);
    expect(states.find(({ state }) => state === 'pending')?.error).toBe(
      'the connector gave no result for this call',
    );
    batch.results = well;
    await drainAfter(10_000);
    expect([(await activityOf(a)).state, (await activityOf(b)).state]).toEqual(['written', 'written']);
  });

  it('may throw something that is not an error', async () => {
    const id = await ended();
    const strange: unknown = 'strange';
    crm().writeActivity = () => Promise.resolve().then(() => Promise.reject(strange as Error));
    await given().outbox.drain();
    expect((await activityOf(id)).error).toBe('strange');
  });
});

describe('running by itself', () => {
  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    const deadline = Date.now() + 60_000;
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error('it did not happen within a minute');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };

  it('writes what was waiting before the start and what ends afterwards', async () => {
    const before = await ended();
    given().outbox.start();
    await until(() => crm().activities.has(before));
    const after = await ended();
    await until(() => crm().activities.has(after));
    await given().outbox.stop();
    const late = await ended();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(crm().activities.has(late)).toBe(false);
  });

  it('stops after what it is writing; the next start writes the rest', async () => {
    const first = await ended();
    let stopping: Promise<void> | undefined;
    let rest = '';
    crm().duringWrite = async () => {
      crm().duringWrite = () => Promise.resolve();
      rest = await ended();
      stopping = given().outbox.stop();
    };
    given().outbox.start();
    await until(() => stopping !== undefined);
    await stopping;
    expect([...crm().activities.keys()]).toEqual([first]);
    given().outbox = create([crm()]);
    given().outbox.start();
    await until(() => crm().activities.has(rest));
  });

  it('sleeps until the next one is due', async () => {
    crm().faults.push({ ...RETRY });
    const id = await ended();
    given().outbox.start();
    await until(async () => (await activityOf(id)).attempts === 1);
    test().now.tick(1_990);
    expect(crm().activities.has(id)).toBe(false);
    test().now.tick(10);
    const other = await ended();
    await until(() => crm().activities.has(id) && crm().activities.has(other));
  });

  it('goes on after the database was away', async () => {
    test().broken.add('dueActivities');
    given().outbox.start();
    const failures = (): number =>
      test().log.lines.filter((line) => line.message.includes('outbox failed')).length;
    await until(() => failures() > 0);
    test().broken.clear();
    const id = await ended();
    await until(() => crm().activities.has(id));
    const before = failures();
    test().broken.add('nextActivityDueMs');
    await ended();
    await until(() => failures() > before);
    test().broken.clear();
    const again = await ended();
    await until(() => crm().activities.has(again));
  });
});
