import fc from 'fast-check';
import { defined } from '../../../src/defined.ts';
import { createMorClient } from '../../../src/mor/client.ts';
import { KNOWN_TEXTS, normaliseText } from '../../../src/mor/reply.ts';
import { startHttp } from '../../mor/loopback.ts';
import { encode, encoding, gzipped } from '../lib/bytes.ts';
import type { Encoding } from '../lib/bytes.ts';
import { door, inTime, must, mustNotTell } from '../lib/door.ts';
import { edits, mutateXml } from '../lib/mutate.ts';

const KEY = 'k3y-that-nobody-may-see';
const PASSWORD = 'p4ss-of-the-status-user';
const PIN = '55501234567';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const OK = `${HEAD}<page><status>Ok</status><callback_uniqueid>17900000001234567</callback_uniqueid></page>`;

/** Answers as MOR words them (the wiki's page for each method), bare and with what a proxy puts around them. */
const SEEDS = [
  OK,
  `${HEAD}<Status>Ok</Status>\n`,
  `${HEAD}<status>\n  <error>Incorrect hash</error>\n</status>\n`,
  `${HEAD}<page><status><error>Bad device</error></status></page>`,
  `<html><body>${OK}</body></html>`,
  `${HEAD}<page><action><name>x</name><status>failed</status><status_message>No source</status_message></action></page>`,
  `${HEAD}<error><type>Undefined method</type><name>x</name></error>`,
  `${HEAD}<status><error>Access Denied for ${KEY} and ${PASSWORD} and PIN ${PIN}</error></status>`,
  `${HEAD}<page><calls_stat><total_calls>1</total_calls></calls_stat><active_calls><active_call><id>7</id><status>Answered</status><src>101</src><dst>37061234001</dst><duration>00:00:16</duration><uniqueid>1790000000.1</uniqueid><src_device_id>5</src_device_id><user_id>2</user_id></active_call></active_calls></page>`,
  `${HEAD}<page><pages><per_page>10</per_page></pages><userid>0</userid><username>admin</username><timezone>GMT +02:00</timezone><calls><call><calldate2>2026-11-23 09:00:00</calldate2><src>101</src><dst>37061234001</dst><nice_billsec>00:01:05</nice_billsec><dispod>ANSWERED(16)</dispod><uniqueid>1790000000.1</uniqueid><user>ann</user><device_id>5</device_id></call></calls></page>`,
  `${HEAD}<page><devices><device><device_id>5</device_id><device_type>SIP</device_type><username>ann</username><secret>${KEY}</secret></device></devices></page>`,
  `${HEAD}<page><userid>2</userid><details><other_details><username>ann</username></other_details></details></page>`,
  `${HEAD}<page><users><user><id>2</id><username>ann</username><first_name>Ann</first_name></user></users></page>`,
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>',
];
const STATUSES = [200, 200, 200, 200, 201, 204, 301, 302, 400, 401, 403, 404, 500, 502, 503];
const TYPES = [
  'text/xml',
  'text/xml; charset=utf-8',
  'text/html; charset=ISO-8859-1',
  'text/plain; charset=x',
  '',
];
const PACKINGS = ['none', 'none', 'gzip', 'gzip as content', 'claims gzip', 'deflate'] as const;

interface Input {
  readonly body: string;
  readonly status: number;
  readonly type: string;
  readonly how: Encoding;
  readonly packing: (typeof PACKINGS)[number];
}

const CLICK = { username: 'ann', device: '5', src: '101', dst: '37061234001', cardPin: PIN } as const;
const KINDS = ['accepted', 'refused', 'not_sent', 'uncertain'];
/** Everything that reads an answer. */
const QUESTIONS = [
  'activeCalls',
  'cdrs',
  'device',
  'devices',
  'userDetails',
  'users',
  'version',
  'probe',
] as const;

export const morAnswers = door<Input>({
  name: 'mor-answers',
  about:
    'answers of MOR, whole, broken, packed and in every encoding: "accepted" only where MOR said so, nothing secret',
  testRuns: 60,
  inputs: fc
    .record({
      seed: fc.constantFrom(...SEEDS),
      changes: edits(),
      status: fc.constantFrom(...STATUSES),
      type: fc.constantFrom(...TYPES),
      how: fc.oneof(
        { weight: 4, arbitrary: fc.constant('utf8' as const) },
        { weight: 1, arbitrary: encoding },
      ),
      packing: fc.constantFrom(...PACKINGS),
    })
    .map(({ seed, changes, ...rest }) => ({ ...rest, body: mutateXml(seed, changes) })),
  async open() {
    let now: Input | undefined;
    const mor = await startHttp((_, response) => {
      if (!now) throw new Error('nothing to answer');
      const plain = encode(now.body, now.how);
      const packed = now.packing === 'gzip' || now.packing === 'gzip as content' ? gzipped(plain) : plain;
      const says = { gzip: 'gzip', 'claims gzip': 'gzip', deflate: 'deflate' } as Record<string, string>;
      const name = says[now.packing];
      response.writeHead(
        now.status,
        defined({
          'content-type': now.type || undefined,
          'content-encoding': name,
          location: now.status >= 300 && now.status < 400 ? '/elsewhere' : undefined,
        }),
      );
      response.end(now.status === 204 ? undefined : packed);
    });
    const told: string[] = [];
    const line = (fields: Record<string, unknown>, message: string): void => {
      told.push(`${JSON.stringify(fields)} ${message}`);
    };
    const memory = new Map<string, string>();
    const client = createMorClient(
      {
        id: 'main',
        url: mor.url,
        endpoint: 'callback_init',
        method: 'POST',
        secretKey: KEY,

        hashOrder: 'device-dst-src',
        timeoutMs: 20_000,
        connectTimeoutMs: 5_000,
        callbackUniqueId: true,
        status: { username: 'admin', password: PASSWORD },
      },
      { log: { info: line, warn: line, error: line }, now: Date.now, memory },
    );
    return {
      async check(input) {
        now = input;
        mor.seen.length = 0;
        const answer = await inTime(client.callback(CLICK), 'a callback');
        must(KINDS.includes(answer.kind), `an answer of kind ${answer.kind}`);
        must(mor.seen.length <= 1, 'one click was sent twice');
        // What arrived was sent: it must never count as not sent, or it would be tried again.
        must(mor.seen.length === 0 || answer.kind !== 'not_sent', 'what was sent is called not sent');
        if (answer.kind === 'accepted') {
          must(/ok/i.test(input.body) && input.status < 300, 'accepted although nobody said Ok');
          must(!/<error>\s*\S/i.test(input.body.replace(/<!--[^]*?-->/g, '')), 'accepted beside an error');
          const id = answer.callbackUniqueId;
          must(id === undefined || (/^\d+$/.test(id) && input.body.includes(id)), 'an id nobody sent');
        }
        const isMorsWord =
          answer.kind !== 'refused' || Object.hasOwn(KNOWN_TEXTS, normaliseText(answer.text));
        must(
          input.status < 300 || isMorsWord,
          'an HTTP error in nobody’s words is taken for a refusal of MOR',
        );
        const texts: string[] = [JSON.stringify(answer)];
        for (const question of QUESTIONS) {
          const period = { fromMs: 1_790_000_000_000, toMs: 1_790_000_100_000 };
          const ask = {
            activeCalls: () => client.activeCalls(),
            cdrs: () => client.cdrs(period),
            device: () => client.device('5'),
            devices: () => client.devices('2'),
            userDetails: () => client.userDetails({ userId: '2' }),
            users: () => client.users(),
            version: () => client.version(),
            probe: () => client.probe('ann'),
          }[question];
          const reply = await inTime<{ ok: boolean }>(ask(), question);
          must(typeof reply.ok === 'boolean', `${question} gives no reply`);
          texts.push(JSON.stringify(reply));
        }
        // MOR's lists may contain anything about people; only refusals are shown in MOR's own words.
        const shown = texts.filter((text, index) => index === 0 || text.startsWith('{"ok":false'));
        mustNotTell(shown.join('\n'), input.how === 'utf8' ? [KEY, PASSWORD] : [], 'an answer');
        mustNotTell(texts[0] ?? '', [PIN], 'the answer to a click');
        mustNotTell(told.splice(0).join('\n'), [KEY, PASSWORD], 'the log');
      },
      async close() {
        await client.close();
        await mor.close();
      },
    };
  },
});
