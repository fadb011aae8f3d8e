import fc from 'fast-check';
import { door, must } from '../lib/door.ts';
import { edits, mutateText } from '../lib/mutate.ts';
import { API_KEY, openService } from '../lib/service.ts';

const CLICK = JSON.stringify({ user: 'ann', number: '+37061234001' });
const BEARER = `Bearer ${API_KEY}`;
const SIGNATURE =
  'r1,3q2+7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= v1,3q2+7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

type Headers = readonly (readonly [string, string])[];

/** Headers that the service or something before it reads. */
const HEADERS: readonly (readonly [string, string])[] = [
  ['authorization', BEARER],
  ['authorization', 'Bearer aaaa.bbbb.cccc'],
  ['authorization', 'Basic YWRtaW46YWRtaW4='],
  ['idempotency-key', 'click-1'],
  ['origin', 'https://crm.example.com'],
  ['sec-fetch-site', 'cross-site'],
  ['x-request-id', 'r-1'],
  ['x-forwarded-for', '10.0.0.1, 10.0.0.2'],
  ['x-forwarded-proto', 'https'],
  ['x-forwarded-host', 'evil.example'],
  ['host', 'calls.example'],
  ['cookie', 'mor_admin=abc; __Host-mor_admin=def'],
  ['x-csrf-token', 'abc'],
  ['webhook-id', 'msg_1'],
  ['webhook-timestamp', '1790000000'],
  ['webhook-signature', SIGNATURE],
  ['last-event-id', '7'],
  ['content-type', 'application/json'],
  ['content-length', String(CLICK.length)],
  ['transfer-encoding', 'chunked'],
  ['content-encoding', 'gzip'],
  ['expect', '100-continue'],
  ['range', 'bytes=0-10'],
  ['upgrade', 'h2c'],
  ['accept', 'text/html'],
];
const TARGETS = [
  ['POST', '/v1/calls'],
  ['POST', '/v1/calls/preview'],
  ['POST', '/v1/events'],
  ['GET', '/v1/calls?limit=5'],
  ['GET', '/v1/agent?user=ann'],
  ['GET', '/v1/stream?user=ann'],
  ['OPTIONS', '/v1/calls'],
  ['GET', '/admin/api/session'],
  ['POST', '/admin/api/keys'],
  ['POST', '/hooks/mor/main/call-end'],
  ['GET', '/'],
  ['GET', '/openapi.json'],
] as const;

interface Input {
  readonly target: number;
  readonly headers: Headers;
}

const header = fc
  .tuple(fc.constantFrom(...HEADERS), edits(2), edits(2), fc.nat({ max: 9 }))
  .map(([[name, value], inName, inValue, chance]): readonly [string, string] => [
    chance === 0 ? mutateText(name, inName) : name,
    chance < 7 ? mutateText(value, inValue) : value,
  ]);

export const httpHeads = door<Input>({
  name: 'http-heads',
  about:
    'headers and credentials: nothing but the whole API key opens a door, and nothing is dialled without it',
  testRuns: 120,
  inputs: fc.record({
    target: fc.nat({ max: TARGETS.length - 1 }),
    headers: fc.array(header, { minLength: 1, maxLength: 6 }),
  }),
  async open() {
    const service = await openService();
    return {
      async check({ target, headers }) {
        const [method, path] = TARGETS[target] ?? ['GET', '/'];
        const body = Buffer.from(method === 'POST' ? CLICK : '').toString('base64');
        const { answer, dialled } = await service.send({ method, target: path, headers, body });
        const hasKey = headers.some(([, value]) => value.includes(API_KEY));
        const isOpen =
          path.startsWith('/v1/') && method !== 'OPTIONS' && answer.status >= 200 && answer.status < 300;
        must(hasKey || !isOpen, `let in without a key: HTTP ${answer.status} at ${path}`);
        must(hasKey || dialled.length === 0, 'dialled without a key');
        must(dialled.length <= 1, 'dialled more than once');
        if (path.startsWith('/admin/api/'))
          must(answer.status >= 400 || answer.status === 0, 'an administrator without a session');
        const allowed = answer.headers.get('access-control-allow-origin');
        const isKnown =
          allowed === undefined || allowed === 'https://crm.example.com' || path === '/openapi.json';
        must(isKnown, `pages of ${String(allowed)} may read`);
      },
      close: service.close,
    };
  },
});
