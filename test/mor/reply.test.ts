import { describe, expect, it } from '@jest/globals';
import { KNOWN_TEXTS, readCallback } from '../../src/mor/reply.ts';
import { fc } from '../helpers/property.ts';

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** The texts as MOR's manual and servers write them, with the meaning of each. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['API Requests are disabled', 'api_disabled'],
  ['GET Requests are disabled', 'get_disabled'],
  ['API must have Secret Key', 'no_secret_key'],
  ['Incorrect hash', 'incorrect_hash'],
  ['Access Denied', 'access_denied'],
  ['Dont be so smart', 'access_denied'],
  ["Don't be so smart", 'access_denied'],
  ['You are not authorized to view this page', 'access_denied'],
  ['You are not authorized to use this functionality', 'access_denied'],
  ['Feature disabled', 'access_denied'],
  ['Bad login', 'not_authenticated'],
  ['Login failed', 'not_authenticated'],
  ['Not authenticated', 'not_authenticated'],
  ['User was not found', 'not_authenticated'],
  ['User not found', 'not_authenticated'],
  ['Bad device', 'bad_device'],
  ['Device was not found', 'bad_device'],
  ['Device not found', 'bad_device'],
  ['No source', 'no_source'],
  ['Reseller not allowed to use Admin tariffs', 'bad_tariff'],
  ['No tariff', 'no_tariff'],
  ['Bad tariff', 'bad_tariff'],
  ['PIN was not found', 'pin_not_found'],
  ['PIN was not found for specified owner', 'pin_not_found'],
  ['Server was not found', 'server_not_found'],
  ['Cannot connect to Asterisk Server', 'asterisk_unreachable'],
  ['There is no such API', 'unrecognised'],
  ['Undefined method', 'unrecognised'],
  ['Please wait 10 seconds before trying to login again', 'unrecognised'],
  ['Status value must be Ringing or Answered', 'unrecognised'],
  ['user_id is empty', 'unrecognised'],
  ['No Users found', 'unrecognised'],
];

const SHAPES: Readonly<Record<string, (text: string) => string>> = {
  A: (t) => `<status>${t}</status>`,
  'A in page': (t) => `<page>\n  <status>${t}</status>\n</page>`,
  'A, spaced': (t) => `<status>\n  ${t}\n</status>\n`,
  'A, CDATA': (t) => `<status><![CDATA[${t}]]></status>`,
  B: (t) => `<status>\n  <error>${t}</error>\n</status>`,
  C: (t) => `<error>${t}</error>`,
  'C, old': (t) => `<error><type>${t}</type><name>callback_init</name></error>`,
  D: (t) => `<page><error>${t}</error></page>`,
  E: (t) => `<page>\n <status>\n  <error>${t}</error>\n </status>\n</page>`,
  'E, nested twice': (t) => `<page><status><status><error>${t}</error></status></status></page>`,
  F: (t) => `<action><name>login</name><status>failed</status><status_message>${t}</status_message></action>`,
};

const tags = (xml: string, change: (name: string) => string): string =>
  xml.replace(/<(\/?)([a-z_]+)>/g, (_, slash: string, name: string) => `<${slash}${change(name)}>`);

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const WRAPPERS: readonly ((xml: string) => string)[] = [
  (xml) => xml,
  (xml) => PROLOG + xml,
  (xml) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`,
  (xml) => `\n ${PROLOG}${xml}\n\n`,
  (xml) => `<html>${xml}</html>`,
  (xml) => `${PROLOG}<HTML><BODY>${xml}</BODY></HTML>`,
  (xml) => `<html><head><title>MOR</title></head><body>${xml}</body></html>`,
  (xml) => tags(xml, capital),
  (xml) => tags(xml, (name) => name.toUpperCase()),
];

const CASES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
];

describe('refusals', () => {
  it.each(TEXTS)('%s is %s in every shape, wrapper and letter case', (text, code) => {
    const expected = (shown: string): string =>
      JSON.stringify({ kind: 'refused', code, text: shown, known: true });
    const wrong: unknown[] = [];
    for (const shape of Object.values(SHAPES))
      for (const wrap of WRAPPERS)
        for (const change of CASES) {
          const body = wrap(shape(change(text)));
          const verdict = readCallback(body);
          if (JSON.stringify(verdict) !== expected(change(text))) wrong.push({ body, verdict });
        }
    expect(wrong).toEqual([]);
  });

  it('have a case here for each row of the table', () => {
    const tested = new Set(TEXTS.map(([text]) => text.toLowerCase()));
    expect(Object.keys(KNOWN_TEXTS).filter((text) => !tested.has(text))).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString', 'Neveikia', 'Accès refusé & fini'])(
    'an unknown text (%s) is refused and shown as it is',
    (text) => {
      const body = `<status>${text.replace('&', '&amp;')}</status>`;
      expect(readCallback(body)).toEqual({ kind: 'refused', code: 'unrecognised', text, known: false });
    },
  );

  it('shows at most 200 characters and no control characters of an unknown text', () => {
    const verdict = readCallback(`<error>a\u0007b\n\tc${'x'.repeat(5000)}</error>`);
    expect(verdict).toMatchObject({ kind: 'refused', code: 'unrecognised' });
    const text = verdict.kind === 'refused' ? verdict.text : '';
    expect(text).toHaveLength(200);
    expect(text.startsWith('a b cxxx')).toBe(true);
  });

  it('reads entities and numeric references', () => {
    expect(readCallback('<status>Don&#39;t be so smart</status>')).toMatchObject({ code: 'access_denied' });
  });
});

describe('acceptance', () => {
  it.each(['Ok', 'ok', 'OK', ' Ok '])('%p in every wrapper and tag case', (text) => {
    for (const wrap of WRAPPERS)
      for (const shape of ['A', 'A in page', 'A, spaced', 'A, CDATA']) {
        const body = wrap(SHAPES[shape]!(text));
        expect({ body, verdict: readCallback(body) }).toEqual({ body, verdict: { kind: 'ok' } });
      }
  });

  it('keeps a callback id as text, with every digit', () => {
    for (const wrap of WRAPPERS) {
      const body = wrap(
        '<page>\n  <status>ok</status>\n  <callback_uniqueid>14811237541247271</callback_uniqueid>\n</page>',
      );
      expect(readCallback(body)).toEqual({ kind: 'ok', callbackUniqueId: '14811237541247271' });
    }
  });

  it.each(['', 'none', '1.5', '1e3', '<b>1</b>'])('drops a callback id that is not a number: %p', (id) => {
    const body = `<page><status>ok</status><callback_uniqueid>${id}</callback_uniqueid></page>`;
    expect(readCallback(body)).toEqual({ kind: 'ok' });
  });
});

describe('anything that is not an answer from MOR', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['plain text', 'Ok'],
    ['words', 'Incorrect hash'],
    ['truncated', '<?xml version="1.0" encoding="UTF-8"?>\n<status>Ok'],
    ['truncated page', '<page><status>ok</status>'],
    ['mismatched tags', '<Status>Ok</status>'],
    ['text behind', '<status>Ok</status>x'],
    ['two roots', '<status>Ok</status><status>Ok</status>'],
    ['two statuses', '<page><status>ok</status><status>Bad device</status></page>'],
    ['ok beside an error', '<page><status>ok</status><error>Bad device</error></page>'],
    ['an empty status', '<status></status>'],
    ['a closed status', '<status/>'],
    ['an empty error', '<status><error/></status>'],
    ['an error without text', '<error><name>x</name></error>'],
    ['an error twice', '<error><type>a</type><type>b</type></error>'],
    ['an empty page', '<page></page>'],
    ['another root', '<calls><status>Ok</status></calls>'],
    ['a successful login', '<action><name>login</name><status>ok</status></action>'],
    ['a failed action without words', '<action><status>failed</status></action>'],
    ['a DOCTYPE', '<!DOCTYPE status [<!ENTITY a "Ok">]><status>&a;</status>'],
    ['an HTML page', '<!doctype html><html><body><form>Login</form></body></html>'],
    ['a well-formed HTML page', '<html><head><title>502</title></head><body><h1>Bad</h1></body></html>'],
    ['an HTML page of text', '<html><body>Login</body></html>'],
    ['an HTML page of several elements', '<html><body><status>Ok</status><p>x</p></body></html>'],
    ['an empty HTML page', '<html></html>'],
    ['a reserved name', '<status><__proto__>Ok</__proto__></status>'],
    ['deep nesting', '<status>'.repeat(3000) + 'Ok' + '</status>'.repeat(3000)],
    ['JSON', '{"status":"Ok"}'],
    ['a byte zero', '\u0000<status>Ok</status>'],
  ])('%s', (_, body) => {
    expect(readCallback(body)).toEqual({ kind: 'unclear' });
  });

  it('reads no meaning into arbitrary input', () => {
    fc.assert(
      fc.property(fc.string(), (body) => {
        expect(readCallback(body)).toEqual({ kind: 'unclear' });
      }),
    );
  });
});
