import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { defined } from '../../src/defined.ts';
import { API_KEY, SIGNING_SECRET, closeApps, startApp } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const app = fixtureOfAll(
  () => startApp({ mor: { status: { username: 'admin', password: 'admin1', pollMs: 100 } } }),
  closeApps,
);

const get = (path: string) => app().request('GET', path, { key: null });

describe('the service', () => {
  it('is alive and ready, with each dependency', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, body: { ok: true } });
    const database = expect.objectContaining({ name: 'database', ok: true });
    let ready = await get('/readyz');
    while (JSON.stringify(ready.body).includes('nothing is known yet')) ready = await get('/readyz');
    expect(ready.status).toBe(200);
    const mor = expect.objectContaining({ name: 'mor main', ok: true });
    expect(ready.body['dependencies']).toEqual([database, mor]);
  });

  it('accepts MOR’s hint that a call has ended, whatever its parameters, and logs unknown servers', async () => {
    const hint = (server: string) =>
      app().request('POST', `/hooks/mor/${server}/call-end?uniqueid=1.2&duration=3`, { key: null });
    expect((await hint('main')).status).toBe(200);
    const strangers = (): unknown[] =>
      app().log.lines.filter(({ message }) => message.includes('not in the configuration'));
    expect(strangers()).toEqual([]);
    for (const server of ['other', 'other', '..%2f', 'main2']) expect((await hint(server)).status).toBe(200);
    expect(strangers()).toMatchObject(
      ['other', '../', 'main2'].map((mor) => ({ level: 'warn', fields: { mor } })),
    );
  });

  it('counts clicks, outcomes and open calls, and names no agent and no number', async () => {
    const { body } = await app().request('POST', '/v1/calls', {
      body: { user: 'ann', number: '+37061290006' },
    });
    await app().until(String(body['id']), 'ended');
    await app().request('POST', '/v1/calls', { body: { user: 'nobody', number: '+37061290001' } });
    const text = String((await get('/metrics')).body['text']);
    expect(text).toContain('mor_connector_clicks_total{crm="site",result="placed"} 1');
    expect(text).toContain('mor_connector_clicks_total{crm="site",result="agent_not_mapped"} 1');
    expect(text).toContain('mor_connector_calls_ended_total{crm="site",outcome="agent_no_answer"} 1');
    expect(text).toContain('mor_connector_open_calls 0');
    expect(text).not.toMatch(/ann|3706129/);
  });

  it('answers unknown paths, methods and ids with problem+json and the request id', async () => {
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['DELETE', '/v2/calls/1'],
      ['GET', '/%E0%A4%A'],
    ] as const) {
      const answer = await app().request(method, path, { headers: { 'x-request-id': 'trace-7' } });
      expect(answer.status === 404 || answer.status === 400).toBe(true);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.get('x-request-id')).toBe('trace-7');
      expect(answer.body['requestId']).toBe('trace-7');
    }
  });

  it('names the allowed methods when an address is asked with another one', async () => {
    const wrong = await app().request('DELETE', '/v1/calls/1');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('GET, PATCH, HEAD, OPTIONS');
    expect(wrong.body).toMatchObject({ code: 'method_not_allowed', status: 405 });
    // /v1/calls/preview must not be mistaken for a call with that id.
    const preview = await app().request('PUT', '/v1/calls/preview');
    expect(preview.headers.get('allow')).toBe('POST, OPTIONS');
    const options = await app().request('OPTIONS', '/v1/calls');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, GET, HEAD, OPTIONS']);
  });

  it('ends the answer to HEAD for a stream at once', async () => {
    const placed = await app().request('POST', '/v1/calls', {
      body: { user: 'ann', number: '+37061291011' },
    });
    for (const path of [`/v1/calls/${String(placed.body['id'])}/events`, '/v1/stream?user=ann']) {
      const answer = await app().request('HEAD', path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ]);
    }
  });

  it('explains each problem code at the address given as its type', async () => {
    const { body } = await get('/v1/calls');
    const path = new URL(String(body['type'])).pathname;
    expect((await get(path)).body).toMatchObject({ code: 'unauthenticated', status: 401 });
    expect((await get('/problems/none')).status).toBe(404);
  });

  it('also describes itself in OpenAPI 3.0, using only that version’s keywords', async () => {
    const newer = (await get('/openapi.json')).body;
    const { body } = await get('/openapi-3.0.json');
    expect(body['openapi']).toBe('3.0.3');
    expect(Object.keys(body['paths'] as object)).toEqual(Object.keys(newer['paths'] as object));
    const text = JSON.stringify(body);
    expect(text).not.toMatch(/"type":\[|"const":|"propertyNames":|"identifier":/);
    const { schemas } = body['components'] as {
      schemas: Record<string, { properties: Record<string, Record<string, unknown>> }>;
    };
    expect(schemas['Call']?.properties['destination']).toMatchObject({ type: 'string', nullable: true });
    expect(schemas['CrmEvent']).toMatchObject({
      oneOf: expect.arrayContaining([
        expect.objectContaining({
          properties: expect.objectContaining({ type: { type: 'string', enum: ['call.requested'] } }),
        }),
      ]),
    });
  });

  it('documents every code that a click can end with', async () => {
    const { body } = await get('/openapi.json');
    const paths = body['paths'] as Record<
      string,
      { post?: { responses: Record<string, { description: string }> } }
    >;
    const thrown = ['place', '.']
      .flatMap((room) => readdirSync(`src/calls/${room}`).map((name) => `src/calls/${room}/${name}`))
      .filter((file) => file.endsWith('.ts') && !/(during-call|choose-record|plan-call-back)\.ts$/.test(file))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/new Problem\(\s*'(\w+)'/g)])
      .map(([, code = '']) => code);
    expect(new Set(thrown).size).toBeGreaterThan(8);
    for (const path of ['/v1/calls', '/v1/events']) {
      const said = Object.values(paths[path]?.post?.responses ?? {}).map(({ description }) => description);
      const documented = said.flatMap((text) => text.split(', '));
      expect(thrown.filter((code) => !documented.includes(code))).toEqual([]);
    }
  });

  it('describes itself in OpenAPI 3.1 with every reference resolvable', async () => {
    const { body } = await get('/openapi.json');
    expect(body['openapi']).toBe('3.1.0');
    const paths = body['paths'] as Record<string, Record<string, { operationId: string }>>;
    expect(Object.keys(paths).sort()).toEqual([
      '/v1/agent',
      '/v1/call-backs',
      '/v1/calls',
      '/v1/calls/export.csv',
      '/v1/calls/preview',
      '/v1/calls/{id}',
      '/v1/calls/{id}/events',
      '/v1/calls/{id}/hangup',
      '/v1/calls/{id}/listeners',
      '/v1/calls/{id}/recording',
      '/v1/calls/{id}/recording-ticket',
      '/v1/events',
      '/v1/reports',
      '/v1/stream',
      '/v1/tokens',
    ]);
    const ids = Object.values(paths).flatMap((path) => Object.values(path).map((op) => op.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    const schemas = (body['components'] as { schemas: Record<string, unknown> }).schemas;
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(10);
    // A schema that refers only to itself resolves but says nothing.
    for (const [name, schema] of Object.entries(schemas)) {
      expect([name, Object.keys(schema as object)]).toEqual([
        name,
        expect.arrayContaining([name === 'CrmEvent' ? 'oneOf' : 'properties']),
      ]);
    }
    expect(schemas['Click']).toMatchObject({ properties: { number: { type: ['string', 'null'] } } });
    for (const reference of references) {
      expect(Object.keys(schemas)).toContain(reference?.replace('#/components/schemas/', ''));
    }
  });
});

describe('secrets', () => {
  it('are in no answer, no log line and no database file, after calls of every kind', async () => {
    const secretKey = 'MARKED-mor-secret-key';
    const marked = await startApp({
      simulator: { secretKey },
      mor: {
        status: { username: 'admin', password: 'MARKED-status-password' },
        v2: { username: 'admin', password: 'MARKED-v2' },
      },
    });
    const answers: string[] = [];
    const ask = async (method: string, path: string, body?: unknown, key?: string): Promise<void> => {
      const answer = await marked.request(method, path, defined({ body, key }));
      answers.push(JSON.stringify([answer.body, ...answer.headers]));
    };
    const click = { user: 'ann', number: '+37061291006' };
    await ask('POST', '/v1/calls', click);
    await ask('POST', '/v1/calls/preview', click);
    await ask('POST', '/v1/calls', { user: 'wrong', number: '+37061291001' });
    await ask('POST', '/v1/calls', click, 'MARKED-wrong-key');
    marked.simulator.faults.add({ kind: 'http-500', when: 'before' });
    await ask('POST', '/v1/calls', { user: 'bob', number: '+37061291002' });
    marked.simulator.configure({ secretKey: 'changed on the other side' });
    await ask('POST', '/v1/calls', { user: 'free', number: '+37061291003' });
    await ask('GET', '/v1/calls');
    for (const path of ['/metrics', '/readyz', '/openapi.json']) await ask('GET', path);
    const hashes = answers.join('\n').match(/\b[0-9a-f]{40}\b/g);
    expect(hashes).toBeNull();
    for (const text of [answers.join('\n'), JSON.stringify(marked.log.lines)]) {
      expect(text).not.toContain('MARKED');
      expect(text).not.toContain(API_KEY);
      expect(text).not.toContain(SIGNING_SECRET.slice(6));
    }
    await marked.close();
  });
});
