import { describe, expect, it } from '@jest/globals';
import { app, click, key } from './clicks.ts';

const placedFor = (dst: string) =>
  app()
    .simulator.ledger()
    .filter((entry) => entry.params['dst'] === dst && entry.placed);

describe('POST /v1/calls', () => {
  it('signs a call, places it, follows it to its end and shows each state once', async () => {
    const { status, body, headers } = await click({
      user: 'ann',
      number: '+370 (612) 55-001',
      record: { type: 'Contact', id: 'c-1' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'accepted',
      crm: 'site',
      user: 'ann',
      source: '101',
      destination: '+37061255001',
      record: { type: 'Contact', id: 'c-1' },
      mor: { server: 'main', username: 'ann', device: '5' },
      message: 'Calling your phone',
      version: expect.any(Number),
    });
    expect((body['mor'] as { callbackUniqueId: string }).callbackUniqueId).toMatch(/^\d{17}$/);
    expect(body['createdAt']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(headers.get('location')).toBe(`/v1/calls/${String(body['id'])}`);
    const call = await app().until(String(body['id']), 'ended');
    expect(call).toMatchObject({ outcome: 'answered', talkSeconds: 12, hangupCause: 16 });
    const states = (call['timeline'] as { state: string }[]).map((entry) => entry.state);
    expect(new Set(states).size).toBe(states.length);
    expect(states.slice(0, 3)).toEqual(['requested', 'dialling', 'accepted']);
    expect(states.at(-1)).toBe('ended');
    expect(placedFor('37061255001')).toHaveLength(1);
  });

  it('does not dial a contact marked as not to be called', async () => {
    const before = app().simulator.ledger().length;
    const record = { type: 'Contact', id: 'c-9', doNotCall: true };
    const { status, body } = await click({ user: 'ann', number: '+37061255001', record });
    expect([status, body['code']]).toEqual([422, 'do_not_call']);
    expect(body['call']).toMatchObject({ state: 'refused', refusal: { code: 'do_not_call' } });
    expect(app().simulator.ledger()).toHaveLength(before);
    expect(
      (await click({ user: 'ann', number: '+37061255001', record: { ...record, doNotCall: 'yes' } })).status,
    ).toBe(400);
  });

  it('offers every number of a field, the first by default, and dials the one clicked', async () => {
    const field = '8 612 77 001; 8 612 77 011';
    const preview = await app().request('POST', '/v1/calls/preview', {
      body: { user: 'ann', number: field },
    });
    expect(preview.body['number']).toMatchObject({
      destination: '+37061277001',
      choices: ['+37061277001', '+37061277011'],
    });
    const { body } = await click({ user: 'ann', number: field });
    expect(body).toMatchObject({ destination: '+37061277001' });
    expect((await click({ user: 'ann', number: '+37061277011' })).body).toMatchObject({
      destination: '+37061277011',
    });
    const one = await app().request('POST', '/v1/calls/preview', {
      body: { user: 'ann', number: '8 612 77 001' },
    });
    expect(one.body['number']).not.toHaveProperty('choices');
  });

  it.each(['ann', ' ann ', 'ANN', '\uFF41nn', 'a\u200Bnn'])(
    'lets a token of ann act for %j, who is the same agent',
    async (user) => {
      const issued = await app().request('POST', '/v1/tokens', { body: { user: 'ann', scope: 'act' } });
      const token = String(issued.body['token']);
      const { status, body } = await app().request('POST', '/v1/calls/preview', {
        body: { user, number: '+37061255001' },
        key: token,
      });
      expect([status, body['code']]).toEqual([200, undefined]);
      const other = await app().request('POST', '/v1/calls/preview', { body: { user: 'anne' }, key: token });
      expect(other.status).toBe(403);
    },
  );

  it.each([
    ['002', 'busy'],
    ['003', 'no_answer'],
    ['004', 'failed'],
    ['005', 'agent_no_answer'],
    ['006', 'agent_no_answer'],
    ['007', 'cancelled'],
    ['008', 'failed'],
  ])('a call to …%s ends as %s', async (suffix, outcome) => {
    const { body } = await click({ user: 'bob', number: `+37061256${suffix}` });
    const call = await app().until(String(body['id']), 'ended');
    expect(call['outcome']).toBe(outcome);
  });

  it('answers the same key with the same call and dials once, even for simultaneous clicks', async () => {
    const headers = key();
    const body = { user: 'ann', number: '+37061257001' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => click(body, headers)));
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(19);
    expect(new Set(answers.map((a) => a.body['id'])).size).toBe(1);
    const later = await click(body, headers);
    expect(later).toMatchObject({ status: 200, body: { id: answers[0]?.body['id'] } });
    expect(placedFor('37061257001')).toHaveLength(1);
  });

  it('refuses a key already used for another click', async () => {
    const headers = key();
    await click({ user: 'ann', number: '+37061258001' }, headers);
    const { status, body } = await click({ user: 'ann', number: '+37061258099' }, headers);
    expect([status, body['code']]).toEqual([409, 'idempotency_conflict']);
    expect(placedFor('37061258099')).toHaveLength(0);
  });

  it.each([
    [{ user: 'nobody', number: '+37061200001' }, 422, 'agent_not_mapped'],
    [{ user: 'off', number: '+37061200001' }, 422, 'agent_disabled'],
    [{ user: 'ann', number: 'call me' }, 422, 'number_invalid'],
    [{ user: 'ann' }, 422, 'no_telephone_number'],
    [{ user: 'ann', number: '112' }, 422, 'destination_blocked'],
    [{ user: 'ann', number: '+370 900 12345' }, 422, 'destination_blocked'],
    [{ user: 'ann', number: '+37061200001', source: '999' }, 403, 'forbidden'],
    [{ user: 'ann', number: '+37061200001', callerId: '+4930123456' }, 403, 'forbidden'],
    [{ user: 'ann', number: '+37061200001', crm: 'demo' }, 403, 'forbidden'],
    [{ number: '+37061200001' }, 400, 'invalid_request'],
    [{ user: 'ann', number: 37061200001 }, 400, 'invalid_request'],
    [{ user: 'ann', number: '+37061200001', device: '7' }, 400, 'invalid_request'],
  ])('refuses %j with %i %s', async (body, status, code) => {
    const before = app().simulator.ledger().length;
    const answer = await click(body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code, status, retryable: false });
    expect(String(answer.body['detail']).length).toBeGreaterThan(10);
    expect(String(answer.body['cure']).length).toBeGreaterThan(10);
    expect(app().simulator.ledger()).toHaveLength(before);
  });

  it('sends nobody to the administrator over an emergency number, and names no technical type', async () => {
    const emergency = await click({ user: 'ann', number: '112' });
    expect(emergency.body).toMatchObject({ rule: 'emergency', call: { refusal: { rule: 'emergency' } } });
    expect(String(emergency.body['cure'])).toMatch(/on your telephone/);
    const premium = await click({ user: 'ann', number: '+370 900 12345' });
    expect(premium.body).toMatchObject({ rule: 'blocked_types' });
    for (const { body } of [emergency, premium]) {
      expect(`${String(body['detail'])} ${String(body['call'])}`).not.toMatch(/[A-Z]+_[A-Z]+/);
    }
    expect(String(emergency.body['cure'])).not.toMatch(/administrator/i);
  });

  it('reports MOR’s reason and its cure, and repeats them for the same key', async () => {
    const headers = key();
    const first = await click({ user: 'wrong', number: '+37061200001' }, headers);
    expect(first).toMatchObject({
      status: 422,
      body: { code: 'mor_refused', mor: { code: 'bad_device' }, call: { state: 'refused' } },
    });
    const again = await click({ user: 'wrong', number: '+37061200001' }, headers);
    expect(again.status).toBe(422);
    expect((again.body['call'] as { id: string }).id).toBe((first.body['call'] as { id: string }).id);
  });

  it('sends no destination when asked to, and MOR asks the agent', async () => {
    const { status, body } = await click({ user: 'free', number: null });
    expect(status).toBe(201);
    expect(body['destination']).toBeNull();
    const sent = app().simulator.ledger().at(-1);
    expect(sent?.params).not.toHaveProperty('dst');
    expect(sent?.placed).toBe(true);
  });

  it('refuses malformed JSON, a body that is too long and a key that is too long', async () => {
    const post = (raw: string | Uint8Array<ArrayBuffer>, headers = {}) =>
      app().request('POST', '/v1/calls', { raw, headers });
    expect((await post('{"user":')).body['code']).toBe('invalid_request');
    const latin1 = Uint8Array.from(Buffer.from('{"user":"ann","number":null,"notes":"J\u00f6rg"}', 'latin1'));
    expect((await post(latin1)).body['detail']).toBe('The body is not JSON in UTF-8.');
    expect(await post('x'.repeat(70_000))).toMatchObject({
      status: 413,
      body: { code: 'payload_too_large' },
    });
    const longKey = { 'idempotency-key': 'k'.repeat(256) };
    expect((await post('{"user":"ann","number":"+37061200001"}', longKey)).body['code']).toBe(
      'invalid_request',
    );
  });
});
