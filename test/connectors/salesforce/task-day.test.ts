import { describe, expect, it } from '@jest/globals';
import { anActivity } from '../../contracts/activity.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const connector = fixtureOfEach(() => connectTo(fake()));

const days = (): unknown[] =>
  fake()
    .org.live('Task')
    .map(({ values }) => values['ActivityDate']);
const agentIn = (zone: string): string => addAgent(fake(), { TimeZoneSidKey: zone });

describe("a Task's date is the agent's local date", () => {
  it.each([
    ['Pacific/Auckland', '2026-11-23T10:59:59.000Z', '2026-11-23'],
    ['Pacific/Auckland', '2026-11-23T11:00:00.000Z', '2026-11-24'],
    ['America/Los_Angeles', '2026-11-24T07:59:59.000Z', '2026-11-23'],
    ['America/Los_Angeles', '2026-11-24T08:00:00.000Z', '2026-11-24'],
    ['Asia/Kolkata', '2026-11-23T18:30:00.000Z', '2026-11-24'],
    // Summer time in Vilnius ends on 25 October 2026 at 4:00: midnight moves from 21:00 to 22:00 UTC.
    ['Europe/Vilnius', '2026-10-24T20:59:59.000Z', '2026-10-24'],
    ['Europe/Vilnius', '2026-10-24T21:00:00.000Z', '2026-10-25'],
    ['Europe/Vilnius', '2026-10-25T21:59:59.000Z', '2026-10-25'],
    ['Europe/Vilnius', '2026-10-25T22:00:00.000Z', '2026-10-26'],
    // Summer time in New York begins on 8 March 2026.
    ['America/New_York', '2026-03-08T04:59:59.000Z', '2026-03-07'],
    ['America/New_York', '2026-03-09T03:59:59.000Z', '2026-03-08'],
    ['GMT', '2026-12-31T23:59:59.000Z', '2026-12-31'],
    ['America/New_York', '2027-01-01T04:59:59.000Z', '2026-12-31'],
  ])('%s %s', async (zone, startedAt, day) => {
    await connector().writeActivity(anActivity({ user: agentIn(zone), startedAt }));
    expect(days()).toEqual([day]);
  });

  it("falls back to the org's time zone, then to UTC", async () => {
    const startedAt = '2026-11-23T22:30:00.000Z';
    await connector().writeActivity(anActivity({ user: addAgent(fake()), startedAt }));
    await connector().writeActivity(anActivity({ user: 'nobody', startedAt }));
    await connector().writeActivity(anActivity({ user: agentIn('Mars/Olympus'), startedAt }));
    expect(days()).toEqual(Array(3).fill('2026-11-24'));
    fake().org.model.delete('Organization');
    await connectTo(fake()).writeActivity(anActivity({ user: 'nobody', startedAt }));
    expect(days().at(-1)).toBe('2026-11-23');
  });

  it('takes one query for all agents of a backlog', async () => {
    const agents = ['Pacific/Auckland', 'America/Los_Angeles', 'Europe/Vilnius'].map(agentIn);
    const activities = Array.from({ length: 30 }, (_, i) =>
      anActivity({ user: agents[i % 3] ?? '', startedAt: '2026-11-23T23:00:00.000Z' }),
    );
    await connector().writeActivities?.(activities);
    expect(fake().requests.filter((request) => request.includes('TimeZoneSidKey'))).toHaveLength(1);
    expect(new Set(days())).toEqual(new Set(['2026-11-23', '2026-11-24']));
  });
});
