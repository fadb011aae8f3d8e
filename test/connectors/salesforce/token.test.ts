import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPublicKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import nock from 'nock';
import { startDeadline } from '../../../connectors/shared/deadline.ts';
import { requestToken } from '../../../connectors/salesforce/token.ts';
import { defined } from '../../../src/defined.ts';
import { JWT_LOGIN, PRIVATE_KEY } from './setup.ts';

const ORG = 'https://acme.my.salesforce.com';
const AT = {
  nowMs: Date.parse('2026-11-23T12:00:00Z'),
  timeoutMs: 9_000,
  deadline: startDeadline('click', 60_000),
};
const SHORT_MS = 200;
const GOOD = {
  access_token: 'secret-token',
  instance_url: ORG,
  id: `${ORG}/id/00Dxx0000000000EAA/005xx0000000001AAA`,
};

describe('credentials', () => {
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

  const answerWith = (status: number, body: nock.Body, headers: Record<string, string> = {}) => {
    const sent: URLSearchParams[] = [];
    nock(ORG)
      .post('/services/oauth2/token', (form: unknown) => {
        sent.push(new URLSearchParams(form as Record<string, string>));
        return true;
      })
      .reply(status, body, headers);
    return sent;
  };

  it.each([
    [undefined, ORG],
    ['https://login.gov.example', 'https://login.gov.example'],
  ])('signs an assertion for the integration user, audience %s', async (audience, expected) => {
    const sent = answerWith(200, GOOD);
    const login = { ...JWT_LOGIN, ...defined({ audience }) };
    expect(await requestToken(ORG, login, AT)).toEqual({
      token: 'secret-token',
      instanceUrl: ORG,
      userId: '005xx0000000001AAA',
    });
    expect(sent[0]?.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const { payload, protectedHeader } = await jwtVerify(
      sent[0]?.get('assertion') ?? '',
      createPublicKey(PRIVATE_KEY),
      { currentDate: new Date(AT.nowMs) },
    );
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toEqual({
      iss: 'consumer-key',
      sub: 'integration@acme.example',
      aud: expected,
      exp: AT.nowMs / 1000 + 180,
    });
  });

  it('sends id and secret for client credentials', async () => {
    const sent = answerWith(200, GOOD);
    await requestToken(ORG, { flow: 'client_credentials', clientId: 'id', clientSecret: 'hush' }, AT);
    expect(Object.fromEntries(sent[0] ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'id',
      client_secret: 'hush',
    });
  });

  it.each([
    [
      400,
      { error: 'invalid_grant', error_description: 'audience is invalid' },
      'credentials',
      'invalid_grant audience',
    ],
    [400, { error: 'app_not_found' }, 'credentials', 'app_not_found'],
    [401, 'nothing useful', 'credentials', 'HTTP 401'],
    [302, '', 'credentials', 'HTTP 302'],
    [429, {}, 'unreachable', 'HTTP 429'],
    [503, '<html>Maintenance</html>', 'unreachable', 'HTTP 503'],
    [200, '<html>Log in</html>', 'unreachable', 'no usable answer'],
    [200, { access_token: '', instance_url: ORG }, 'unreachable', 'no usable answer'],
  ])('HTTP %i %j is "%s"', async (status, body, kind, text) => {
    answerWith(status, body, { location: 'https://elsewhere.example/' });
    await expect(requestToken(ORG, JWT_LOGIN, AT)).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(text),
    });
  });

  it('gives up after the timeout', async () => {
    nock(ORG).post('/services/oauth2/token').delay(2_000).reply(200, GOOD);
    await expect(requestToken(ORG, JWT_LOGIN, { ...AT, timeoutMs: SHORT_MS })).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('no answer within 200 ms'),
    });
  });

  it('names the faulty key without revealing it', async () => {
    const login = { ...JWT_LOGIN, privateKey: 'not a key at all' };
    const failure = await requestToken(ORG, login, AT).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      kind: 'credentials',
      message: expect.stringContaining('login.privateKey'),
    });
    expect(String(failure)).not.toContain('not a key at all');
  });
});
