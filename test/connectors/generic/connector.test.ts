import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generic } from '../../../connectors/generic/connector.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import { anActivity } from '../../contracts/activity.ts';
import { testDeps } from '../../contracts/deps.ts';
import { SECRET, startReceiver } from './receiver.ts';

describe('generic connector', () => {
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let connector: Connector;
  const connectorFor = (url: string, timeoutMs = 10_000): Connector =>
    generic.create(
      'web',
      generic.options.parse({ activity: { url, secret: SECRET, timeoutMs } }),
      testDeps(),
    );
  beforeEach(async () => {
    receiver = await startReceiver();
    connector = connectorFor(receiver.url);
  });
  afterEach(async () => {
    await receiver.close();
  });

  it('takes record and number from the sender', () => {
    expect(connector.numbersFrom).toBe('request');
  });

  it('posts everything about the call under the call id', async () => {
    const activity = anActivity({
      callId: 'call-1',
      record: { type: 'customer', id: '17' },
      contactName: 'Žydrūnė 😀',
      notes: 'will buy',
    });
    expect(await connector.writeActivity(activity)).toEqual({ kind: 'written', id: 'kept-call-1' });
    const { write, callId, ...facts } = activity;
    expect(write).toBe('first');
    expect(receiver.received).toEqual([
      {
        id: 'call-1',
        message: { type: 'call.ended', timestamp: activity.endedAt, data: { call: callId, ...facts } },
      },
    ]);
  });

  it('announces an incoming call while it rings, and uses the matches in the answer', async () => {
    const ringing = {
      callId: 'call-9',
      agent: { crm: 'web', user: 'ann' },
      from: '+37061234001',
      did: '37052000000',
      startedAt: '2026-11-28T10:00:00.000Z',
    };
    const matches = [
      { type: 'customer', id: 17, name: 'Ona', url: 'https://crm.example.com/17', extra: true },
      { type: 'customer', id: '18', name: 'Odd address', url: 'javascript:alert(1)' },
      { type: 'customer', id: '19' },
    ];
    receiver.replyWith({ status: 200, body: JSON.stringify({ matches }) });
    const found = await connector.announce?.(ringing, AbortSignal.timeout(60_000));
    expect(found?.map(({ ref, name, url }) => [ref.id, name, url])).toEqual([
      ['17', 'Ona', 'https://crm.example.com/17'],
      ['18', 'Odd address', undefined],
    ]);
    expect(receiver.received).toEqual([
      {
        id: 'call-9_ringing_ann',
        message: {
          type: 'call.ringing',
          timestamp: ringing.startedAt,
          data: {
            call: 'call-9',
            direction: 'inbound',
            user: 'ann',
            from: '+37061234001',
            did: '37052000000',
            startedAt: ringing.startedAt,
            subject: '',
          },
        },
      },
    ]);
  });

  const unknown = {
    callId: 'call-9',
    agent: { crm: 'web', user: 'ann' },
    from: null,
    startedAt: '2026-11-28T10:00:00.000Z',
  };

  it.each(['', 'ok', '[]', '1', '{}', '{"matches":[]}'])(
    'treats the answer %j to an incoming call as no match',
    async (body) => {
      receiver.replyWith({ status: 200, body });
      expect(await connector.announce?.(unknown, AbortSignal.timeout(60_000))).toEqual([]);
    },
  );

  it.each(['{"matches":{}}', '{"matches":[null,1]}', '{"matches":[{"id":"17"}]}'])(
    'does not treat the answer %j, which it does not understand, as no match',
    async (body) => {
      receiver.replyWith({ status: 200, body });
      await expect(connector.announce?.(unknown, AbortSignal.timeout(60_000))).rejects.toThrow(
        'not understood',
      );
    },
  );

  it('names calls and tasks in the configured language', async () => {
    const activity = { url: receiver.url, secret: SECRET };
    const german = generic.create(
      'web',
      generic.options.parse({ activity, task: { language: 'de' } }),
      testDeps(),
    );
    await german.writeActivity(anActivity({ contactName: 'Ona', outcome: 'busy' }));
    expect(receiver.received.at(-1)?.message.data.subject).toBe('Anruf bei Ona - Besetzt');
  });

  it('gives each version of notes and result its own message id, and reuses it on a retry', async () => {
    const first = anActivity({ callId: 'call-1' });
    const noted = { ...first, write: 'update', existingId: 'kept-call-1', notes: 'one' } as const;
    for (const activity of [
      first,
      first,
      noted,
      noted,
      { ...noted, notes: 'two' },
      { ...noted, disposition: 'Sale' },
    ]) {
      await connector.writeActivity(activity);
    }
    const ids = receiver.received.map((r) => r.id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).toBe(ids[3]);
    expect(new Set(ids).size).toBe(4);
    expect(ids.every((id) => id.startsWith('call-1') && !id.includes('.'))).toBe(true);
    expect(receiver.received[2]?.message).toMatchObject({
      type: 'call.noted',
      data: { activity: 'kept-call-1' },
    });
  });

  it('also signs with a whsec_ secret', async () => {
    const secret = `whsec_${Buffer.from(SECRET).toString('base64')}`;
    const options = generic.options.parse({ activity: { url: receiver.url, secret } });
    const result = await generic.create('web', options, testDeps()).writeActivity(anActivity());
    expect(result.kind).toBe('written');
  });

  it('is rejected when the secret differs', async () => {
    const options = generic.options.parse({
      activity: { url: receiver.url, secret: 'another secret, long enough' },
    });
    const result = await generic.create('web', options, testDeps()).writeActivity(anActivity());
    expect(result).toMatchObject({ kind: 'dead', reason: expect.stringContaining('No matching signature') });
  });

  it.each([
    [400, 'dead'],
    [401, 'dead'],
    [403, 'dead'],
    [404, 'dead'],
    [405, 'dead'],
    [408, 'retry'],
    [410, 'dead'],
    [413, 'dead'],
    [418, 'dead'],
    [422, 'dead'],
    [425, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [502, 'retry'],
    [301, 'dead'],
    [308, 'dead'],
  ])('maps HTTP %i to %s', async (status, kind) => {
    receiver.replyWith({
      status,
      headers: { location: `${receiver.url}/elsewhere` },
      body: 'because\nof reasons',
    });
    const result = await connector.writeActivity(anActivity());
    expect(result).toMatchObject({
      kind,
      reason: expect.stringContaining(`HTTP ${status}: because of reasons`),
    });
    expect(receiver.received).toHaveLength(1);
    if (result.kind === 'dead') expect(result.cure).not.toBe('');
  });

  it('honours Retry-After', async () => {
    receiver.replyWith({ status: 503, headers: { 'retry-after': '42' } });
    expect(await connector.writeActivity(anActivity())).toMatchObject({ kind: 'retry', retryAfterSec: 42 });
  });

  it.each([
    ['', 'call-1'],
    ['not json', 'call-1'],
    ['{"id":12}', '12'],
    ['{"id":""}', 'call-1'],
    ['{"id":{"a":1}}', 'call-1'],
    ['["id"]', 'call-1'],
    ['null', 'call-1'],
    ['x'.repeat(1_000_000), 'call-1'],
  ])('counts a 2xx with the body %.20j as written', async (body, id) => {
    receiver.replyWith({ status: 200, body });
    expect(await connector.writeActivity(anActivity({ callId: 'call-1' }))).toEqual({ kind: 'written', id });
  });

  it('says why the receiver could not be reached', async () => {
    await receiver.close();
    const result = await connector.writeActivity(anActivity());
    expect(result).toMatchObject({ kind: 'retry', reason: expect.stringContaining('ECONNREFUSED') });
  });

  it('waits no longer than its timeout', async () => {
    connector = connectorFor(receiver.url, 300);
    receiver.failNext('commit_then_timeout');
    const result = await connector.writeActivity(anActivity());
    expect(result).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('no answer within 300 ms'),
    });
  });

  it('reports missing encryption in check, without posting a call', async () => {
    const [line] = await connector.check();
    expect(line).toMatchObject({ ok: true, detail: expect.stringContaining('without encryption') });
    expect(receiver.received).toEqual([]);
  });

  it('writes no activities when no address is configured', async () => {
    const quiet = generic.create('web', generic.options.parse({}), testDeps());
    expect(quiet.writesActivities).toBe(false);
    expect(await quiet.writeActivity(anActivity())).toMatchObject({ kind: 'dead' });
    expect(await quiet.check()).toMatchObject([{ ok: true }]);
  });

  it.each([
    [{ activity: { url: 'ftp://example.com', secret: SECRET } }],
    [{ activity: { url: 'https://example.com', secret: 'short' } }],
    [{ activity: { url: 'https://example.com', secret: SECRET, timeoutMs: 60_000 } }],
    [{ activities: {} }],
  ])('rejects the options %j', (options) => {
    expect(() => generic.options.parse(options)).toThrow();
  });
});
