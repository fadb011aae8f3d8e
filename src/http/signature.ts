import { hash, timingSafeEqual } from 'node:crypto';

/** How far a signed request's clock may be off in either direction (Standard Webhooks, "Verifying timestamps"). */
export const MAX_SKEW_SEC = 300;

export interface SignedHeaders {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

export type SignatureVerdict =
  { readonly ok: true; readonly keyIndex: number } | { readonly ok: false; readonly why: string };

const PREFIX = 'whsec_';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The keys a configured secret can stand for. `whsec_<base64>` is the standard's form; a secret without the prefix is
 * taken as text, and as base64 too where it is that, since both habits exist among senders.
 */
export const signingKeys = (secret: string): Buffer[] => {
  if (secret.startsWith(PREFIX)) return [Buffer.from(secret.slice(PREFIX.length), 'base64')];
  const asText = Buffer.from(secret, 'utf8');
  return BASE64.test(secret) ? [asText, Buffer.from(secret, 'base64')] : [asText];
};

const BLOCK_BYTES = 64;
const [INNER, OUTER] = [0x36, 0x5c];

/** The two blocks with which HMAC-SHA256 begins its two hashes (RFC 2104, section 2). */
const blocksOf = (key: Buffer): { readonly inner: Buffer; readonly outer: Buffer } => {
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
  const padded = Buffer.concat([short], BLOCK_BYTES);
  const mixedWith = (pad: number): Buffer => Buffer.from(padded.map((byte) => byte ^ pad));
  return { inner: mixedWith(INNER), outer: mixedWith(OUTER) };
};
const blocks = new WeakMap<Buffer, ReturnType<typeof blocksOf>>();

/**
 * `v1` signature over id, timestamp and the exact bytes of the body, in base64. HMAC out of two one-shot hashes:
 * `createHmac` makes a stream with a native object behind it, and collecting those takes longer than the hashing.
 */
export const sign = (key: Buffer, id: string, timestamp: string, body: Buffer): string => {
  let known = blocks.get(key);
  if (known === undefined) blocks.set(key, (known = blocksOf(key)));
  const inner = hash(
    'sha256',
    Buffer.concat([known.inner, Buffer.from(`${id}.${timestamp}.`), body]),
    'buffer',
  );
  return hash('sha256', Buffer.concat([known.outer, inner]), 'base64');
};

const equal = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

/**
 * Checks a request signed after the Standard Webhooks specification against every key (two are valid while a secret is
 * rotated). Presence first, then age in both directions, then the signature. Pure.
 */
export const verifySignature = (
  headers: SignedHeaders,
  body: Buffer,
  keys: readonly Buffer[],
  nowMs: number,
): SignatureVerdict => {
  if (!/^\d{1,12}$/.test(headers.timestamp)) {
    return { ok: false, why: 'webhook-timestamp must be Unix time in seconds' };
  }
  const ageSec = nowMs / 1000 - Number(headers.timestamp);
  if (Math.abs(ageSec) > MAX_SKEW_SEC) {
    return {
      ok: false,
      why: `webhook-timestamp is ${Math.round(Math.abs(ageSec))} s ${ageSec > 0 ? 'old' : 'ahead'}; at most ${MAX_SKEW_SEC} s are allowed, compare the clocks`,
    };
  }
  const given = headers.signature
    .split(' ')
    .filter((s) => s.startsWith('v1,'))
    .map((s) => s.slice('v1,'.length));
  if (given.length === 0) return { ok: false, why: 'webhook-signature has no v1 signature' };
  for (const [keyIndex, key] of keys.entries()) {
    const expected = sign(key, headers.id, headers.timestamp, body);
    if (given.some((s) => equal(s, expected))) return { ok: true, keyIndex };
  }
  return { ok: false, why: 'webhook-signature fits none of the signing secrets' };
};
