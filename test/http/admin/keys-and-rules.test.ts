import { describe, expect, it } from '@jest/globals';
import { sign } from '../../../src/http/signature.ts';
import { click, operationsApp } from './operations-app.ts';

describe('keys and rules in the admin pages', () => {
  const { app, admin } = operationsApp();

  it('creates a key that works at once, rotates it and revokes it', async () => {
    const use = async (key: string): Promise<number> =>
      (await app().request('GET', '/v1/calls', { key })).status;
    const made = await admin().send('POST', 'keys', {
      body: { crm: 'site', kind: 'api', label: 'Intranet' },
    });
    expect(made.status).toBe(201);
    const { id, secret } = made.body as { id: string; secret: string };
    expect(await use(secret)).toBe(200);
    const list = await admin().send('GET', 'keys');
    expect(list.text).not.toContain(secret);
    const items = list.body['items'] as Record<string, unknown>[];
    expect(items.find((key) => key['id'] === id)).toMatchObject({
      label: 'Intranet',
      crm: 'site',
      kind: 'api',
      origin: 'stored',
      lastUsedAt: expect.any(String),
    });
    expect(items.filter((key) => key['origin'] === 'file')).toHaveLength(3);
    const rotated = (await admin().send('POST', `keys/${id}/rotate`)).body as { secret: string };
    expect(rotated.secret).not.toBe(secret);
    expect([await use(secret), await use(rotated.secret)]).toEqual([200, 200]);
    expect((await admin().send('DELETE', `keys/${id}`)).status).toBe(204);
    expect([await use(secret), await use(rotated.secret)]).toEqual([401, 401]);
    const fileKey = items.find((key) => key['origin'] === 'file')?.['id'];
    expect((await admin().send('DELETE', `keys/${String(fileKey)}`)).status).toBe(403);
    expect(
      (await admin().send('POST', 'keys', { body: { crm: 'no', kind: 'api', label: 'x' } })).status,
    ).toBe(400);
    const stored = JSON.stringify([...(await app().runtime.store.records.all('key'))]);
    expect(stored).not.toContain(secret);
    expect((await admin().send('GET', 'audit')).text).not.toContain(secret);
  });

  it('creates a signing secret that a CRM can use at once', async () => {
    const made = await admin().send('POST', 'keys', {
      body: { crm: 'site', kind: 'signing', label: 'Hooks' },
    });
    const { id, secret } = made.body as { id: string; secret: string };
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const send = async (webhookId: string): Promise<number> => {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const raw = Buffer.from(JSON.stringify({ type: 'user.changed', user: 'bob' }));
      const headers = {
        'webhook-id': webhookId,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${sign(key, webhookId, timestamp, raw)}`,
      };
      const body = JSON.parse(raw.toString()) as unknown;
      return (await app().request('POST', '/v1/events', { body, key: null, headers })).status;
    };
    expect(await send('one')).toBe(202);
    expect([...(await app().runtime.store.records.all('key')).values()].join()).not.toContain(
      secret.slice(6),
    );
    await admin().send('DELETE', `keys/${id}`);
    expect(await send('two')).toBe(401);
  });

  it('changes rules for the next click, tries numbers, and reverts to the file', async () => {
    const wouldDial = async (): Promise<unknown> =>
      (await admin().send('POST', 'preview', { body: click })).body['wouldDial'];
    const { body: before } = await admin().send('GET', 'rules');
    expect(before).toMatchObject({ origin: 'file', numbers: { defaultCountry: 'LT' } });
    const rules = { ...(before['rules'] as object), allowedCountries: ['DE'] };
    const put = await admin().send('PUT', 'rules', { body: { rules, numbers: before['numbers'] } });
    expect(put.body).toMatchObject({ origin: 'stored', rules: { allowedCountries: ['DE'] } });
    expect(await wouldDial()).toBe(false);
    const tried = await admin().send('POST', 'rules/try', { body: { raw: '8 612 34 001' } });
    expect(tried.body).toMatchObject({
      parsed: { e164: '+37061234001', country: 'LT' },
      verdict: { ok: false, rule: 'allowed_countries' },
      morForm: { main: '37061234001' },
    });
    const other = { raw: '8 612 34 001', rules: { ...rules, allowedCountries: ['LT'] } };
    // A form with mistakes gets an ordinary answer; it is not a fault of the connector.
    const wrong = { raw: '112', rules: { perAgent: { perDay: 0 } } };
    expect(await admin().send('POST', 'rules/try', { body: wrong })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    expect((await admin().send('POST', 'rules/try', { body: other })).body).toMatchObject({
      verdict: { ok: true },
    });
    expect(
      (await admin().send('PUT', 'rules', { body: { rules: { allowedCountries: ['Germany'] } } })).status,
    ).toBe(400);
    expect((await admin().send('DELETE', 'rules')).body).toMatchObject({ origin: 'file' });
    expect(await wouldDial()).toBe(true);
    const audit = await admin().send('GET', 'audit?subject=rules');
    expect((audit.body['items'] as { action: string }[]).map((e) => e.action)).toEqual([
      'rules.reset',
      'rules.edit',
    ]);
  });
});
