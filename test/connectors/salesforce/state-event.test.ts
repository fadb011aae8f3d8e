import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { customObject } from '../../simulators/salesforce/model.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);

const call = (user: string): Call => ({
  id: 'call-1',
  version: 4,
  state: 'ended',
  outcome: 'answered',
  crm: 'sales',
  user,
  record: { type: 'Contact', id: '0035g00000ABCDEAA2' },
  source: '101',
  destination: '+37061234567',
  dialled: { src: '101', dst: '37061234567' },
  mor: { server: 'main', username: 'ann', device: '5' },
  createdAt: '2026-11-23T09:00:00.000Z',
  talkSeconds: 65,
  activity: { state: 'pending' },
  timeline: [],
  following: { uniqueIds: [] },
});

describe('state as a platform event', () => {
  it('is off unless configured', () => {
    expect('pushState' in connectTo(fake())).toBe(false);
  });

  it('is published for each agent whose telephone an incoming call has rung', async () => {
    fake().org.model.set('MOR_Call_State__e', customObject('e00', 'MOR_Call_State__e', []));
    const users = [addAgent(fake()), addAgent(fake())];
    const agents = users.map((user) => ({ user, rangAt: '2026-11-28T10:00:00.000Z' }));
    const [first = ''] = users;
    await connectTo(fake(), { stateEvent: 'MOR_Call_State__e' }).pushState?.({
      ...call(first),
      incoming: { from: null, agents, matches: [], lookUp: 'done', answeredIds: [], cdrs: [] },
    });
    const told = fake().events.map(({ values }) => (values as Record<string, unknown>)['User_Id__c']);
    expect(told).toEqual(users);
  });

  it('is published with ids and state, without names and numbers', async () => {
    fake().org.model.set('MOR_Call_State__e', customObject('e00', 'MOR_Call_State__e', []));
    const user = addAgent(fake());
    await connectTo(fake(), { stateEvent: 'MOR_Call_State__e' }).pushState?.(call(user));
    expect(fake().events).toEqual([
      {
        event: 'MOR_Call_State__e',
        values: {
          Call_Id__c: 'call-1',
          Version__c: 4,
          State__c: 'ended',
          Outcome__c: 'answered',
          User_Id__c: user,
          Record_Id__c: '0035g00000ABCDEAA2',
          Talk_Seconds__c: 65,
        },
      },
    ]);
  });

  it('fails with crm_unreachable when the org does not accept it', async () => {
    const connector = connectTo(fake(), { stateEvent: 'MOR_Call_State__e' });
    await expect(connector.pushState?.(call('nobody'))).rejects.toMatchObject({ code: 'crm_unreachable' });
  });
});
