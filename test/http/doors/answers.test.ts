import { request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { generic } from '../../../connectors/generic/connector.ts';
import { startService } from '../../../src/app/service.ts';
import { parseConfig } from '../../../src/config/load.ts';
import { defined } from '../../../src/defined.ts';
import { forTerminal, withoutBidi } from '../../../src/vocabulary/foreign-text.ts';
import { API_KEY, closeApps, collectLog, startApp } from '../../helpers/app.ts';
import { readEvents } from '../../helpers/sse.ts';
import { PASSWORD, signedIn } from '../admin/client.ts';

afterEach(closeApps);

const admin = { password: PASSWORD };

describe('every page and answer', () => {
  it('states who may frame it', async () => {
    const app = await startApp({ config: { admin } });
    const paths = [
      ...['/', '/healthz', '/readyz', '/metrics', '/openapi.json', '/problems/forbidden', '/nowhere', '/%zz'],
      ...['/panel', '/panel/config.json', '/panel/assets/none.js', '/v1/calls', '/v1/calls/x', '/v1/stream'],
      ...['/v1/nowhere', '/admin', '/admin/', '/admin/calls', '/admin/api/session', '/admin/assets/none.js'],
      ...['/hooks/mor/main/call-end', '/hooks/mor/nobody/call-end'],
    ];
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE']) {
        const answer = await fetch(app.url + path, { method, redirect: 'manual' });
        expect([method, path, answer.headers.get('content-security-policy')]).toEqual([
          ...[method, path, expect.stringContaining('frame-ancestors')],
        ]);
      }
    }
    const stopped = new AbortController();
    const stream = await fetch(`${app.url}/v1/stream?user=ann`, {
      headers: { authorization: `Bearer ${API_KEY}` },
      signal: stopped.signal,
    });
    expect(stream.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    stopped.abort();
    const origin = { origin: 'https://crm.example.com' };
    const asked = await fetch(`${app.url}/v1/calls`, { method: 'OPTIONS', headers: origin });
    expect(asked.headers.get('content-security-policy')).toContain('frame-ancestors');
  });

  it.each([
    [undefined, false],
    ['http://calls.example.com', false],
    ['https://calls.example.com', true],
    ['HTTPS://calls.example.com', true],
  ])('at %s promises https for a year: %s', async (publicUrl, promised) => {
    const app = await startApp({ config: { admin, server: { port: 0, trustProxy: true, publicUrl } } });
    for (const path of ['/healthz', '/panel', '/v1/nowhere', '/admin/api/session']) {
      const { headers } = await fetch(app.url + path, { headers: { 'x-forwarded-proto': 'https' } });
      expect([path, headers.has('strict-transport-security')]).toEqual([path, promised]);
    }
  });
});

describe('a connector with configured names', () => {
  it('answers to no other name, whatever is requested', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'connector-host-'));
    const types = [generic];
    const config = parseConfig(`{ server: { port: 0 }, database: "sqlite:${folder}/c.db" }`, {
      env: {},
      readFile: () => '',
      crmOptions: new Map(types.map((type) => [type.type, type.options])),
    });
    const service = await startService(config, {
      connectorTypes: types,
      log: collectLog(),
      now: Date.now,
      version: '0',
      hosts: ['127.0.0.1', 'localhost'],
    });
    const { port } = service.web;
    const ask = (host: string, path: string, method = 'GET'): Promise<number> =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, method, headers: { host } }, (res) => {
          res.resume();
          resolve(res.statusCode ?? 0);
        })
          .on('error', reject)
          .end();
      });
    for (const path of ['/healthz', '/admin/api/session', '/v1/calls', '/panel', '/']) {
      for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`]) {
        expect([host, path, await ask(host, path)]).toEqual([host, path, 403]);
      }
    }
    expect(await ask('evil.example', '/v1/calls', 'POST')).toBe(403);
    expect(await ask(`localhost:${port}`, '/healthz')).toBe(200);
    expect(await ask(`LOCALHOST:${port + 1}`, '/healthz')).toBe(200);
    expect(await ask('127.0.0.1', '/healthz')).toBe(200);
    await service.stop();
    rmSync(folder, { recursive: true });
  });
});

/** U+061C, 200E, 200F, 202A to 202E, 2066 to 2069. */
const TURNING = [
  0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
]
  .map((code) => String.fromCodePoint(code))
  .join('');

describe('foreign text that reverses the direction of the text around it', () => {
  it('loses its control characters and nothing else', () => {
    expect(withoutBidi(`a${TURNING}b`)).toBe('ab');
    for (const text of ['שלום', 'مرحبا', 'می\u200cخواهم', '👩\u200d💻', 'Ona Petrauskaitė\n']) {
      expect(withoutBidi(text)).toBe(text);
    }
    expect(forTerminal('a\u001b[31mred\u0007\u009b2J\u202e\n\tb')).toBe('a[31mred2J\n\tb');
  });

  it('does not reach readers of calls, names or errors', async () => {
    const app = await startApp({ config: { admin } });
    const contact = { type: 'Contact', id: 'ona' };
    const record = app.demoCrm.contacts.find(({ id }) => id === 'ona');
    Object.assign(record ?? {}, { name: `Ona ${TURNING}54321006073+` });
    const click = { crm: 'demo', user: 'demo-ann', record: contact };
    const seen: string[] = [];
    const ask = async (path: string, body?: unknown): Promise<void> => {
      const answer = await app.request(body ? 'POST' : 'GET', path, {
        key: 'other-api-key-0123456789',
        ...defined({ body: body || undefined }),
      });
      seen.push(JSON.stringify(answer.body));
    };
    await ask('/v1/calls/preview', click);
    await ask('/v1/calls', click);
    await ask('/v1/calls');
    await ask(`/v1/calls/${TURNING}`);
    const events = await readEvents(`${app.url}/v1/stream?user=demo-ann`, {
      key: 'other-api-key-0123456789',
      signal: AbortSignal.timeout(2_000),
    });
    seen.push(JSON.stringify(events));
    const client = await signedIn(app.url);
    for (const path of ['calls', 'calls/export.csv', 'mapping', 'mapping/export.csv', 'overview']) {
      seen.push((await client.send('GET', path)).text);
    }
    expect(seen.join()).toContain('Ona 54321006073+');
    expect(seen.join()).not.toMatch(/\p{Bidi_Control}/u);
  });
});
