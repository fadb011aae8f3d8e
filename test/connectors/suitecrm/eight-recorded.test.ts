import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import type { Connector } from '../../../src/calls/connector.ts';
import { CRM_URL, recorded, replay } from './replay.ts';
import { createLegacyConnector, createV8Connector } from './setup.ts';

const AGENT = { crm: 'suite', user: '1' };
const FOLDER = 'suitecrm-8.8';
const ONA = /Contacts\/([^?]+)/.exec(recorded(`${FOLDER}/v8/contacts-get`).request.path)?.[1] ?? '';

describe('SuiteCRM 8.8.1, with its APIs below /legacy, against recorded exchanges', () => {
  let connector: Connector | undefined;
  beforeEach(() => {
    nock.disableNetConnect();
  });
  afterEach(async () => {
    await connector?.close();
    const unused = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(unused).toEqual([]);
  });
  const client = { version: 8, username: undefined, password: undefined };
  const expected = {
    name: 'Ona Kazlauskiene',
    numbers: [
      { field: 'phone_work', value: '+370 5 233 4001' },
      { field: 'phone_mobile', value: '+370 612 34001' },
    ],
    url: `${CRM_URL}/#/contacts/record/${ONA}`,
  };

  it('reads a contact over V8 as a client-credentials client', async () => {
    connector = createV8Connector(CRM_URL, client);
    replay([`${FOLDER}/v8/token-client-credentials`, `${FOLDER}/v8/contacts-get`]);
    expect(await connector.readRecord({ type: 'Contacts', id: ONA }, AGENT)).toMatchObject(expected);
  });

  it('finds nothing for an unknown record over V8 (HTTP 400)', async () => {
    connector = createV8Connector(CRM_URL, client);
    replay([`${FOLDER}/v8/token-client-credentials`, `${FOLDER}/v8/contacts-get-missing`]);
    const id = '00000000-dead-4000-8000-000000000000';
    expect(await connector.readRecord({ type: 'Contacts', id }, AGENT)).toBe(undefined);
  });

  it('reads a contact over v4_1', async () => {
    connector = createLegacyConnector(CRM_URL, { version: 8 });
    replay([`${FOLDER}/legacy/login-ok`, `${FOLDER}/legacy/get-entry-contact`]);
    expect(await connector.readRecord({ type: 'Contacts', id: ONA }, AGENT)).toMatchObject(expected);
  });
});
