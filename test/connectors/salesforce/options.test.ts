import { describe, expect, it } from '@jest/globals';
import { ZodError } from 'zod';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import { JWT_LOGIN } from './setup.ts';

const good = { url: 'https://acme.my.salesforce.com/', login: JWT_LOGIN };

describe('options', () => {
  it('require only an address and a login', () => {
    expect(salesforce.options.parse(good)).toMatchObject({
      url: 'https://acme.my.salesforce.com',
      apiVersion: '68.0',
      visibility: 'agent',
      userFields: { username: 'MOR_Username__c', device: 'MOR_Device__c', source: 'MOR_Source__c' },
      task: { callIdField: 'MOR_Call_Id__c', language: 'en', fields: {} },
    });
  });

  it.each([
    [{ url: 'http://acme.my.salesforce.com' }],
    [{ url: 'acme.my.salesforce.com' }],
    [{ url: 'https://acme.lightning.force.com' }],
    [{ url: 'https://login.salesforce.com' }],
    [{ url: 'https://test.salesforce.com' }],
    [{ login: { flow: 'password', username: 'a', password: 'b' } }],
    [{ login: { ...JWT_LOGIN, privateKey: '' } }],
    [{ apiVersion: '68' }],
    [{ timeoutMs: 60_000 }],
    [{ objects: { "Contact'": { phones: ['Phone'] } } }],
    [{ objects: { Contact: { phones: ["Phone' OR"] } } }],
    [{ objects: { Contact: { phones: [] } } }],
    [{ objects: { Contact: { phones: ['A.B.C.D'] } } }],
    [{ userFields: { device: 'a b' } }],
    [{ task: { callIdField: 'x/y' } }],
    [{ surprise: true }],
  ])('reject %j', (change) => {
    expect(() => salesforce.options.parse({ ...good, ...change })).toThrow(ZodError);
  });
});
