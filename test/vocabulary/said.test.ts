import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { resolveMapping } from '../../src/mapping/agents/resolve-agent.ts';
import { parseNumber } from '../../src/mapping/numbers/numbers.ts';
import { messageCode } from '../../src/vocabulary/message-codes.ts';

const ROOMS = [
  'src/calls',
  'src/extensions',
  'src/http',
  'src/mapping',
  'src/mor',
  'src/settings',
  'connectors',
];
/** Answers of the public API, whose readers are programs; and what only agents, or people at a terminal, meet. */
const FOR_PROGRAMS =
  /^src\/http\/(?:endpoints|doors|schemas)\/|^src\/http\/(?:authenticate|host-guard|origins|public-app|serve|signature|tickets|tokens)\.ts$|^src\/calls\/(?:choose-record|during-call|plan-call-back)\.ts$|^connectors\/template|vault-keys|open-seals|own-keys|reseal/;
/** Functions that get a text for people, wherever it stands among what they are given. */
const SAYING = new Set([
  ...['Problem', 'CrmError', 'VaultError'],
  ...['fault', 'invalid', 'blocked', 'refuse', 'failure', 'dead', 'retry', 'never', 'uncertain', 'giveUp'],
]);

const WORDS_OF_MOR = 'Incorrect hash';
/** Their values are pieces of sentences; tests below write them as they are sent. */
const PUT_TOGETHER =
  /^(?:Calling is switched off for x in x|x has no x in the connector|The x of x cannot be read, because|The mapping of x cannot be used: x|it has (?:too few|too many|a wrong number of) digits x|x x; calls go to x only)/;

/** A text as it is sent, with `x` for each value; undefined: it is no text, or none for people. */
const written = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join('');
};

const textsIn = (path: string): string[] => {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
      SAYING.has(node.expression.getText(source))
    ) {
      for (const given of node.arguments ?? []) {
        const text = written(given);
        if (text?.includes(' ') === true) found.push(`${path}: ${text}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const all = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${room}/${name}`)
    .filter((path) => !FOR_PROGRAMS.test(path)),
).flatMap(textsIn);

/** A value at the end may be a sentence of its own; a text of values alone is in the words of others. */
const isCoded = (text: string): boolean =>
  /^[x ]+$/.test(text) ||
  text === WORDS_OF_MOR ||
  messageCode(text.replace(/(?<=\.) ?x$/, '')) !== undefined ||
  PUT_TOGETHER.test(text);

describe('what the service says', () => {
  it('has a code, so that the pages say it in the language of the reader', () => {
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter((one) => !isCoded(one.slice(one.indexOf(': ') + 2)))).toEqual([]);
  });

  it('keeps what a sentence says inside another one, and the sentence behind it', () => {
    expect(
      messageCode('"12" cannot be dialled: it has too few digits for Lithuania; is the area code missing?'),
    ).toEqual({
      code: 'line_cannot_dial',
      values: { value: '12', reason: 'it has too few digits for Lithuania; is the area code missing?' },
      inner: { reason: { code: 'number_few_for_country', values: { country: 'Lithuania' } } },
    });
    expect(
      messageCode(
        'CRM sales: SuiteCRM refused the login. Correct username and password, and check that this CRM user is active.',
      ),
    ).toMatchObject({
      code: 'crm_named',
      inner: { why: { code: 'suite_login_refused', then: { code: 'suite_password', part: 'cure' } } },
    });
  });

  it('has a code for each agent without a usable line', () => {
    const ref = { crm: 'sales', user: 'eve' };
    const line = { ...ref, mor: 'main', username: 'eve', device: '5', source: '101' };
    const details = [
      { ref, row: { ...line, enabled: false, freeDialling: false } },
      { ref, defaults: { mor: 'main' } },
      { ref, crm: { ...line, device: 'abc' } },
      { ref, row: { ...line, enabled: true, freeDialling: false, cardPin: 'sealed with another key' } },
    ].map((given) => {
      const found = resolveMapping({ defaults: {}, ...given });
      return found.ok ? '' : found.detail;
    });
    expect(details.map((detail) => messageCode(detail)?.code)).toEqual([
      'click_switched_off',
      'click_incomplete',
      'click_unusable',
      'click_sealed',
    ]);
    // Each fault of a line says which column it is, and where it comes from.
    const faults =
      "The mapping of CRM user eve of sales cannot be used: device (from the CRM's user record): the device is its number in MOR (shown as ACC), digits only; not the extension or SIP name; email (from the mapping): is no e-mail address.";
    expect(messageCode(faults)?.inner?.['why']).toMatchObject({
      code: 'click_column',
      inner: {
        origin: { code: 'origin_crm' },
        why: {
          code: 'line_device',
          then: {
            code: 'click_column',
            inner: { origin: { code: 'origin_mapping' }, why: { code: 'line_email' } },
          },
        },
      },
    });
  });

  it('has a code for each reason why a number cannot be dialled', () => {
    const wrong = [
      '+3706',
      '+370612345678901',
      '+37061',
      '12345',
      '+999123456',
      '061234567890123',
      '8 6',
      'none',
      '',
      '1',
    ];
    const reasons = [...wrong, '112', '*43', 'x'.repeat(2_000), '2024-01-31', '+4930123/+49301'].flatMap(
      (raw) =>
        [undefined, 'LT', 'DE', 'Nowhere'].flatMap((country) => {
          const number = parseNumber(raw, [country]);
          return number.kind === 'invalid' ? [number.reason] : [];
        }),
    );
    expect(new Set(reasons).size).toBeGreaterThan(12);
    expect(reasons.filter((reason) => messageCode(reason) === undefined)).toEqual([]);
  });

  it('finds what to do behind the words of others', () => {
    const cure = 'Check `url` and `version`.';
    expect(messageCode(`Sugar says: not_found: No such. ${cure}`)).toEqual({
      code: 'crm_quoted',
      values: { system: 'Sugar', words: 'not_found: No such' },
      then: { code: 'sugar_address', part: 'cure' },
    });
  });

  it('leaves the words of others as they are', () => {
    expect(messageCode('SuiteCRM says: Module Calls is locked. Ask Ann.')).toEqual({
      code: 'crm_quoted',
      values: { system: 'SuiteCRM', words: 'Module Calls is locked. Ask Ann.' },
    });
    expect(messageCode('something that another connector says')).toBeUndefined();
  });
});
