import { describe, expect, it } from '@jest/globals';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import { OTHER_KEY, closeApps, mapping, startApp } from '../../helpers/app.ts';
import { addAgent, JWT_LOGIN, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

const SEEN = '+37052123456';
const SECOND = '+37052123457';
const HIDDEN = '+37061234567';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const user = fixtureOfEach(() => addAgent(fake()));
const id = fixtureOfEach(() => {
  const inserted = fake().org.insert('Contact', { Name: 'Ona', Phone: SEEN, MobilePhone: HIDDEN }, '');
  fake().org.permissions.hide(fake().profile, 'Contact.MobilePhone');
  return inserted;
});
const app = fixtureOfEach(
  () =>
    startApp({
      connectorTypes: [salesforce],
      crms: [{ id: 'sales', type: 'salesforce', apiKeys: [OTHER_KEY], url: fake().url, login: JWT_LOGIN }],
      mappings: [mapping({ user: user(), crm: 'sales' })],
    }),
  closeApps,
);

/** The CRM's server names the agent; the Open CTI panel and other pages hold a token issued to the agent. */
const senders = {
  'the CRM’s server': async () => ({ key: OTHER_KEY, who: { user: user() } }),
  'a page with a token (Open CTI, panel)': async () => {
    const { body } = await app().request('POST', '/v1/tokens', {
      key: OTHER_KEY,
      body: { user: user(), scope: 'act' },
    });
    return { key: String(body['token']), who: {} };
  },
};

describe.each(Object.entries(senders))(
  'a number that the agent may not see, requested by %s',
  (_, sender) => {
    const send = async (path: string, click: Record<string, unknown>) => {
      const { key, who } = await sender();
      const headers = { 'idempotency-key': `${path}-${JSON.stringify(click)}` };
      return app().request('POST', path, {
        key,
        headers,
        body: { ...who, record: { type: 'Contact', id: id() }, ...click },
      });
    };
    const dialled = (): string[] =>
      app()
        .simulator.ledger()
        .filter(({ method }) => method === 'callback_init')
        .map((entry) => JSON.stringify(entry));

    it('is not offered', async () => {
      const { status, body } = await send('/v1/calls/preview', {});
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(HIDDEN.slice(1));
      expect(body).toMatchObject({ number: { destination: SEEN } });
    });

    it('is distinguished from the second number of a field that the agent may see', async () => {
      const two = { Name: 'Ona', Phone: `${SEEN} / ${SECOND}`, MobilePhone: HIDDEN };
      const record = { type: 'Contact', id: fake().org.insert('Contact', two, '') };
      for (const number of [HIDDEN, SECOND.slice(-6), `${SECOND}0`]) {
        const { body } = await send('/v1/calls', { record, field: 'Phone', number });
        expect([number, JSON.stringify(body).includes('accepted')]).toEqual([number, false]);
      }
      expect(dialled()).toEqual([]);
      expect((await send('/v1/calls', { record, field: 'Phone', number: SECOND })).status).toBe(201);
      expect(dialled()).toHaveLength(1);
      expect(dialled()[0]).toContain(SECOND.slice(1));
    });

    it('is not dialled, either by its field or as a number sent with the record', async () => {
      for (const click of [{ field: 'MobilePhone' }, { number: HIDDEN }]) {
        const { status, body } = await send('/v1/calls', click);
        expect([click, status >= 400]).toEqual([click, true]);
        expect(JSON.stringify(body)).not.toContain('accepted');
      }
      expect(dialled()).toEqual([]);
      // The number that the agent may see is dialled.
      expect((await send('/v1/calls', { field: 'Phone' })).status).toBe(201);
      expect(dialled()).toHaveLength(1);
      expect(dialled()[0]).not.toContain(HIDDEN.slice(1));
    });
  },
);
