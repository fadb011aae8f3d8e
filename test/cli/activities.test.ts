import { beforeEach, describe, expect, it } from '@jest/globals';
import { activities } from '../../src/cli/activities.ts';
import { UsageError } from '../../src/cli/context.ts';
import { defined } from '../../src/defined.ts';
import { closeApps, startApp } from '../helpers/app.ts';
import { sampleCall } from '../contracts/store/samples.ts';
import { createRun } from './run.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';
const app = fixtureOfEach(() => startApp(), closeApps);

/** Runs a command beside the running service, on the same database. */
const run = createRun(() => ({ folder: app().folder, url: app().simulator.url, secretKey: 'unused' }));

const given = async (id: string, crm: string, state: 'dead' | 'written' = 'dead'): Promise<void> => {
  const activity = {
    state,
    attempts: 7,
    ...defined({ error: state === 'dead' ? `no trigger likes ${id}` : undefined }),
  };
  const ended = { state: 'ended', outcome: 'busy', endedAt: new Date().toISOString() } as const;
  await app().runtime.store.calls.insert(sampleCall({ id, crm, ...ended, activity }));
};
const states = async (...ids: string[]): Promise<(string | undefined)[]> =>
  Promise.all(ids.map(async (id) => (await app().runtime.store.calls.get(id))?.activity.state));

describe('activities', () => {
  beforeEach(async () => {
    await given('one', 'demo');
    await given('two', 'demo');
    await given('elsewhere', 'gone');
    await given('fine', 'demo', 'written');
  });

  it('list shows those given up, with the reason, and changes nothing', async () => {
    const { code, out } = await run(activities, ['list']);
    expect(code).toBe(0);
    for (const id of ['one', 'two', 'elsewhere'])
      expect(out).toMatch(new RegExp(`${id} .*no trigger likes ${id}`));
    expect(out).not.toContain('fine');
    expect(out).toContain('3 activities were given up.');
    expect((await run(activities, ['list', '--crm', 'gone'])).out).toContain('1 activity was given up.');
    expect((await run(activities, ['list', '--crm', 'none'])).out).toContain('0 activities were given up.');
    expect(await states('one', 'two', 'elsewhere')).toEqual(['dead', 'dead', 'dead']);
  });

  it('retry requeues all; the running service writes them', async () => {
    expect((await run(activities, ['retry'])).out).toContain('3 activities wait to be written again');
    await app().runtime.activityLog.drain();
    expect(await states('one', 'two', 'fine')).toEqual(['written', 'written', 'written']);
    expect(app().demoCrm.activities).toHaveLength(2);
    // Activities of a CRM instance that is no longer configured stay pending.
    expect(await states('elsewhere')).toEqual(['pending']);
    expect((await run(activities, ['retry'])).out).toContain('0 activities wait');
  });

  // Activities requeued for the instance 'gone' stay pending: the running service has no connector to write them.
  it('retry of one CRM instance leaves the others', async () => {
    expect((await run(activities, ['retry', '--crm', 'gone'])).out).toContain('1 activity waits');
    expect(await states('one', 'two', 'elsewhere')).toEqual(['dead', 'dead', 'pending']);
  });

  it('retry of named calls leaves the others', async () => {
    await given('beyond', 'gone');
    expect((await run(activities, ['retry', 'beyond'])).out).toContain('1 activity waits');
    expect(await states('one', 'elsewhere', 'beyond')).toEqual(['dead', 'dead', 'pending']);
  });

  it('a call that does not exist is named, and the others are still requeued', async () => {
    await expect(run(activities, ['retry', 'nothing', 'elsewhere'])).rejects.toThrow(
      'there is no call nothing',
    );
    expect(await states('one', 'elsewhere')).toEqual(['dead', 'pending']);
  });

  it.each([[[]], [['erase']], [['list', 'one']]])('%j shows the usage', async (args) => {
    await expect(run(activities, args)).rejects.toThrow(UsageError);
    await expect(run(activities, args)).rejects.toThrow('activities');
  });
});
