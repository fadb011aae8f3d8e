import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { ask, askSigned, place, sha1, text, withSimulator, KEY } from './client.ts';

const request = {
  u: 'ann',
  device: '5',
  src: '101',
  dst: '37060012001',
  hash: sha1(`537060012001101${KEY}`),
};

describe('transport', () => {
  it(
    'takes parameters from a form body and from the query of a POST alike, under both names',
    withSimulator({}, async (simulator) => {
      for (const name of ['callback_init', 'callback']) {
        for (const how of ['POST', 'POST with query'] as const) {
          const { status, body } = await ask(simulator, name, request, how);
          expect(status).toBe(200);
          expect(text(body, 'status')).toBe('Ok');
        }
      }
      expect(simulator.ledger().map((entry) => entry.method)).toEqual([
        'callback_init',
        'callback_init',
        'callback',
        'callback',
      ]);
    }),
  );

  it(
    'refuses GET until it is allowed',
    withSimulator({}, async (simulator) => {
      const refused = await ask(simulator, 'callback_init', request, 'GET');
      expect(refused.status).toBe(200);
      expect(text(refused.body, 'error')).toBe('GET Requests are disabled');
      simulator.options.allowGet = true;
      expect(text((await ask(simulator, 'callback_init', request, 'GET')).body, 'status')).toBe('Ok');
      expect(simulator.ledger().map((entry) => [entry.httpMethod, entry.placed])).toEqual([
        ['GET', false],
        ['GET', true],
      ]);
    }),
  );

  it.each([
    [false, {}, 'text/html', 'attachment; filename="mor_api_response.html"'],
    [true, {}, 'text/xml', 'attachment; filename="mor_api_response.xml"'],
    [false, { test: '1' }, 'text/html; charset=utf-8', null],
    [true, { test: '1' }, 'application/xml; charset=utf-8', null],
  ])('XML extension %s with %j is %s, %s', (xmlExtension, more, type, disposition) =>
    withSimulator({ xmlExtension }, async (simulator) => {
      const { headers, body } = await place(simulator, '37060012001', more);
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('content-disposition')).toBe(disposition);
      expect(body).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<status>Ok</status>\n');
    })(),
  );

  it.each([
    ['X8', 'auto', '<Status>Ok</Status>'],
    ['X19', 'auto', '<status>Ok</status>'],
    ['X19', 'Status', '<Status>Ok</Status>'],
    ['X8', 'status', '<status>Ok</status>'],
  ] as const)('%s with tag case %s answers %s', (generation, tagCase, expected) =>
    withSimulator({ generation, tagCase }, async (simulator) => {
      expect((await place(simulator, '37060012001')).body).toContain(expected);
    })(),
  );

  it(
    'can leave out the prolog and wrap the document in an HTML tag',
    withSimulator({ prolog: false }, async (simulator) => {
      expect((await place(simulator, '1')).body).toBe('<status>Ok</status>\n');
      simulator.options.htmlWrapper = 'tag';
      expect((await place(simulator, '1')).body).toBe('<HTML>\n<status>Ok</status>\n</HTML>\n');
      simulator.configure({ htmlWrapper: 'page', prolog: true });
      expect((await place(simulator, '1')).body).toMatch(/^<html><body>\n<\?xml .*\?>\n<status>/);
    }),
  );

  it(
    'puts common errors into status/error, on request inside page',
    withSimulator({ prolog: false }, async (simulator) => {
      const wrong = { ...request, hash: 'x' };
      const plain = '<status>\n  <error>Incorrect hash</error>\n</status>\n';
      expect((await ask(simulator, 'callback_init', wrong)).body).toBe(plain);
      simulator.options.errorInPage = true;
      expect((await ask(simulator, 'callback_init', wrong)).body).toMatch(
        /^<page>\n {2}<status>\n {4}<error>/,
      );
    }),
  );

  it(
    'decodes a plus in a form body as a space, and %2B as a plus',
    withSimulator({}, async (simulator) => {
      const send = (dst: string, hashed: string) =>
        fetch(`${simulator.url}/api/callback_init`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: `u=ann&device=5&src=101&dst=${dst}&hash=${sha1(`5${hashed}101${KEY}`)}`,
        });
      await send('+370600', ' 370600');
      await send('%2B370600', '+370600');
      expect(simulator.ledger().map((entry) => [entry.params.dst, entry.result])).toEqual([
        [' 370600', 'Ok'],
        ['+370600', 'Ok'],
      ]);
    }),
  );

  it(
    'ignores a JSON body unless told otherwise',
    withSimulator({}, async (simulator) => {
      const send = async () => {
        const response = await fetch(`${simulator.url}/api/callback_init`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request),
        });
        return text(await response.text(), 'status');
      };
      expect(await send()).toBe('Not authenticated');
      simulator.options.jsonBody = true;
      expect(await send()).toBe('Ok');
    }),
  );

  it.each([
    ['X8', '<status>\n  <error>There is no such API</error>\n</status>'],
    ['X5', '<error>\n  <type>Undefined method</type>\n  <name>toString</name>\n</error>'],
  ] as const)('%s answers an unknown method with HTTP 200', (generation, expected) =>
    withSimulator({ generation }, async (simulator) => {
      const { status, body } = await ask(simulator, 'toString', { u: 'admin' });
      expect(status).toBe(200);
      expect(body).toContain(expected);
    })(),
  );

  it(
    'knows methods only from their release on',
    withSimulator({ generation: 'X8' }, async (simulator) => {
      const { body } = await askSigned(simulator, 'active_calls_get', { u: 'admin' }, '');
      expect(text(body, 'error')).toBe('There is no such API');
      simulator.options.generation = 'X3';
      expect((await ask(simulator, 'callback_init', request)).body).toContain('Undefined method');
    }),
  );

  it(
    'answers pages of the GUI with the login page, and 404 elsewhere',
    withSimulator({}, async (simulator) => {
      const gui = await fetch(simulator.url);
      expect([gui.status, (await gui.text()).includes('<form')]).toEqual([200, true]);
      expect((await fetch(new URL('/elsewhere', simulator.url))).status).toBe(404);
    }),
  );

  it(
    'can send devices_get as a gzip file',
    withSimulator({ gzipDevices: true }, async (simulator) => {
      const response = await fetch(`${simulator.url}/api/devices_get`, {
        method: 'POST',
        body: new URLSearchParams({ u: 'admin', user_id: '2', hash: sha1(`2${KEY}`) }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
      expect(text(gunzipSync(bytes).toString(), 'device_id')).toBe('5');
    }),
  );

  it(
    "has MOR's own time in the Date header",
    withSimulator({ clockSkewMs: -3_600_000 }, async (simulator) => {
      const { headers } = await place(simulator, '37060012001');
      const behindMs = Date.now() - Date.parse(headers.get('date') ?? '');
      expect(Math.abs(behindMs - 3_600_000)).toBeLessThan(10_000);
    }),
  );

  it(
    'answers 500 to a body that is too large, and keeps running',
    withSimulator({}, async (simulator) => {
      const body = `u=${'x'.repeat(1_100_000)}`;
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await fetch(`${simulator.url}/api/callback_init`, {
        method: 'POST',
        headers,
        body,
      }).catch(() => null);
      expect([undefined, 500]).toContain(answer?.status);
      expect(text((await place(simulator, '1')).body, 'status')).toBe('Ok');
    }),
  );
});
