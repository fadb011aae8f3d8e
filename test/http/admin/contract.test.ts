import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildPackages } from '../../../scripts/packages/build.ts';
import { ADMIN_ROUTES } from '../../../src/http/admin/contract/contract.ts';
import { mapping, startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { PASSWORD, createAdminClient } from './client.ts';
import type { AdminClient, SendOptions } from './client.ts';
import { requireContract, requireEvents, routeOf } from './contract.ts';

const click = { crm: 'demo', user: 'ann', record: { type: 'Contact', id: 'ona' } };
const row = { mor: 'main', username: 'carol', device: '7', source: '103', cardPin: '4321' };
const line = { crm: 'site', user: 'dave', mor: 'main', username: 'dave', device: '8', source: '104' };

/** Finds the call's recording at once instead of after half a minute. */
const hasRecording = async ({ runtime }: TestApp, id: string): Promise<void> => {
  const callbackUniqueId = (await runtime.book.get(id))?.mor.callbackUniqueId ?? '';
  const reply = await runtime.mors.get('main')?.gateway.recordings?.find({ callbackUniqueId, uniqueIds: [] });
  const parts = reply?.ok === true ? reply.value.map(({ id: part }) => ({ id: part, durationSec: 12 })) : [];
  const change = { recording: { state: 'available', parts, asked: 1 } } as const;
  await runtime.book.update(id, (call) => ({ ...call, ...change, version: call.version + 1 }));
};

describe('the contract of the admin API', () => {
  let app: TestApp;
  let admin: AdminClient;
  const answered = new Set<string>();

  /** Sends a request and fails unless it succeeds; the client checks the answer against the contract. */
  const send = async (method: string, path: string, options?: SendOptions) => {
    const answer = await admin.send(method, path, options);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    answered.add(routeOf(method, path) ?? '');
    return answer;
  };
  const put = (path: string, body: unknown) => send('PUT', path, { body });
  const post = (path: string, body: unknown = {}) => send('POST', path, { body });

  beforeAll(async () => {
    const recordings = { enabled: true, keepDays: 9, legalBasis: 'contract', notice: 'announcement' };
    app = await startApp({
      simulator: { recording: true },
      mor: { recordings },
      mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann' })],
    });
    admin = createAdminClient(app.url);
  });
  afterAll(() => app.close());

  it('covers signing in, and the answers to those who are not signed in', async () => {
    expect((await admin.send('GET', 'session')).body).toMatchObject({ setup: { needed: true }, oidc: false });
    const told = app.log.lines.find((one) => one.message.includes('set-up code'));
    const code = told?.message.split(' ').at(-1);
    await post('setup/password', { password: PASSWORD, code });
    await post('sign-in', { password: PASSWORD });
    await send('GET', 'session');
    const { body } = await send('GET', 'sessions');
    expect(body['items']).toHaveLength(1);
    await put('password', { current: PASSWORD, password: `${PASSWORD}!` });
  });

  it('covers mapping rows, read and written', async () => {
    await send('GET', 'mapping');
    await put('mapping/site/carol', row);
    await send('DELETE', 'mapping/site/carol');
    await post('mapping/bulk', { refs: [{ crm: 'demo', user: 'ann' }], set: { source: '102' } });
    await send('GET', 'mapping/undo');
    await post('mapping/undo');
    const matching = await send('GET', 'mapping/auto-match?crm=demo');
    expect(requireEvents('GET /mapping/auto-match', matching.text)).toEqual(
      expect.arrayContaining(['progress', 'done']),
    );
    await post('mapping/auto-match/accept', { items: [line] });
    const { text } = await send('GET', 'mapping/export.csv');
    await send('POST', 'mapping/import?dryRun=true', { text: text.replace('104', '105') });
    await send('POST', 'mapping/import', { text });
    await send('POST', 'mapping/import/mistakes.csv', { text: text.replace('104', 'nonsense') });
    await send('GET', 'mapping/example.csv');
  });

  it('covers calls', async () => {
    await post('preview', click);
    const headers = { 'idempotency-key': 'contract' };
    const placed = await send('POST', 'test-call', { body: click, headers });
    const id = String(placed.body['id']);
    const live = await fetch(`${app.url}/admin/api/calls/stream`, {
      headers: { cookie: admin.cookie ?? '' },
    });
    const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes(id)) text += (await reader.read()).value ?? '';
    await reader.cancel();
    requireContract('GET', 'calls/stream', live, text);
    expect(requireEvents('GET /calls/stream', text)).toContain('call');
    answered.add('GET /calls/stream');
    await app.until(id, 'ended');
    await send('GET', 'calls?state=ended');
    await send('GET', `calls/${id}`);
    await send('GET', 'calls/export.csv');
    await post('calls/retry-activities');
    await post(`calls/${id}/retry-activity`);
    await hasRecording(app, id);
    await send('GET', `calls/${id}/recording`);
    await send('DELETE', `calls/${id}/recording`);
    await send('GET', 'overview');
    await send('GET', 'results');
    const period = 'from=2026-01-01&to=2026-12-31';
    for (const group of ['day', 'agent', 'result']) await send('GET', `reports?${period}&group=${group}`);
    await send('GET', `reports/export.csv?${period}`);
  });

  it('covers keys, connections and rules', async () => {
    const { body } = await post('keys', { crm: 'site', kind: 'api', label: 'Intranet' });
    await send('GET', 'keys');
    await post(`keys/${String(body['id'])}/rotate`);
    await send('DELETE', `keys/${String(body['id'])}`);
    await post('own-keys/tokens/rotate');

    await send('GET', 'connections/types');
    await put('connections/mor/second', { url: app.simulator.url, secretKey: 'second-secret-key' });
    await put('connections/crms/other', { type: 'generic' });
    await send('GET', 'connections');
    await post('connections/mor/test', { id: 'main' });
    await post('connections/crms/test', { id: 'site' });
    await send('DELETE', 'connections/mor/second');
    await send('DELETE', 'connections/crms/other');

    const { body: rules } = await send('GET', 'rules');
    await send('GET', 'rules/schema');
    await send('GET', 'rules/internal-patterns');
    await send('GET', 'rules/countries');
    await put('rules', { rules: rules['rules'], numbers: rules['numbers'] });
    await send('DELETE', 'rules');
    for (const raw of ['8 612 34 001', '112', 'nonsense']) await post('rules/try', { raw });
  });

  it('covers sign-in with OpenID Connect', async () => {
    const issuer = 'https://127.0.0.1:9';
    await put('oidc', { issuer, clientId: 'connector', viewerGroups: ['sales'] });
    await send('GET', 'oidc');
    await send('GET', 'oidc/schema');
    await post('oidc/test');
    await send('DELETE', 'oidc');
  });

  it('covers set-up, check and audit', async () => {
    await send('GET', 'setup');
    buildPackages();
    await send('GET', 'packages');
    await send('GET', 'packages/suitecrm');
    await send('GET', 'audit?grouped=true');
    await send('GET', 'audit/export.csv');
    const check = await send('GET', 'check/stream');
    expect(requireEvents('GET /check/stream', check.text)).toEqual(expect.arrayContaining(['line', 'done']));
  });

  it('was checked for every route', async () => {
    const { body } = await send('GET', 'sessions');
    const [session] = body['items'] as { id: string }[];
    await send('DELETE', `sessions/${session?.id ?? ''}`);
    await admin.send('POST', 'sign-in', { body: { password: `${PASSWORD}!` } });
    await send('POST', 'sign-out');
    // Restarting needs a service around the application, and a code a CRM; connections.test.ts and connection-code.test.ts
    // cover them with the same client.
    const missing = Object.keys(ADMIN_ROUTES).filter((route) => !answered.has(route));
    expect(missing).toEqual(['POST /connections/crms/by-code', 'POST /restart']);
  });

  it('detects an answer with a missing field and one with an extra field', () => {
    const answer = new Response(null, { status: 200 });
    const told = (json: unknown) => () => {
      requireContract('GET', 'setup', answer, JSON.stringify(json));
    };
    const step = { id: 'mor', state: 'open', detail: 'None.' };
    const apiUrl = 'http://127.0.0.1';
    expect(told({ apiUrl, steps: [step] })).not.toThrow();
    expect(told({ apiUrl, steps: [{ ...step, detail: undefined }] })).toThrow(/breaks the contract/);
    expect(told({ apiUrl, steps: [{ ...step, secret: 'x' }] })).toThrow(/what the contract does not/);
  });
});
