import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { signingKeys } from '../../../src/config/crm-keys.ts';
import { verifySignature } from '../../../src/http/signature.ts';
import { door, must } from '../lib/door.ts';
import { edits, mutateText } from '../lib/mutate.ts';
import type { Edit } from '../lib/mutate.ts';

interface Known {
  readonly secrets: readonly string[];
  readonly id: string;
  readonly timestamp: number;
  readonly target: string;
  readonly body: string;
  readonly v1: string;
  readonly r1: string;
}

const { vectors } = JSON.parse(
  readFileSync(new URL('../../vectors/crm-signature.json', import.meta.url), 'utf8'),
) as { vectors: readonly Known[] };

interface Input {
  readonly which: number;
  readonly scheme: 'v1' | 'r1' | 'both';
  readonly acceptsV1: boolean;
  readonly offsetSec: number;
  readonly id: string;
  readonly timestamp: string;
  readonly target: string;
  readonly body: string;
  readonly signature: string;
}

const PARTS = ['id', 'timestamp', 'target', 'body', 'signature', 'none'] as const;

const mutated = (
  which: number,
  scheme: Input['scheme'],
  part: (typeof PARTS)[number],
  changes: readonly Edit[],
) => {
  const known = vectors[which];
  if (!known) throw new Error('no such vector');
  const whole = {
    id: known.id,
    timestamp: String(known.timestamp),
    target: known.target,
    body: known.body,
    signature: scheme === 'both' ? `${known.v1} ${known.r1}` : known[scheme],
  };
  return part === 'none' ? whole : { ...whole, [part]: mutateText(whole[part], changes) };
};

/** HMAC by Node's own API, whereas the service builds it from two hashes. */
const expected = (key: Buffer, { id, timestamp, target, body }: Input, scheme: 'v1' | 'r1'): string => {
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`);
  if (scheme === 'r1') mac.update(`${target}.`);
  return `${scheme},${mac.update(Buffer.from(body)).digest('base64')}`;
};

export const signatures = door<Input>({
  name: 'signatures',
  about: 'signed requests (v1 and r1): accepted if and only if nothing that is signed was changed',
  testRuns: 600,
  inputs: fc
    .record({
      which: fc.nat({ max: vectors.length - 1 }),
      scheme: fc.constantFrom('v1' as const, 'r1' as const, 'both' as const),
      part: fc.constantFrom(...PARTS),
      acceptsV1: fc.boolean(),
      offsetSec: fc.constantFrom(0, 299, -299, 301, -301, 1e9),
      changes: edits(),
    })
    .map(({ which, scheme, part, acceptsV1, offsetSec, changes }) => ({
      which,
      scheme,
      acceptsV1,
      offsetSec,
      ...mutated(which, scheme, part, changes),
    })),
  open: () =>
    Promise.resolve({
      check(input) {
        const known = vectors[input.which];
        if (!known) throw new Error('no such vector');
        const keys = known.secrets.flatMap(signingKeys);
        const { id, timestamp, target, body, signature, acceptsV1, offsetSec } = input;
        const nowMs = (known.timestamp + offsetSec) * 1000;
        const verdict = verifySignature(
          { id, timestamp, target, signature, acceptsV1 },
          Buffer.from(body),
          keys,
          nowMs,
        );
        const schemes = acceptsV1 ? (['v1', 'r1'] as const) : (['r1'] as const);
        const right = keys.flatMap((key) => schemes.map((scheme) => expected(key, input, scheme)));
        const fits = signature.split(' ').some((one) => right.includes(one));
        const inTime = /^\d{1,12}$/.test(timestamp) && Math.abs(nowMs / 1000 - Number(timestamp)) <= 300;
        must(
          verdict.ok === (fits && inTime),
          verdict.ok ? 'a changed request was accepted' : 'a right one was refused',
        );
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    }),
});
