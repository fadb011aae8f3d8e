import { describe, expect, it } from '@jest/globals';
import { OTHER_KEY } from '../helpers/app.ts';
import { RESULTS } from '../../src/vocabulary/outcomes.ts';
import { app, click } from './clicks.ts';

describe('reading calls', () => {
  it('lists its own instance only, newest first, page by page', async () => {
    for (const n of [1, 2, 3])
      await click({ user: 'free', number: `+3706129900${n}`, record: { type: 'Lead', id: 'l-9' } });
    const first = await app().request('GET', '/v1/calls?user=free&record=Lead/l-9&limit=2');
    expect(first.status).toBe(200);
    const items = first.body['items'] as { destination: string; createdAt: string }[];
    expect(items.map((c) => c.destination)).toEqual(['+37061299003', '+37061299002']);
    const second = await app().request(
      'GET',
      `/v1/calls?user=free&record=Lead/l-9&limit=2&cursor=${String(first.body['next'])}`,
    );
    expect((second.body['items'] as { destination: string }[]).map((c) => c.destination)).toEqual([
      '+37061299001',
    ]);
    expect(second.body['next']).toBeUndefined();
    const other = await app().request('GET', '/v1/calls', { key: OTHER_KEY });
    expect(other.body['items']).toEqual([]);
  });

  it.each([
    'limit=0',
    'limit=x',
    'state=gone',
    'from=yesterday',
    'from=2026-11-31',
    'from=2026-11-30T09:00',
    'limit=1&limit=2',
    'user=ann&user=bob',
    'record=Lead',
    'cursor=%21%21',
    'colour=red',
    'minSeconds=-1',
    'number=abc',
  ])('refuses ?%s', async (query) => {
    const { status, body } = await app().request('GET', `/v1/calls?${query}`);
    expect([status, body['code']]).toEqual([400, 'invalid_request']);
  });

  it('takes days, both included, and moments, of which the last is not', async () => {
    const { body } = await click({ user: 'ann', number: '+37061299010' });
    const at = String(body['createdAt']);
    const day = at.slice(0, 10);
    const isListed = async (query: string): Promise<boolean> => {
      const { body: page } = await app().request('GET', `/v1/calls?user=ann&${query}`);
      return (page['items'] as { id: string }[]).some(({ id }) => id === body['id']);
    };
    expect(await isListed(`from=${day}&to=${day}`)).toBe(true);
    expect(await isListed('from=2026-01-01&to=2026-01-31')).toBe(false);
    expect(await isListed(`from=${at}`)).toBe(true);
    expect(await isListed(`from=${day}&to=${at}`)).toBe(false);
  });

  it('says how a period is written', async () => {
    const { body } = await app().request('GET', '/v1/calls?to=tomorrow');
    expect(body['errors']).toMatchObject([
      { path: 'query.to', message: expect.stringContaining('2026-11-28T09:00:00Z') as unknown },
    ]);
  });

  it('waits for a change, at most as long as requested', async () => {
    const { body } = await click({ user: 'ann', number: '+37061260011' });
    const path = `/v1/calls/${String(body['id'])}`;
    const changed = await app().request('GET', `${path}?since=${String(body['version'])}&wait=4`);
    expect(Number(changed.body['version'])).toBeGreaterThan(Number(body['version']));
    await app().until(String(body['id']), 'connected');
    const { body: current } = await app().request('GET', path);
    const waiting = app().request('GET', `${path}?since=${String(current['version'])}&wait=1`);
    const first = await Promise.race([waiting, new Promise((done) => setTimeout(done, 100, 'nothing yet'))]);
    expect(first).toBe('nothing yet');
    expect((await waiting).body['version']).toBe(current['version']);
    expect((await app().request('GET', `${path}?wait=60`)).status).toBe(400);
  });

  it('reveals nothing to another instance or for a made-up id', async () => {
    const { body } = await click({ user: 'ann', number: '+37061261001' });
    const path = `/v1/calls/${String(body['id'])}`;
    for (const answer of [
      await app().request('GET', path, { key: OTHER_KEY }),
      await app().request('GET', '/v1/calls/no-such-call'),
      await app().request('PATCH', path, { key: OTHER_KEY, body: { notes: 'x' } }),
      await app().request('POST', `${path}/hangup`, { key: OTHER_KEY }),
      await app().request('GET', `${path}/events`, { key: OTHER_KEY }),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([404, 'call_not_found']);
    }
  });

  it('keeps the notes and the result', async () => {
    const { body } = await click({ user: 'ann', number: '+37061262001', notes: 'ask for Jūratė' });
    const path = `/v1/calls/${String(body['id'])}`;
    const patched = await app().request('PATCH', path, {
      body: { notes: 'spoke to Jūratė 📞', result: 'call_back' },
    });
    expect(patched).toMatchObject({
      status: 200,
      body: { notes: 'spoke to Jūratė 📞', result: { code: 'call_back', label: 'Call back' } },
    });
    expect((await app().request('GET', path)).body['notes']).toBe('spoke to Jūratė 📞');
  });

  it.each([
    ['Rückruf', 'call_back'],
    ['Perskambinti', 'call_back'],
    ['reached', 'reached'],
    ['left a MESSAGE ', 'left_message'],
  ])('stores a code for the label %s', async (disposition, code) => {
    const { body } = await click({ user: 'ann', number: '+37061262001' });
    const path = `/v1/calls/${String(body['id'])}`;
    await app().request('PATCH', path, { body: { disposition } });
    const { body: call } = await app().request('GET', path);
    expect(call['result']).toMatchObject({ code });
    expect(call['disposition']).toBe((call['result'] as { label: string }).label);
  });

  it.each([
    [{ result: 'Rückruf' }, 'result'],
    [{ result: 'sold' }, 'result'],
    [{ disposition: 'Sold' }, 'disposition'],
    [{ result: 'reached', disposition: 'Rückruf' }, 'disposition'],
  ])('stores nothing of %j', async (wrong, path) => {
    const { body } = await click({ user: 'ann', number: '+37061262001' });
    const address = `/v1/calls/${String(body['id'])}`;
    const answer = await app().request('PATCH', address, { body: { notes: 'lost?', ...wrong } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path }] } });
    expect((await app().request('GET', address)).body).not.toHaveProperty('notes');
  });

  it('lists by result and by the end of the number', async () => {
    const { body } = await click({ user: 'ann', number: '+37061277345' });
    await app().request('PATCH', `/v1/calls/${String(body['id'])}`, { body: { result: 'wrong_number' } });
    for (const query of ['result=wrong_number', 'number=277345', 'number=%2B370%20612%2077345']) {
      const { body: page } = await app().request('GET', `/v1/calls?user=ann&${query}`);
      expect((page['items'] as { id: string }[]).map(({ id }) => id)).toEqual([body['id']]);
    }
    expect((await app().request('GET', '/v1/calls?minSeconds=99999')).body['items']).toEqual([]);
  });

  it('lists the possible results, and clears a result', async () => {
    const { body } = await app().request('GET', '/v1/agent?user=ann');
    // Her telephone is an extension: no voicemail of a mobile answers for her.
    const usual = RESULTS.filter((code) => code !== 'my_voicemail');
    expect((body['results'] as { code: string }[]).map(({ code }) => code)).toEqual(usual);
    const path = `/v1/calls/${String((await click({ user: 'ann', number: '+37061262001' })).body['id'])}`;
    await app().request('PATCH', path, { body: { result: 'reached' } });
    for (const result of ['', null]) {
      expect((await app().request('PATCH', path, { body: { result } })).body).not.toHaveProperty('result');
    }
  });

  it('says that it cannot hang up when no v2 user is configured', async () => {
    const { body } = await click({ user: 'ann', number: '+37061263011' });
    const answer = await app().request('POST', `/v1/calls/${String(body['id'])}/hangup`);
    expect(answer).toMatchObject({ status: 501, body: { code: 'not_supported' } });
  });
});

describe('preview', () => {
  it('shows every step and the request without dialling, and hides the hash', async () => {
    const before = app().simulator.ledger().length;
    const { status, body } = await app().request('POST', '/v1/calls/preview', {
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
    expect(app().simulator.ledger()).toHaveLength(before);
  });

  it('stops at the step that fails, with the problem', async () => {
    const { body } = await app().request('POST', '/v1/calls/preview', {
      body: { user: 'ann', number: '+370 900 12345' },
    });
    expect(body).toMatchObject({ wouldDial: false, problem: { code: 'destination_blocked' } });
    const steps = body['steps'] as { step: string; ok: boolean }[];
    expect(steps.at(-1)).toMatchObject({ step: 'rules', ok: false });
  });
});
