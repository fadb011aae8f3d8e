import { createHmac, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from '@jest/globals';
import { OTHER_KEY, SIGNING_SECRET, mapping } from '../helpers/app.ts';
import type { Answer, RequestOptions, TestApp } from '../helpers/app.ts';
import { createCounter } from '../helpers/counter.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';
import { readEvents } from '../helpers/sse.ts';
import type { Mapping } from '../../src/mapping/agents/mapping.ts';
import { cut } from '../store/support/postgres.ts';
import { activitiesAreShared } from './shared/activities.ts';
import { adminIsShared } from './shared/admin.ts';
import { callBacksAreShared } from './shared/call-back.ts';
import { clocksAreShared } from './shared/clock.ts';
import { commandIsShared } from './shared/command.ts';
import { oidcIsShared } from './shared/oidc.ts';
import { heard, pairFixture } from './shared/pair.ts';
import { restartsAreShared } from './shared/restart.ts';
import { until } from './support.ts';

const CLICKS = 12;
const next = createCounter();

const pair = pairFixture();

const map = (after: Mapping) =>
  pair().a.runtime.store.mappings.apply([{ ref: after, after }], {
    actor: 'test',
    action: 'mapping.import',
    atMs: Date.now(),
  });

/** An agent used only by the running test. */
const agent = fixtureOfEach(async () => {
  const user = `agent-${next()}`;
  await map(mapping({ user, freeDialling: true }));
  return user;
});

/** Asks both nodes at the same moment, and like a page retries when a node could not write in time. */
const fromBoth = (count: number, ask: (app: TestApp, at: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      until(async () => {
        const answer = await ask(at % 2 === 0 ? pair().a : pair().b, at);
        return answer.status === 503 ? undefined : answer;
      }),
    ),
  );

const click = (app: TestApp, key: string, number = '+37061234001'): Promise<Answer> =>
  app.request('POST', '/v1/calls', {
    body: { user: agent(), number },
    headers: { 'idempotency-key': `${agent()}-${key}` },
  });

const placed = (dst: string) =>
  pair()
    .simulator.ledger()
    .filter(({ placed: isPlaced, params }) => isPlaced && params['dst'] === dst);

const tally = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status < 300 ? String(status) : String(body['code']);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

it('dial once for one key that reaches both at the same moment', async () => {
  const answers = await fromBoth(CLICKS, (app) => click(app, 'one', '+37061234091'));
  expect(tally(answers)).toEqual({ 200: CLICKS - 1, 201: 1 });
  expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
  expect(placed('37061234091')).toHaveLength(1);
  const other = await click(pair().b, 'one', '+37061234092');
  expect([other.status, other.body['code']]).toEqual([409, 'idempotency_conflict']);
});

it('let an agent make one call at a time, whichever node each click reaches', async () => {
  // The call lasts until all have asked.
  pair().simulator.clock.setManual(true);
  const answers = await fromBoth(CLICKS, (app, at) => click(app, String(at), '+37061234093'));
  pair().simulator.clock.setManual(false);
  expect(tally(answers)).toEqual({ 201: 1, agent_busy: CLICKS - 1 });
  expect(placed('37061234093')).toHaveLength(1);
});

it('enforce the limits per minute of an agent and a CRM instance across both', async () => {
  const { rules } = pair().a.runtime;
  const before = rules.current();
  const change = async (limits: Partial<typeof before.rules>): Promise<void> => {
    const perAgent = { ...before.rules.perAgent, ...limits.perAgent, concurrent: 1000 };
    await rules.set(
      { ...before, rules: { ...before.rules, ...limits, perAgent } },
      { actor: 'test', atMs: Date.now() },
    );
    const isKnown = (): boolean => isDeepStrictEqual(pair().b.runtime.rules.current(), rules.current());
    await until(() => isKnown() || undefined);
  };
  await change({});
  const ofAgent = await fromBoth(CLICKS, (app, at) => click(app, `agent ${at}`, '+37061234094'));
  expect(tally(ofAgent)).toEqual({ 201: 5, rate_limited: CLICKS - 5 });
  expect(placed('37061234094')).toHaveLength(5);

  // The other tests dial through the other instance.
  const after = mapping({ crm: 'demo', user: agent(), freeDialling: true });
  await map(after);
  await change({ perAgent: { ...before.rules.perAgent, perMinute: 1000 }, perInstance: { perMinute: 3 } });
  const ofCrm = await fromBoth(CLICKS, (app, at) =>
    app.request('POST', '/v1/calls', {
      key: OTHER_KEY,
      body: { user: agent(), number: '+37061234095' },
      headers: { 'idempotency-key': `${agent()}-${at}` },
    }),
  );
  expect(tally(ofCrm)).toEqual({ 201: 3, rate_limited: CLICKS - 3 });
  expect(placed('37061234095')).toHaveLength(3);
  await rules.set(before, { actor: 'test', atMs: Date.now() });
});

it('show, stream and poll on one what happens on the other', async () => {
  const { a, b } = pair();
  const { body } = await click(a, 'watched');
  const path = `/v1/calls/${String(body['id'])}`;
  const poll = async (): Promise<unknown> => {
    let version = Number(body['version']);
    for (;;) {
      const answer = await b.request('GET', `${path}?since=${version}&wait=4`);
      if (answer.body['state'] === 'ended') return answer.body['outcome'];
      version = Number(answer.body['version']);
    }
  };
  const [events, polled] = await Promise.all([readEvents(`${b.url}${path}/events`, {}), poll()]);
  expect(events.at(-1)?.data).toMatchObject({ state: 'ended', outcome: 'answered' });
  expect(polled).toBe('answered');
  const list = await b.request('GET', `/v1/calls?user=${agent()}`);
  expect(list.body['items']).toEqual([expect.objectContaining({ id: body['id'], state: 'ended' })]);
});

it('accept the id of a signed request only once, whichever of them it reaches', async () => {
  const body = JSON.stringify({ user: agent() });
  const path = '/v1/tokens';
  const id = randomUUID();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const secret = Buffer.from(SIGNING_SECRET.replace('whsec_', ''), 'base64');
  const signed = `${id}.${timestamp}.POST ${path}.${body}`;
  const options: RequestOptions = {
    raw: body,
    key: null,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `r1,${createHmac('sha256', secret).update(signed).digest('base64')}`,
    },
  };
  const answers = await fromBoth(6, (app) => app.request('POST', path, options));
  expect(tally(answers)).toEqual({ 201: 1, unauthenticated: 5 });
});

it('accept a token wherever it was issued', async () => {
  const { a, b } = pair();
  const { body } = await a.request('POST', '/v1/tokens', { body: { user: agent() } });
  expect((await b.request('GET', '/v1/agent', { key: String(body['token']) })).status).toBe(200);
});

it('know the hash order that another one has learned', async () => {
  const { a, b, simulator } = pair();
  /** The number of requests it takes to find out that there is no such device. */
  const requests = async ({ runtime }: TestApp): Promise<number> => {
    const before = simulator.ledger().length;
    const asked = { username: 'ann', device: '999999', src: '101', dst: '37061234001' };
    expect(await runtime.mors.get('main')?.gateway.callback(asked)).toMatchObject({ code: 'bad_device' });
    return simulator.ledger().length - before;
  };
  const orders = ['device-src-dst', 'device-dst-src'] as const;
  let lessons = 0;
  // MOR has changed its hash order: a node that was not told needs two requests each time.
  await until(async () => {
    simulator.configure({ hashOrder: orders[lessons++ % 2] ?? orders[0] });
    expect(await requests(a)).toBe(2);
    await heard(a, b);
    return (await requests(b)) === 1 || undefined;
  });
  simulator.configure({ hashOrder: 'device-dst-src' });
});

it('drop a cached mapping that the other has changed', async () => {
  const { b } = pair();
  const ask = { body: { user: agent(), number: '+37061234001' } };
  const before = await b.request('POST', '/v1/calls/preview', ask);
  expect(JSON.stringify(before.body)).toContain('"src":"101"');
  await map(mapping({ user: agent(), freeDialling: true, source: '177' }));
  await until(async () =>
    JSON.stringify((await b.request('POST', '/v1/calls/preview', ask)).body).includes('"src":"177"')
      ? true
      : undefined,
  );
});

it('hear what they missed while their connections were cut', async () => {
  const { a, b, server, database, simulator } = pair();
  simulator.clock.setManual(true);
  const { body } = await click(a, 'cut');
  const id = String(body['id']);
  const seen = readEvents(`${b.url}/v1/calls/${id}/events`, {});
  // All connections, including the listening ones.
  await cut(server, database);
  simulator.clock.setManual(false);
  expect((await seen).at(-1)?.data).toMatchObject({ state: 'ended', outcome: 'answered' });
  await Promise.all([a.until(id, 'ended'), b.until(id, 'ended')]);
});

clocksAreShared(pair);
commandIsShared(pair);
activitiesAreShared(pair);
callBacksAreShared(pair);
adminIsShared(pair);
oidcIsShared(pair);
restartsAreShared(pair);
