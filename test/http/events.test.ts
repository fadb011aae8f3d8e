import { describe, expect, it } from '@jest/globals';
import { OTHER_KEY, startApp, closeApps } from '../helpers/app.ts';
import { readEvents } from '../helpers/sse.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
const app = fixtureOfAll(
  () =>
    startApp({
      simulator: { speed: 8 },
      config: { rules: { perAgent: { concurrent: 99, perMinute: 999, perDay: 9999 } } },
      mor: { v2: { username: 'admin', password: 'admin1' } },
    }),
  closeApps,
);

const place = async (user: string, number: string): Promise<string> => {
  const { status, body } = await app().request('POST', '/v1/calls', { body: { user, number } });
  expect(status).toBe(201);
  return String(body['id']);
};

const send = (body: unknown, headers: Record<string, string> = {}) =>
  app().request('POST', '/v1/events', { body, headers });

describe('event streams', () => {
  it('of a call send every state until it has ended, then close', async () => {
    const { clock } = app().simulator;
    clock.setManual(true);
    const id = await place('ann', '+37061280001');
    const reading = readEvents(`${app().url}/v1/calls/${id}/events`, {});
    // MOR's clock advances once a state has been seen, so that a busy machine misses none.
    for (const [state, ms] of [
      ['agent_ringing', 2_000],
      ['contact_ringing', 4_000],
      ['connected', 12_000],
    ] as const) {
      await app().until(id, state);
      await clock.advance(ms);
    }
    clock.setManual(false);
    const events = await reading;
    const calls = events.map((e) => e.data as { version: number; state: string; id: string });
    const versions = calls.map((c) => c.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(calls.every((c) => c.id === id)).toBe(true);
    const told = [...new Set(calls.map((c) => c.state))].filter((state) => state !== 'accepted');
    expect(told).toEqual(['agent_ringing', 'contact_ringing', 'connected', 'ended']);
  });

  it('of an ended call send its end once and keep the browser from reconnecting', async () => {
    const id = await place('ann', '+37061280006');
    await app().until(id, 'ended');
    const [only, ...more] = await readEvents(`${app().url}/v1/calls/${id}/events`, {});
    expect(only?.data).toMatchObject({ id, state: 'ended' });
    expect(more).toEqual([]);
    const again = await app().request('GET', `/v1/calls/${id}/events`, {
      headers: { 'last-event-id': String(only?.id) },
    });
    expect(again.status).toBe(204);
  });

  it('of an agent begin with that agent’s current calls and follow only those', async () => {
    const running = await place('bob', '+37061281011');
    const stop = new AbortController();
    const seen: { event: string; data: { id?: string; items?: { id: string }[] } }[] = [];
    const reading = readEvents(`${app().url}/v1/stream?user=bob`, {
      signal: stop.signal,
      onEvent: (e) => seen.push(e as never),
    });
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen[0]).toMatchObject({ event: 'calls' });
    expect(seen[0]?.data.items?.map((c) => c.id)).toEqual([running]);
    const mine = await place('bob', '+37061281002');
    await place('ann', '+37061281002');
    await app().until(mine, 'ended');
    stop.abort();
    await reading;
    const ids = new Set(seen.slice(1).map((e) => e.data.id));
    expect(ids.has(mine)).toBe(true);
    expect([...ids].every((id) => id === mine || id === running)).toBe(true);
  });
});

describe('hanging up', () => {
  it('ends the call through API v2', async () => {
    const id = await place('free', '+37061282011');
    await app().until(id, 'connected');
    const answer = await app().request('POST', `/v1/calls/${id}/hangup`);
    expect(answer.status).toBe(202);
    const call = await app().until(id, 'ended');
    expect(call['outcome']).toBe('answered');
    expect(
      app()
        .simulator.ledger()
        .some((entry) => entry.dangerous),
    ).toBe(false);
    expect((await app().request('POST', `/v1/calls/${id}/hangup`)).status).toBe(202);
  });

  it('while the contact’s telephone rings makes the call cancelled', async () => {
    const id = await place('free', '+37061282003');
    await app().until(id, 'contact_ringing');
    expect((await app().request('POST', `/v1/calls/${id}/hangup`)).status).toBe(202);
    expect((await app().until(id, 'ended'))['outcome']).toBe('cancelled');
  });
});

describe('POST /v1/events', () => {
  it('places a requested call once, however often the hook repeats it', async () => {
    const event = { type: 'call.requested', user: 'ann', number: '+37061283001', activityId: 'crm-call-1' };
    const key = { 'idempotency-key': 'hook-1' };
    const first = await send(event, key);
    expect(first).toMatchObject({ status: 202, body: { accepted: true, call: { state: 'accepted' } } });
    await send(event, key);
    expect(
      app()
        .simulator.ledger()
        .filter((e) => e.params['dst'] === '37061283001'),
    ).toHaveLength(1);
  });

  it('tells the hook why it refuses an order, and whether the record will show it', async () => {
    const order = { type: 'call.requested', user: 'ann', activityId: 'crm-call-2' };
    const refused = await send({ ...order, number: '112' });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'destination_blocked', call: { state: 'refused' } },
    });
    // This instance keeps no activities, so only the hook can tell the record.
    expect(refused.body['call']).not.toHaveProperty('activity');
    const empty = await send(order);
    expect([empty.status, empty.body['code']]).toEqual([422, 'no_telephone_number']);
  });

  it('answers before a slow MOR does, and still places the call', async () => {
    app().simulator.faults.add({
      kind: 'delay',
      delayMs: 5_000,
      when: 'before',
      method: 'callback_init',
      count: 1,
    });
    const answer = await send(
      { type: 'call.requested', user: 'ann', number: '+37061285001' },
      { 'idempotency-key': 'slow' },
    );
    expect(answer).toMatchObject({ status: 202, body: { accepted: true } });
    const placed = () =>
      app()
        .simulator.ledger()
        .filter((e) => e.params['dst'] === '37061285001' && e.placed);
    expect(placed()).toEqual([]);
    while (placed().length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await send(
      { type: 'call.requested', user: 'ann', number: '+37061285001' },
      { 'idempotency-key': 'slow' },
    );
    expect(placed()).toHaveLength(1);
  });

  it.each([{}, { type: 'call.imagined' }])('names the events that exist when it gets %j', async (body) => {
    expect(await send(body)).toMatchObject({
      status: 400,
      body: {
        code: 'invalid_request',
        detail: 'body.type: must be call.requested, user.changed, contact.changed or call.noted',
      },
    });
  });

  it('accepts notes only for a call of its own instance', async () => {
    const id = await place('ann', '+37061284001');
    expect((await send({ type: 'call.noted', call: id, notes: 'from the CRM' })).status).toBe(202);
    expect((await app().request('GET', `/v1/calls/${id}`)).body['notes']).toBe('from the CRM');
    const foreign = await app().request('POST', '/v1/events', {
      key: OTHER_KEY,
      body: { type: 'call.noted', call: id, notes: 'x' },
    });
    expect(foreign.body['code']).toBe('call_not_found');
  });

  it.each([
    { type: 'user.changed', user: 'ann' },
    { type: 'contact.changed', record: { type: 'Contact', id: '1' } },
  ])('accepts %j', async (event) => {
    expect(await send(event)).toMatchObject({ status: 202, body: { accepted: true } });
  });

  it.each([
    { type: 'user.deleted', user: 'ann' },
    { type: 'user.changed' },
    {},
    { type: 'call.requested', number: '1' },
  ])('refuses %j', async (event) => {
    expect(await send(event)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});
