import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OTHER_KEY, startApp, closeApps } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';

let app: TestApp;
let counter = 0;
const key = (): Record<string, string> => ({ 'idempotency-key': `click-${++counter}` });

beforeAll(async () => {
  app = await startApp({
    config: { rules: { perAgent: { concurrent: 50, perMinute: 1000, perDay: 9999 } } },
  });
});
afterAll(closeApps);

const click = (body: Record<string, unknown>, headers: Record<string, string> = key()) =>
  app.request('POST', '/v1/calls', { body, headers });

const placedFor = (dst: string) =>
  app.simulator.ledger().filter((entry) => entry.params['dst'] === dst && entry.placed);

describe('POST /v1/calls', () => {
  it('signs, places, follows to the end and shows each state once', async () => {
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
    const call = await app.until(String(body['id']), 'ended');
    expect(call).toMatchObject({ outcome: 'answered', talkSeconds: 12, hangupCause: 16 });
    const states = (call['timeline'] as { state: string }[]).map((entry) => entry.state);
    expect(new Set(states).size).toBe(states.length);
    expect(states.slice(0, 3)).toEqual(['requested', 'dialling', 'accepted']);
    expect(states.at(-1)).toBe('ended');
    expect(placedFor('37061255001')).toHaveLength(1);
  });

  it('dials nobody whom the click says not to call', async () => {
    const before = app.simulator.ledger().length;
    const record = { type: 'Contact', id: 'c-9', doNotCall: true };
    const { status, body } = await click({ user: 'ann', number: '+37061255001', record });
    expect([status, body['code']]).toEqual([422, 'do_not_call']);
    expect(body['call']).toMatchObject({ state: 'refused', refusal: { code: 'do_not_call' } });
    expect(app.simulator.ledger()).toHaveLength(before);
    expect(
      (await click({ user: 'ann', number: '+37061255001', record: { ...record, doNotCall: 'yes' } })).status,
    ).toBe(400);
  });

  it('offers every number of a field, the first by default, and dials the one that is clicked', async () => {
    const field = '8 612 77 001; 8 612 77 011';
    const preview = await app.request('POST', '/v1/calls/preview', { body: { user: 'ann', number: field } });
    expect(preview.body['number']).toMatchObject({
      destination: '+37061277001',
      choices: ['+37061277001', '+37061277011'],
    });
    const { body } = await click({ user: 'ann', number: field });
    expect(body).toMatchObject({ destination: '+37061277001' });
    expect((await click({ user: 'ann', number: '+37061277011' })).body).toMatchObject({
      destination: '+37061277011',
    });
    const one = await app.request('POST', '/v1/calls/preview', {
      body: { user: 'ann', number: '8 612 77 001' },
    });
    expect(one.body['number']).not.toHaveProperty('choices');
  });

  it.each(['ann', ' ann ', 'ANN', '\uFF41nn', 'a\u200Bnn'])(
    'lets a token of ann act for %j, who is the same agent',
    async (user) => {
      const issued = await app.request('POST', '/v1/tokens', { body: { user: 'ann', scope: 'act' } });
      const token = String(issued.body['token']);
      const { status, body } = await app.request('POST', '/v1/calls/preview', {
        body: { user, number: '+37061255001' },
        key: token,
      });
      expect([status, body['code']]).toEqual([200, undefined]);
      const other = await app.request('POST', '/v1/calls/preview', { body: { user: 'anne' }, key: token });
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
    const call = await app.until(String(body['id']), 'ended');
    expect(call['outcome']).toBe(outcome);
  });

  it('answers the same key with the same call and dials once, also for clicks at the same moment', async () => {
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

  it('refuses a key that was used for another click', async () => {
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
    const before = app.simulator.ledger().length;
    const answer = await click(body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code, status, retryable: false });
    expect(String(answer.body['detail']).length).toBeGreaterThan(10);
    expect(String(answer.body['cure']).length).toBeGreaterThan(10);
    expect(app.simulator.ledger()).toHaveLength(before);
  });

  it('sends nobody to the administrator about an emergency number, and names no technical type', async () => {
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

  it('tells MOR’s reason and its cure, and repeats them for the same key', async () => {
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
    const sent = app.simulator.ledger().at(-1);
    expect(sent?.params).not.toHaveProperty('dst');
    expect(sent?.placed).toBe(true);
  });

  it('refuses what is no JSON, too long a body and too long a key', async () => {
    const post = (raw: string | Uint8Array<ArrayBuffer>, headers = {}) =>
      app.request('POST', '/v1/calls', { raw, headers });
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

describe('reading calls', () => {
  it('lists newest first, page by page, own instance only', async () => {
    for (const n of [1, 2, 3])
      await click({ user: 'free', number: `+3706129900${n}`, record: { type: 'Lead', id: 'l-9' } });
    const first = await app.request('GET', '/v1/calls?user=free&record=Lead/l-9&limit=2');
    expect(first.status).toBe(200);
    const items = first.body['items'] as { destination: string; createdAt: string }[];
    expect(items.map((c) => c.destination)).toEqual(['+37061299003', '+37061299002']);
    const second = await app.request(
      'GET',
      `/v1/calls?user=free&record=Lead/l-9&limit=2&cursor=${String(first.body['next'])}`,
    );
    expect((second.body['items'] as { destination: string }[]).map((c) => c.destination)).toEqual([
      '+37061299001',
    ]);
    expect(second.body['next']).toBeUndefined();
    const other = await app.request('GET', '/v1/calls', { key: OTHER_KEY });
    expect(other.body['items']).toEqual([]);
  });

  it.each([
    'limit=0',
    'limit=x',
    'state=gone',
    'from=yesterday',
    'record=Lead',
    'cursor=%21%21',
    'colour=red',
  ])('refuses ?%s', async (query) => {
    const { status, body } = await app.request('GET', `/v1/calls?${query}`);
    expect([status, body['code']]).toEqual([400, 'invalid_request']);
  });

  it('waits for a change, at most as long as asked', async () => {
    const { body } = await click({ user: 'ann', number: '+37061260011' });
    const path = `/v1/calls/${String(body['id'])}`;
    const changed = await app.request('GET', `${path}?since=${String(body['version'])}&wait=4`);
    expect(Number(changed.body['version'])).toBeGreaterThan(Number(body['version']));
    await app.until(String(body['id']), 'connected');
    const { body: current } = await app.request('GET', path);
    const waiting = app.request('GET', `${path}?since=${String(current['version'])}&wait=1`);
    const first = await Promise.race([waiting, new Promise((done) => setTimeout(done, 100, 'nothing yet'))]);
    expect(first).toBe('nothing yet');
    expect((await waiting).body['version']).toBe(current['version']);
    expect((await app.request('GET', `${path}?wait=60`)).status).toBe(400);
  });

  it('does not tell another instance, or a made-up id, anything', async () => {
    const { body } = await click({ user: 'ann', number: '+37061261001' });
    const path = `/v1/calls/${String(body['id'])}`;
    for (const answer of [
      await app.request('GET', path, { key: OTHER_KEY }),
      await app.request('GET', '/v1/calls/no-such-call'),
      await app.request('PATCH', path, { key: OTHER_KEY, body: { notes: 'x' } }),
      await app.request('POST', `${path}/hangup`, { key: OTHER_KEY }),
      await app.request('GET', `${path}/events`, { key: OTHER_KEY }),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([404, 'call_not_found']);
    }
  });

  it('keeps notes and result', async () => {
    const { body } = await click({ user: 'ann', number: '+37061262001', notes: 'ask for Jūratė' });
    const path = `/v1/calls/${String(body['id'])}`;
    const patched = await app.request('PATCH', path, {
      body: { notes: 'spoke to Jūratė 📞', disposition: 'Interested' },
    });
    expect(patched).toMatchObject({
      status: 200,
      body: { notes: 'spoke to Jūratė 📞', disposition: 'Interested' },
    });
    expect((await app.request('GET', path)).body['notes']).toBe('spoke to Jūratė 📞');
  });

  it('says that it cannot hang up where no v2 user is configured', async () => {
    const { body } = await click({ user: 'ann', number: '+37061263011' });
    const answer = await app.request('POST', `/v1/calls/${String(body['id'])}/hangup`);
    expect(answer).toMatchObject({ status: 501, body: { code: 'not_supported' } });
  });
});

describe('preview', () => {
  it('shows every step and the request, dials nothing and hides the hash', async () => {
    const before = app.simulator.ledger().length;
    const { status, body } = await app.request('POST', '/v1/calls/preview', {
      body: { user: 'ann', number: '8 612 34567' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      wouldDial: true,
      number: { raw: '8 612 34567', destination: '+37061234567', dialled: '37061234567' },
      mapping: { device: { value: '5', from: 'mapping' } },
      request: {
        method: 'POST',
        params: { device: '5', dst: '37061234567', src: '101', u: 'ann', hash: '<hidden>' },
      },
    });
    expect(app.simulator.ledger()).toHaveLength(before);
  });

  it('stops at the step that fails, with the problem', async () => {
    const { body } = await app.request('POST', '/v1/calls/preview', {
      body: { user: 'ann', number: '+370 900 12345' },
    });
    expect(body).toMatchObject({ wouldDial: false, problem: { code: 'destination_blocked' } });
    const steps = body['steps'] as { step: string; ok: boolean }[];
    expect(steps.at(-1)).toMatchObject({ step: 'rules', ok: false });
  });
});
