import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROBLEMS } from '../../src/vocabulary/problem-codes.ts';
import { API_KEY, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { freePort } from '../helpers/free-port.ts';
import { until } from '../helpers/service-process.ts';
import { deployFile, documentOf } from './support.ts';

const NGINX = '/usr/sbin/nginx';
const TLS = new URL('../fixtures/tls/', import.meta.url).pathname;
const hasNginx = existsSync(NGINX);

/** The metric names in an expression, and its label values. Throws on syntax that Prometheus would reject. */
const readQuery = (expression: string): { names: string[]; labels: [string, string][] } => {
  const text = expression.replaceAll('$__rate_interval', '5m').replaceAll('$crm', '.*');
  const names: string[] = [];
  const labels: [string, string][] = [];
  let label = '';
  parser.parse(text).iterate({
    enter({ name, from, to, type, node }) {
      const word = text.slice(from, to);
      if (type.isError) throw new Error(`not PromQL at ${from}: ${text}`);
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector') names.push(word);
      if (name === 'LabelName') label = word;
      if (name === 'StringLiteral') labels.push([label, word.slice(1, -1)]);
    },
  });
  return { names, labels };
};

interface Alerts {
  readonly groups: readonly {
    rules: readonly { alert: string; expr: string; annotations: Record<string, string> }[];
  }[];
}
interface Dashboard {
  readonly panels: readonly { id: number; title: string; targets: readonly { expr: string }[] }[];
}

describe('files deployed beside the service', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ config: { server: { port: 0, trustProxy: 1 } } });
  });
  afterAll(() => app.close());

  it('query metrics that the service exports, and label values that exist', async () => {
    const exported = await (await fetch(`${app.url}/metrics`)).text();
    const known = new Set(
      [...exported.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
    );
    const { groups } = documentOf(deployFile('prometheus/alerts.yml')) as Alerts;
    const rules = groups.flatMap((group) => group.rules);
    const { panels } = JSON.parse(deployFile('grafana/mor-crm-connector.json')) as Dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const values: Readonly<Record<string, ReadonlySet<string>>> = {
      result: new Set(['placed', 'repeated', ...Object.keys(PROBLEMS)]),
      outcome: new Set([
        'answered',
        'no_answer',
        'busy',
        'failed',
        'cancelled',
        'agent_no_answer',
        'unknown',
      ]),
      state: new Set(['written', 'dead']),
      door: new Set(['sign_in', 'api_key', 'token', 'signature', 'body', 'oidc', 'stream', 'call_end']),
    };
    for (const { expr } of [...rules, ...panels.flatMap(({ targets }) => targets)]) {
      const { names, labels } = readQuery(expr);
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect([expr, name === 'up' || known.has(name)]).toEqual([expr, true]);
      for (const [label, value] of labels) {
        for (const one of values[label] ? value.split('|') : [])
          expect([expr, one, values[label]?.has(one)]).toEqual([expr, one, true]);
      }
    }
    for (const { alert, annotations } of rules) {
      expect([alert, Object.keys(annotations)]).toEqual([alert, ['summary', 'description']]);
    }
    expect(() => readQuery('sum(rate(x[5m])')).toThrow('not PromQL');
  });

  const mayRun = hasNginx || process.env['CI_STRICT'] === '1';
  (mayRun ? describe : describe.skip)(
    `nginx with the very configuration${mayRun ? '' : ' (skipped: needs nginx)'}`,
    () => {
      let nginx: ChildProcess;
      let folder: string;
      let port: number;
      let said = '';

      /** The nginx configuration with only its machine-dependent parts replaced, each at its exact place. */
      const configuration = async (): Promise<string> => {
        port = await freePort();
        const replacements: readonly (readonly [string, string])[] = [
          ['server connector1:8085', `server 127.0.0.1:${await freePort()}`],
          ['server connector2:8085', `server ${new URL(app.url).host}`],
          ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
          ['listen 80;', `listen 127.0.0.1:${await freePort()};`],
          ['/etc/nginx/tls/fullchain.pem', join(TLS, 'cert.pem')],
          ['/etc/nginx/tls/privkey.pem', join(TLS, 'key.pem')],
          ['pid /run/nginx.pid;', `pid ${join(folder, 'nginx.pid')};`],
          ...['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
            (name) => [`/tmp/nginx-${name};`, `${folder}/${name};`] as const,
          ),
        ];
        return replacements.reduce((text, [from, to]) => {
          if (text.split(from).length !== 2) throw new Error(`${from} stands there not once`);
          return text.replace(from, to);
        }, deployFile('compose/nginx.conf'));
      };

      const ask = (path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
        new Promise((resolve, reject) => {
          const agentHeaders = { authorization: `Bearer ${API_KEY}`, ...headers };
          get(
            {
              port,
              path,
              host: '127.0.0.1',
              servername: 'localhost',
              ca: readFileSync(join(TLS, 'cert.pem')),
              headers: agentHeaders,
            },
            resolve,
          ).on('error', reject);
        });
      const bodyOf = async (answer: IncomingMessage): Promise<string> => {
        let text = '';
        for await (const part of answer.setEncoding('utf8')) text += part as string;
        return text;
      };

      beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'nginx-'));
        const file = join(folder, 'nginx.conf');
        writeFileSync(file, await configuration());
        nginx = spawn(NGINX, ['-c', file, '-p', folder, '-g', 'daemon off;'], {
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        nginx.stderr?.on('data', (part: Buffer) => (said += part.toString()));
        await until(async () => {
          if (nginx.exitCode !== null) throw new Error(`nginx ended: ${said}`);
          return ask('/healthz').then(
            (answer) => (answer.resume(), answer.statusCode === 200 || undefined),
            () => undefined,
          );
        });
      });
      afterAll(async () => {
        nginx.kill('SIGTERM');
        if (nginx.exitCode === null) await once(nginx, 'exit');
        rmSync(folder, { recursive: true, force: true });
      });

      it('serve through the remaining node, and keep metrics and readiness internal', async () => {
        for (let times = 0; times < 6; times += 1) {
          const answer = await ask('/v1/calls');
          expect([answer.statusCode, JSON.parse(await bodyOf(answer))]).toEqual([
            200,
            { items: expect.any(Array) },
          ]);
        }
        for (const path of ['/metrics', '/readyz']) {
          const answer = await ask(path);
          answer.resume();
          expect([path, answer.statusCode]).toEqual([path, 404]);
        }
      });

      it('pass on the visitor’s real address, not a claimed one', async () => {
        const answer = await ask('/v1/calls', {
          'x-forwarded-for': '203.0.113.9',
          authorization: 'Bearer wrong',
        });
        answer.resume();
        expect(answer.statusCode).toBe(401);
        const logged = JSON.stringify(app.log.lines);
        expect(logged).toContain('127.0.0.1');
        expect(logged).not.toContain('203.0.113.9');
      });

      it('pass on each event at once, while the stream is open', async () => {
        const { body } = await app.request('POST', '/v1/calls', {
          body: { user: 'free', number: '+37061234002' },
        });
        const stream = await ask(`/v1/calls/${String(body['id'])}/events`);
        expect(stream.headers['content-type']).toContain('text/event-stream');
        const first = await new Promise<string>((resolve) => {
          let text = '';
          stream.setEncoding('utf8').on('data', (part: string) => {
            text += part;
            if (text.includes('event: call')) resolve(text);
          });
        });
        expect(first).toContain(String(body['id']));
        expect(stream.complete).toBe(false);
        stream.resume();
        await once(stream, 'end');
      });
    },
  );
});
