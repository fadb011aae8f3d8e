import { readFileSync } from 'node:fs';
import { describe, expect, it, jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { inCrm } from './php/crm.ts';

// A PHP or a browser has to start, perhaps on a busy machine.
jest.setTimeout(90_000);

interface Vector {
  readonly title: string;
  readonly secrets: readonly string[];
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
  readonly signature: string;
}

const readVectors = (): readonly Vector[] => {
  const text = readFileSync(new URL('../vectors/crm-signature.json', import.meta.url), 'utf8');
  const file = JSON.parse(text) as { readonly vectors: readonly Vector[] };
  return file.vectors;
};
const vectors = readVectors();
const php = (value: unknown): string =>
  `json_decode(base64_decode('${Buffer.from(JSON.stringify(value)).toString('base64')}'), true)`;

describe('signatures of the CRM packages', () => {
  it('are those of the shared vectors', async () => {
    const [printed] = await inCrm('8.2', 'suitecrm', [
      `$all = array(); foreach (${php(vectors)} as $v) { $s = new MorSigner($v['secrets']);
         $h = $s->headers($v['id'], $v['timestamp'], $v['body']); $all[] = $h['webhook-signature']; } out($all);`,
    ]);
    expect(printed).toEqual(vectors.map(({ signature }) => signature));
  });

  it.each(vectors.map((vector) => [vector.title, vector] as const))('%s: the reference library agrees', (_, vector) => {
    const own = vector.secrets.map((secret) => {
      const webhook = secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' });
      return webhook.sign(vector.id, new Date(vector.timestamp * 1000), vector.body);
    });
    expect(own.join(' ')).toBe(vector.signature);
  });
});
