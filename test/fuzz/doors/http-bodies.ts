import fc from 'fast-check';
import { door, must } from '../lib/door.ts';
import { ENCODINGS, encode } from '../lib/bytes.ts';
import { edits, mutateJsonText } from '../lib/mutate.ts';
import type { RawRequest } from '../lib/raw-http.ts';
import { API_KEY, OTHER_KEY, openService } from '../lib/service.ts';

interface Seed {
  readonly method: 'POST' | 'PATCH';
  readonly target: string;
  readonly key: string;
  readonly body: unknown;
}

const RECORD = { type: 'Contacts', id: '4cf31986-0908-01f0-c05a-6b03ec16eaac' };
const CLICK = { user: 'ann', record: RECORD, field: 'phone_work', number: '+370 612 34001' };

/** What each CRM's pages and packages send, and what a careful program would send. */
const SEEDS: readonly Seed[] = [
  ...['/v1/calls', '/v1/calls/preview'].flatMap((target) => [
    {
      method: 'POST' as const,
      target,
      key: API_KEY,
      body: { ...CLICK, crm: 'site', source: '101', notes: 'x' },
    },
    { method: 'POST' as const, target, key: API_KEY, body: { user: 'ann', number: null } },
    {
      method: 'POST' as const,
      target,
      key: OTHER_KEY,
      body: { user: 'demo-ann', record: { type: 'Contact', id: 'ona' } },
    },
    {
      method: 'POST' as const,
      target,
      key: API_KEY,
      body: {
        ...CLICK,
        record: { ...RECORD, doNotCall: false },
        freeDialling: true,
        activityId: 'a',
        callerId: '1',
      },
    },
  ]),
  ...[
    { ...CLICK, type: 'call.requested' },
    { type: 'user.changed', user: '00530000009M943' },
    { type: 'contact.changed', record: RECORD },
    {
      type: 'call.noted',
      call: 'some-call',
      notes: 'Wants an "offer" & <more>',
      disposition: 'Call back later',
    },
  ].map((body) => ({ method: 'POST' as const, target: '/v1/events', key: API_KEY, body })),
  { method: 'POST', target: '/v1/tokens', key: API_KEY, body: { user: 'ann', scope: 'act', crm: 'site' } },
  { method: 'PATCH', target: '/v1/calls/some-call', key: API_KEY, body: { notes: 'n', disposition: 'd' } },
  { method: 'POST', target: '/v1/calls/some-call/hangup', key: API_KEY, body: {} },
  { method: 'POST', target: '/admin/api/sign-in', key: '', body: { password: 'wrong', role: 'viewer' } },
  { method: 'POST', target: '/admin/api/mapping/import?dryRun=true', key: '', body: { crm: 'site' } },
];

const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  '',
];

interface Input {
  readonly which: number;
  readonly text: string;
  readonly how: (typeof ENCODINGS)[number];
  readonly type: string;
  readonly key: string;
}

/** How many trailing digits are enough to recognise a number. */
const KNOWN_BY = 6;
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

export const httpBodies = door<Input>({
  name: 'http-bodies',
  about:
    'bodies of every route that takes one, from somebody who may send them: an answer or a problem with a code, and only a number of the body is dialled',
  testRuns: 120,
  inputs: fc
    .record({
      which: fc.nat({ max: SEEDS.length - 1 }),
      inside: edits(4),
      outside: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: edits(3) }),
      how: fc.oneof(
        { weight: 9, arbitrary: fc.constant('utf8' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...ENCODINGS) },
      ),
      type: fc.oneof(
        { weight: 6, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: fc.constantFrom(...TYPES) },
      ),
      key: fc.uuid(),
    })
    .map(({ inside, outside, ...rest }) => ({
      ...rest,
      text: mutateJsonText(SEEDS[rest.which]?.body, inside, outside),
    })),
  async open() {
    const service = await openService();
    /** Events are answered before MOR is asked, so what one dials may only show with a later one. */
    const lately: string[] = [];
    return {
      async check({ which, text, how, type, key }) {
        const seed = SEEDS[which];
        if (!seed) throw new Error('no such seed');
        const body = encode(text, how);
        lately.push(digitsOf(body.toString('utf8')), digitsOf(text));
        lately.splice(0, lately.length - 60);
        const request: RawRequest = {
          method: seed.method,
          target: seed.target,
          body: body.toString('base64'),
          headers: [
            ...(seed.key === '' ? [] : [['authorization', `Bearer ${seed.key}`] as const]),
            ...(type === '' ? [] : [['content-type', type] as const]),
            ['idempotency-key', key],
          ],
        };
        const { answer, dialled } = await service.send(request);
        must(answer.status > 0, 'no answer');
        for (const { dst = '', device } of dialled) {
          must(device !== undefined && seed.key !== '', 'dialled for nobody');
          if (dst === '') continue;
          must(/^\d{2,15}$/.test(dst), `dialled what is no number: ${dst}`);
          const isDemo = dst.startsWith('370');
          const isThere = lately.some((digits) => digits.includes(dst.slice(-KNOWN_BY)));
          must(isThere || (isDemo && seed.key === OTHER_KEY), `${dst} was dialled, and nobody sent it`);
        }
        if (!seed.target.startsWith('/v1/calls') && !seed.target.startsWith('/v1/events')) {
          must(dialled.length === 0 || lately.length > 2, 'dialled without a click');
        }
      },
      close: service.close,
    };
  },
});
