import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import nock from 'nock';
import { Api } from '../../../connectors/salesforce/api.ts';
import { startDeadline } from '../../../connectors/shared/deadline.ts';
import { Session } from '../../../connectors/shared/session.ts';

const ORG = 'https://acme.my.salesforce.com';
const TOKEN = { token: 'secret-token', instanceUrl: ORG, userId: '005000000000001AAA' };

const apiOf = (timeoutMs = 60_000, now = () => Date.now()) => {
  let logins = 0;
  const session = new Session({
    login: async () => {
      logins += 1;
      return { ...TOKEN, token: `${TOKEN.token}-${logins}` };
    },
    now: () => Date.now(),
  });
  return { api: new Api({ version: '68.0', timeoutMs, now, steady: now }, session), logins: () => logins };
};
const get = { method: 'GET', path: '/sobjects/Task/describe' } as const;
const DESCRIBE = '/services/data/v68.0/sobjects/Task/describe';

describe('requests to the org', () => {
  beforeEach(() => {
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => {
    nock.abortPendingRequests();
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
  });

  it('use the pinned API version and the token, and record the API usage', async () => {
    const { api } = apiOf();
    nock(ORG, { reqheaders: { authorization: 'Bearer secret-token-1' } })
      .get(DESCRIBE)
      .reply(200, { name: 'Task' }, { 'Sforce-Limit-Info': 'api-usage=18/5000' });
    expect(api.usage()).toBe(undefined);
    expect(await api.request(get, startDeadline('click', 60_000))).toEqual({ name: 'Task' });
    expect(api.usage()).toEqual({ used: 18, limit: 5_000 });
  });

  it('renew the token once and retry once', async () => {
    const { api, logins } = apiOf();
    const expired = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }];
    nock(ORG).get(DESCRIBE).matchHeader('authorization', 'Bearer secret-token-1').reply(200, {});
    await api.request(get, startDeadline('click', 60_000));
    nock(ORG).get(DESCRIBE).matchHeader('authorization', 'Bearer secret-token-1').reply(401, expired);
    nock(ORG).get(DESCRIBE).matchHeader('authorization', 'Bearer secret-token-2').reply(200, { ok: true });
    expect(await api.request(get, startDeadline('click', 60_000))).toEqual({ ok: true });
    expect(logins()).toBe(2);
  });

  it('never send the token to another host', async () => {
    const { api } = apiOf();
    const elsewhere = nock('https://evil.example').get('/').reply(200, { records: [] });
    nock(ORG).get(/query/).reply(302, '', { location: 'https://evil.example/' });
    await expect(api.query('SELECT Id FROM Task', startDeadline('click', 60_000))).rejects.toMatchObject({
      kind: 'unreachable',
    });
    expect(elsewhere.isDone()).toBe(false);
  });

  it.each([
    [429, 'busy'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('are not retried by the library after HTTP %i', async (status, kind) => {
    const { api } = apiOf();
    let sent = 0;
    nock(ORG)
      .persist()
      .get(DESCRIBE)
      .reply(() => {
        sent += 1;
        return [status, [{ errorCode: 'SERVER_UNAVAILABLE', message: 'busy' }]];
      });
    await expect(api.request(get, startDeadline('click', 60_000))).rejects.toMatchObject({ kind, status });
    expect(sent).toBe(1);
  });

  it('time out, even when only the body is missing', async () => {
    const { api } = apiOf(150);
    const stalled = new PassThrough();
    nock(ORG)
      .get(DESCRIBE)
      .reply(200, () => stalled);
    await expect(api.request(get, startDeadline('click', 5_000))).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('no answer within 150 ms'),
    });
    stalled.end();
  });

  it('end when the operation as a whole has run out of time', async () => {
    const { api } = apiOf(5_000);
    nock(ORG).get(DESCRIBE).delay(3_000).reply(200, {});
    await expect(api.request(get, startDeadline('click', 100))).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  it.each([
    [400, [{ errorCode: 'MALFORMED_QUERY', message: 'unexpected token' }], 'rejected', 'MALFORMED_QUERY'],
    [300, ['/a', '/b'], 'rejected', 'MULTIPLE_CHOICES'],
    [404, 'nothing here', 'unreachable', 'HTTP 404'],
    [
      400,
      [
        { errorCode: 'FIRST', message: 'one' },
        { errorCode: 'SECOND', message: 'two' },
      ],
      'rejected',
      'FIRST: one; SECOND: two',
    ],
  ])('map HTTP %i %j to "%s"', async (status, body, kind, text) => {
    const { api } = apiOf();
    nock(ORG).get(DESCRIBE).reply(status, body);
    const failure = await api.request(get, startDeadline('click', 60_000)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind, message: expect.stringContaining(text) });
    expect(JSON.stringify(failure)).not.toContain('secret-token');
  });

  it.each([[{ records: 'none' }], [['x']], ['<html/>']])(
    'reject %j as the answer to a query',
    async (body) => {
      const { api } = apiOf();
      nock(ORG).get(/query/).reply(200, body);
      await expect(api.query('SELECT Id FROM Task', startDeadline('click', 60_000))).rejects.toMatchObject({
        kind: 'unreachable',
        message: expect.stringContaining('no usable answer'),
      });
    },
  );
});
