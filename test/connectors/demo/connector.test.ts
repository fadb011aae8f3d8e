import { describe, expect, it } from '@jest/globals';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import { createDemoConnector, createDemoCrm, createDemoType } from '../../../connectors/demo/connector.ts';
import { findScript, SCRIPTS } from '../../../src/simulator/scripts.ts';
import { defaultWorld } from '../../../src/simulator/world.ts';
import { anActivity } from '../../contracts/activity.ts';
import { testDeps } from '../../contracts/deps.ts';

const contacts = createDemoConnector('demo').contacts();
const agentRef = { crm: 'demo', user: 'ann' };

/** Contact id, and the simulator script that dialling its first number plays. */
const PLAYS: readonly (readonly [string, string])[] = [
  ['ona', 'answered'],
  ['james', 'contact-busy'],
  ['greta', 'contact-no-answer'],
  ['emily', 'contact-failed'],
  ['janis', 'agent-no-answer'],
  ['marta', 'long'],
  ['lucia', 'contact-rejects'],
  ['akira', 'short'],
];

describe('demo connector', () => {
  it('can be created without options', () => {
    const demo = createDemoType(createDemoCrm());
    const connector = demo.create('demo', demo.options.parse({}), testDeps());
    expect(connector).toMatchObject({
      id: 'demo',
      type: 'demo',
      numbersFrom: 'record',
      writesActivities: true,
    });
    expect(() => createDemoType(createDemoCrm()).options.parse({ url: 'x' })).toThrow();
  });

  it.each(PLAYS)('%s plays "%s" in the simulator', async (id, script) => {
    const record = await createDemoConnector('demo').readRecord({ type: 'Contact', id }, agentRef);
    const typed = record?.numbers[0]?.value.replace(/^tel:/, '').replace(/^00/, '+').split(';')[0] ?? '';
    const number = parsePhoneNumberFromString(typed.replace(/^8 (?=6)/, '0'), record?.country as CountryCode);
    expect(number?.isValid()).toBe(true);
    expect(findScript(SCRIPTS, { src: '101', dst: number?.number ?? null }).name).toBe(script);
  });

  it('has contacts from several countries, each stating what it demonstrates', () => {
    expect(contacts.length).toBeGreaterThanOrEqual(12);
    expect(new Set(contacts.map((contact) => contact.country)).size).toBeGreaterThanOrEqual(8);
    expect(contacts.every((contact) => contact.shows !== '')).toBe(true);
    expect(new Set(contacts.map((contact) => contact.id)).size).toBe(contacts.length);
  });

  it('has one contact for each special case: do not call, no number, invalid, premium', () => {
    expect(contacts.filter((contact) => contact.doNotCall).map((contact) => contact.id)).toEqual(['luca']);
    const without = contacts.filter((contact) => (contact.office ?? contact.mobile) === undefined);
    expect(without.map((contact) => contact.id)).toEqual(['sofia']);
    const parsed = (id: string, country: CountryCode) =>
      parsePhoneNumberFromString(contacts.find((contact) => contact.id === id)?.office ?? '', country);
    expect(parsed('pierre', 'FR')?.isValid() ?? false).toBe(false);
    expect(parsed('laima', 'LT')?.getType()).toBe('PREMIUM_RATE');
  });

  it('has agents whose lines exist in the simulator, one with a broken line and some with none', async () => {
    const { items } = await createDemoConnector('demo').listAgents({ limit: 50 });
    const devices = new Map(defaultWorld().devices.map((device) => [String(device.id), device]));
    const users = new Map(defaultWorld().users.map((user) => [user.id, user.username]));
    const lines = items.map(({ user, mapping: { username, device = '' } }) => {
      if (username === undefined) return [user, 'none'];
      const owner = devices.get(device)?.userId;
      return [user, owner !== undefined && users.get(owner) === username ? 'works' : 'broken'];
    });
    expect(lines).toEqual([
      ['ann', 'works'],
      ['bob', 'works'],
      ['carol', 'broken'],
      ['dave', 'none'],
      ['erin', 'none'],
      ['grace', 'none'],
      ['hh', 'none'],
      ['newcomer', 'none'],
    ]);
  });

  it('lists activities newest first and keeps the latest thousand', async () => {
    const connector = createDemoConnector('demo');
    for (let i = 0; i < 1_005; i++) await connector.writeActivity(anActivity({ callId: `call-${i}` }));
    const activities = connector.activities();
    expect(activities).toHaveLength(1_000);
    expect(activities[0]?.callId).toBe('call-1004');
    expect(activities.at(-1)?.callId).toBe('call-5');
  });
});
