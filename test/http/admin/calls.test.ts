import { describe, expect, it } from '@jest/globals';
import { sampleCall } from '../../contracts/store/samples.ts';
import { quantileSec } from '../../../src/http/admin/routes/overview.ts';
import { VIEWER_PASSWORD } from '../../helpers/pages.ts';
import { signedIn } from './client.ts';
import type { AdminClient } from './client.ts';
import { click, operationsApp } from './operations-app.ts';

describe('the time to ring', () => {
  it('is interpolated within the bucket of the quantile', () => {
    const ring = [
      { untilMs: 500, calls: 10 },
      { untilMs: 1_000, calls: 80 },
      { untilMs: 4_000, calls: 10 },
    ];
    expect(quantileSec(ring, 0.5)).toBe(0.8);
    expect(quantileSec(ring, 0.95)).toBe(2.5);
    expect(quantileSec([], 0.5)).toBeNull();
  });
});

describe('calls in the admin pages', () => {
  const { app, admin } = operationsApp();

  it('previews a click and dials nothing', async () => {
    const before = app().simulator.ledger().length;
    const { body } = await admin().send('POST', 'preview', { body: click });
    expect(body).toMatchObject({ wouldDial: true, number: { destination: '+37061234001' } });
    expect(app().simulator.ledger()).toHaveLength(before);
    expect((await admin().send('POST', 'preview', { body: { user: 'ann' } })).status).toBe(400);
  });

  it('places one test call and shows it in the list, detail, CSV and overview', async () => {
    const place = () =>
      admin().send('POST', 'test-call', { body: click, headers: { 'idempotency-key': 'test-call-0001' } });
    expect((await admin().send('POST', 'test-call', { body: click })).status).toBe(400);
    const placed = await place();
    expect(placed.status).toBe(201);
    const again = await place();
    expect(again).toMatchObject({ status: 200, body: { id: placed.body['id'] } });
    expect(
      app()
        .simulator.ledger()
        .filter((entry) => entry.method === 'callback_init'),
    ).toHaveLength(1);
    const id = String(placed.body['id']);
    await app().until(id, 'ended');
    const listed = await admin().send('GET', 'calls?outcome=answered&crm=demo');
    expect(listed.body['items']).toMatchObject([{ id, outcome: 'answered' }]);
    expect((await admin().send('GET', 'calls?outcome=busy')).body['items']).toEqual([]);
    expect((await admin().send('GET', `calls/${id}`)).body).toMatchObject({
      id,
      timeline: expect.any(Array),
    });
    expect((await admin().send('GET', 'calls/no-such')).body).toMatchObject({ code: 'call_not_found' });
    const found = async (query: string): Promise<unknown[]> =>
      ((await admin().send('GET', `calls?${query}`)).body['items'] as { id: string }[]).map(
        (call) => call.id,
      );
    expect(await found('sort=longest&direction=outbound&minSeconds=0')).toEqual([id]);
    for (const query of ['search=nobody', 'search=%2B99%20999', 'result=reached', 'direction=inbound']) {
      expect(await found(query)).toEqual([]);
    }
    const csv = await admin().send('GET', 'calls/export.csv');
    expect(csv.text.split('\r\n')[1]).toContain(id);
    const overview = await admin().send('GET', 'overview');
    expect(overview.body).toMatchObject({
      outcomes: [{ outcome: 'answered', count: 1 }],
      results: [{ code: null, label: 'None chosen', count: 1 }],
      answerRate: 1,
      agents: [{ crm: 'demo', user: 'ann', name: 'Ann', calls: 1, answered: 1 }],
      timeToRingSec: expect.any(Object),
      perHour: [{ calls: 1, answered: 1 }],
      peaks: [
        { crm: 'site', concurrent: 0, perMinute: 0, perDay: 0, limits: {} },
        { crm: 'demo', concurrent: 1, perMinute: 1, perDay: 1, limits: {} },
      ],
    });
    const health = overview.body['health'] as { name: string; ok: boolean }[];
    expect(health.map((one) => one.name).sort()).toEqual(['crm demo', 'crm site', 'database', 'mor main']);
    expect(health.every((one) => one.ok)).toBe(true);
  });

  it('counts refusals by reason, each with its cure', async () => {
    await admin().send('POST', 'test-call', {
      body: { ...click, record: { type: 'Contact', id: 'luca' } },
      headers: { 'idempotency-key': 'do-not-call' },
    });
    const { body } = await admin().send('GET', 'overview');
    expect(body['refusals']).toMatchObject([
      { code: 'do_not_call', count: 1, cure: expect.stringMatching(/./) },
    ]);
  });

  it('exports times in the reader’s time zone and names the zone', async () => {
    const atMs = Date.parse('2026-11-28T23:30:05.250Z');
    const call = sampleCall({ crm: 'demo', state: 'refused' }, atMs);
    await app().runtime.store.calls.insert(call);
    const line = async (zone: string): Promise<string | undefined> => {
      const { text } = await admin().send('GET', `calls/export.csv${zone}`);
      return text.split('\r\n').find((row) => row.startsWith(call.id));
    };
    expect(await line('')).toMatch(/,2026-11-28T23:30:05\.250Z,.*,UTC$/);
    expect(await line('?zone=Pacific%2FAuckland')).toMatch(/,2026-11-29 12:30:05,.*,Pacific\/Auckland$/);
    expect(await admin().send('GET', 'calls/export.csv?zone=Mars')).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', detail: expect.stringContaining('Europe/Vilnius') },
    });
  });

  it('counts agents within the requested hours, so that a day is right in every zone', async () => {
    const atMs = Date.parse('2026-03-28T11:30:00Z');
    const call = sampleCall({ crm: 'demo', user: 'night', state: 'ended', outcome: 'busy' }, atMs);
    await app().runtime.store.calls.insert(call);
    const agents = async (from: string, to: string): Promise<unknown> =>
      (await admin().send('GET', `overview?from=${from}&to=${to}`)).body['agents'];
    // The call was on the 28th in UTC and in New York, on the 29th in Auckland.
    const [auckland, before] = [
      await agents('2026-03-28T11:00:00Z', '2026-03-29T11:00:00Z'),
      await agents('2026-03-27T11:00:00Z', '2026-03-28T11:00:00Z'),
    ];
    expect(auckland).toMatchObject([{ user: 'night', calls: 1 }]);
    expect(before).toEqual([]);
  });

  it('retries the dead activities of one CRM instance or of all; a viewer may not', async () => {
    for (const crm of ['demo', 'demo', 'gone']) {
      const ended = { state: 'ended', outcome: 'busy', activity: { state: 'dead' } } as const;
      await app().runtime.store.calls.insert(sampleCall({ crm, user: 'ann', ...ended }));
    }
    const viewer = await signedIn(app().url, 'viewer', VIEWER_PASSWORD);
    const retry = (who: AdminClient, body: unknown) => who.send('POST', 'calls/retry-activities', { body });
    expect(await retry(viewer, {})).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await retry(admin(), { crm: 5 })).status).toBe(400);
    expect((await retry(admin(), { crm: 'none' })).body).toEqual({ retried: 0 });
    expect((await retry(admin(), { crm: 'gone' })).body).toEqual({ retried: 1 });
    expect((await retry(admin(), {})).body).toEqual({ retried: 2 });
    await app().runtime.activityLog.drain();
    expect((await admin().send('GET', 'calls?activity=dead')).body['items']).toEqual([]);
    expect((await admin().send('GET', 'calls?activity=pending')).body['items']).toMatchObject([
      { crm: 'gone' },
    ]);
  });

  it('exports CRM text so that no spreadsheet runs it as a formula', async () => {
    await app().runtime.store.calls.insert(
      sampleCall({ crm: 'demo', contactName: '=HYPERLINK("http://evil")', state: 'refused' }),
    );
    expect((await admin().send('GET', 'calls/export.csv')).text).toContain(`"'=HYPERLINK(`);
  });

  it('retries an activity that was given up', async () => {
    const dead = sampleCall({
      crm: 'demo',
      user: 'ann',
      state: 'ended',
      outcome: 'busy',
      activity: { state: 'dead' },
    });
    await app().runtime.store.calls.insert(dead);
    expect((await admin().send('GET', 'calls?activity=dead')).body['items']).toHaveLength(1);
    expect((await admin().send('GET', 'overview')).body).toMatchObject({ activities: { dead: 1 } });
    const answer = await admin().send('POST', `calls/${dead.id}/retry-activity`);
    expect(answer.body).toMatchObject({ activity: { state: 'pending' } });
    await app().runtime.activityLog.drain();
    expect((await admin().send('GET', 'calls?activity=dead')).body['items']).toEqual([]);
  });

  it('streams the self-check line by line, and calls while somebody watches', async () => {
    // Signs out at the end, so it uses a session of its own.
    const admin = await signedIn(app().url);
    const check = await admin.send('GET', 'check/stream');
    expect(check.headers.get('content-type')).toContain('text/event-stream');
    expect(check.text.match(/^event: line$/gm)?.length).toBeGreaterThan(5);
    expect(check.text).toMatch(/event: done\nid: \d+\ndata: {"lines":\d+,"broken":\d+}/);
    const live = await fetch(`${app().url}/admin/api/calls/stream`, {
      headers: { cookie: admin.cookie ?? '' },
    });
    const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    const call = await admin.send('POST', 'test-call', {
      body: click,
      headers: { 'idempotency-key': 'watched' },
    });
    let text = '';
    while (!text.includes(String(call.body['id']))) text += (await reader.read()).value ?? '';
    expect(text).toContain('event: call');
    await admin.send('POST', 'sign-out');
    for (;;) if ((await reader.read()).done) break;
  });
});
