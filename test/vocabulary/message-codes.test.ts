import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { validateMapping } from '../../src/mapping/agents/validate.ts';
import { issueText } from '../../src/vocabulary/issue-text.ts';
import { MESSAGES, messageCode } from '../../src/vocabulary/message-codes.ts';

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('texts'))
    .map((name) => `${folder}/${name}`);
const sources = ['src', 'connectors'].flatMap(filesOf).map((path) => readFileSync(path, 'utf8'));

describe('the code of a message about one field', () => {
  it('comes with the values that its text names', () => {
    expect(messageCode('must be at most 5 entries')).toEqual({
      code: 'field_at_most_entries',
      values: { most: '5' },
    });
    expect(messageCode('must be at most 5')).toEqual({ code: 'field_at_most', values: { most: '5' } });
    expect(messageCode('must be POST or GET')).toEqual({
      code: 'field_one_of',
      values: { values: 'POST or GET' },
    });
    expect(messageCode('+37060012345 is in Lithuania; calls go to DE, LV only.')).toEqual({
      code: 'rule_country',
      values: { number: '+37060012345', country: 'Lithuania', countries: 'DE, LV' },
    });
    expect(messageCode('something that another connector says')).toBeUndefined();
  });

  it('is there for what the library finds in a form', () => {
    const schema = z.strictObject({
      text: z.string().min(1).max(3),
      list: z.array(z.string()).min(2).max(2),
      number: z.int().min(2).max(3),
      one: z.enum(['a', 'b']),
      flag: z.boolean(),
      address: z.url(),
      names: z.record(z.string(), z.string()),
      fields: z.object({}),
    });
    const tries: unknown[] = [
      {},
      { text: '', list: [], number: 1, one: 'c', flag: 'x', address: 'x', names: 1, fields: 1, other: 1 },
      { text: 'long', list: ['a', 'b', 'c'], number: 4 },
      { text: 1, list: 1, number: 1.5, address: 1 },
    ];
    const messages = tries.flatMap((one) => schema.safeParse(one).error?.issues.map(issueText) ?? []);
    expect(messages.length).toBeGreaterThan(20);
    expect(messages.filter((message) => messageCode(message) === undefined)).toEqual([]);
    const codes = new Set(messages.map((message) => messageCode(message)?.code));
    expect(codes.size).toBeGreaterThan(12);
  });

  it('is there for each text that a form of connections, rules or sign-in has of its own', () => {
    const forms = [
      ...readdirSync('src/config')
        .filter((name) =>
          /(?:crm|inbound|mor|recordings|results|rules|server)-schema|parts|recordings-check/.test(name),
        )
        .map((name) => `src/config/${name}`),
      ...['salesforce', 'sugarcrm', 'suitecrm', 'shared/beans'].map(
        (name) => `connectors/${name}/options.ts`,
      ),
      ...['src/settings/connection-form.ts', 'src/settings/live-oidc.ts', 'connectors/generic/connector.ts'],
    ];
    const written = forms.flatMap((path) =>
      [
        ...readFileSync(path, 'utf8').matchAll(
          /(?:\b(?:error|message):\s+|, |\(|\s)'((?:expected |is |none |needs |at least |make |the address |name an |a signing |the connector |base, |username and )[^']+)'/g,
        ),
      ].map(([, text = '']) => text),
    );
    expect(written.length).toBeGreaterThan(25);
    expect(written.filter((text) => messageCode(text) === undefined)).toEqual([]);
  });

  it('is there for each mistake in a line of the mapping', () => {
    const context = { crms: ['sales'], mors: ['main', 'second'] };
    const line = { crm: 'sales', user: 'eve', mor: 'main', username: 'eve', device: '101', source: '101' };
    const mistakes = [
      { crm: 'none' },
      { mor: 'none' },
      { device: 'abc' },
      { device: '1,01E+20' },
      { source: 'abc' },
      { source: '112' },
      { source: '+1' },
      { source: ';' },
      { country: 'Nowhere' },
      { email: 'nobody' },
      { username: 'x'.repeat(300) },
      { username: 'a\nb' },
      { username: 'a\uFFFDb' },
      { username: 1 },
      { enabled: 'perhaps' },
      { user: '' },
      { cardPin: 'x', morServer: 'x' },
    ];
    const messages = mistakes.flatMap((mistake) => {
      const checked = validateMapping({ ...line, ...mistake }, context);
      return checked.ok ? [] : checked.errors.map(({ message }) => message);
    });
    expect(messages.length).toBeGreaterThanOrEqual(mistakes.length - 1);
    expect(messages.filter((message) => messageCode(message) === undefined)).toEqual([]);
  });

  it('belongs to a text that the service still writes', () => {
    // The longest piece without a value stands in the code.
    const pieceOf = (text: string): string =>
      text
        .split(/\{\w+\}/)
        .sort((a, b) => b.length - a.length)[0]
        ?.replace(/^[ ,]+|[ (]+$/g, '') ?? '';
    const left = Object.entries(MESSAGES).filter(([, { finding }]) => {
      const piece = pieceOf(finding);
      return !sources.some(
        (source) => source.includes(piece) || source.replaceAll("\\'", "'").includes(piece),
      );
    });
    // These are put together from smaller pieces.
    const pieces =
      /^(?:field_at_(?:least|most)|number_(?:few|many|wrong)_for|click_(?:fields|switched|unusable)|(?:rule_nowhere|file_not_text|step_record_one|mor_v2_login_refused)$)/;
    expect(left.map(([code]) => code).filter((code) => !pieces.test(code))).toEqual([]);
  });
});
