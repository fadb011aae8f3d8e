import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { secretProblem } from '../../src/config/crm-keys.ts';
import { inCrm } from './php/crm.ts';

interface Vector {
  readonly title: string;
  readonly secrets: readonly string[];
  readonly id: string;
  readonly timestamp: number;
  /** Additional text covered by `r1`. */
  readonly target: string;
  readonly body: string;
  readonly v1: string;
  readonly r1: string;
}

const readVectors = (): readonly Vector[] => {
  const text = readFileSync(new URL('../vectors/crm-signature.json', import.meta.url), 'utf8');
  const file = JSON.parse(text) as { readonly vectors: readonly Vector[] };
  return file.vectors;
};
const vectors = readVectors();
const php = (value: unknown): string =>
  `json_decode(base64_decode('${Buffer.from(JSON.stringify(value)).toString('base64')}'), true)`;

/** Texts that people may enter as a secret; the packages and the connector must agree on each. */
const SECRETS: readonly (readonly [text: string, isSecret: boolean])[] = [
  ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', true],
  ['plain-secret-of-24-chars', true],
  ['whsec_', false],
  // Sixteen characters, and twelve bytes in base64.
  ['abcdabcdabcdabcd', false],
  ['abcdabcdabcdabcdabcdabcd', true],
  ['whsec_c2hvcnQ=', false],
  ['whsec_not base64 at all!', false],
  ['v1,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', false],
  ['short', false],
];

describe('signatures of the CRM packages', () => {
  it('come from secrets that the connector accepts, too', async () => {
    const texts = SECRETS.map(([text]) => text);
    const [printed] = await inCrm('8.2', 'suitecrm', [
      `$all = array(); foreach (${php(texts)} as $t) { $all[] = MorSigner::isSecret($t); } out($all);`,
    ]);
    expect(printed).toEqual(SECRETS.map(([, isSecret]) => isSecret));
    expect(texts.map((text) => secretProblem(text) === undefined)).toEqual(printed);
  });


  it('are those of the shared vectors', async () => {
    const [printed] = await inCrm('8.2', 'suitecrm', [
      `$all = array(); foreach (${php(vectors)} as $v) { $s = new MorSigner($v['secrets']);
         $h = $s->headers($v['id'], $v['timestamp'], $v['target'], $v['body']); $all[] = $h['webhook-signature']; } out($all);`,
    ]);
    expect(printed).toEqual(vectors.map(({ r1 }) => r1));
  });

  it.each(vectors.map((vector) => [vector.title, vector] as const))('%s: the reference library agrees', (_, vector) => {
    const own = vector.secrets.map((secret) => {
      const webhook = secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' });
      return webhook.sign(vector.id, new Date(vector.timestamp * 1000), vector.body);
    });
    expect(own.join(' ')).toBe(vector.v1);
  });
});
