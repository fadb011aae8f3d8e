import { hash, timingSafeEqual } from 'node:crypto';

/** How far the clock of a signed request may be off, in either direction (Standard Webhooks, "Verifying timestamps"). */
export const MAX_SKEW_SEC = 300;

/**
 * What a signature covers. `v1` (Standard Webhooks): id, timestamp and body. `r1`: method and path as well, so that a captured
 * request works only at its own address.
 */
export type SignatureScheme = 'v1' | 'r1';

export interface SignedRequest {
  readonly id: string;
  /** Unix seconds, as in the header. */
  readonly timestamp: string;
  /** The header: signatures separated by spaces, each `SCHEME,BASE64`. */
  readonly signature: string;
  /** `METHOD path?query`, with the path below `server.publicUrl`. */
  readonly target: string;
  /** Is a `v1` signature enough at this address? */
  readonly acceptsV1: boolean;
}

export type SignatureVerdict =
  | { readonly ok: true; readonly keyIndex: number; readonly scheme: SignatureScheme }
  /** `isForged`: the request was complete, but none of the secrets produces this signature. */
  | { readonly ok: false; readonly why: string; readonly isForged?: true };

const BLOCK_BYTES = 64;
const [INNER, OUTER] = [0x36, 0x5c];

/** The two blocks with which the two hashes of HMAC-SHA256 start (RFC 2104, section 2). */
const blocksOf = (key: Buffer): { readonly inner: Buffer; readonly outer: Buffer } => {
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
  const padded = Buffer.concat([short], BLOCK_BYTES);
  const mixedWith = (pad: number): Buffer => Buffer.from(padded.map((byte) => byte ^ pad));
  return { inner: mixedWith(INNER), outer: mixedWith(OUTER) };
};
const blocks = new WeakMap<Buffer, ReturnType<typeof blocksOf>>();

/**
 * HMAC-SHA256 over `id.timestamp.` and the parts, in base64: the exact bytes of the body for `v1`, target and body for `r1`.
 * Built from two one-shot hashes, because `createHmac` makes a stream with a native object, and collecting those objects takes
 * longer than the hashing.
 */
export const sign = (key: Buffer, id: string, timestamp: string, body: Buffer, target?: string): string => {
  let known = blocks.get(key);
  if (known === undefined) blocks.set(key, (known = blocksOf(key)));
  const lead = target === undefined ? `${id}.${timestamp}.` : `${id}.${timestamp}.${target}.`;
  const inner = hash('sha256', Buffer.concat([known.inner, Buffer.from(lead), body]), 'buffer');
  return hash('sha256', Buffer.concat([known.outer, inner]), 'base64');
};

const equal = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

const ofScheme = (header: string, scheme: SignatureScheme): string[] =>
  header
    .split(' ')
    .filter((one) => one.startsWith(`${scheme},`))
    .map((one) => one.slice(scheme.length + 1));

/**
 * Checks a signed request against every key (two are valid while a secret is rotated). Checks presence first, then age in both
 * directions, then the signature. Pure.
 */
export const verifySignature = (
  request: SignedRequest,
  body: Buffer,
  keys: readonly Buffer[],
  nowMs: number,
): SignatureVerdict => {
  const { id, timestamp, signature, target, acceptsV1 } = request;
  if (!/^\d{1,12}$/.test(timestamp)) {
    return { ok: false, why: 'webhook-timestamp must be Unix time in seconds' };
  }
  const ageSec = nowMs / 1000 - Number(timestamp);
  if (Math.abs(ageSec) > MAX_SKEW_SEC) {
    return {
      ok: false,
      why: `webhook-timestamp is ${Math.round(Math.abs(ageSec))} s ${ageSec > 0 ? 'old' : 'ahead'}; at most ${MAX_SKEW_SEC} s are allowed, compare the clocks`,
    };
  }
  const given = { r1: ofScheme(signature, 'r1'), v1: acceptsV1 ? ofScheme(signature, 'v1') : [] };
  if (given.r1.length + given.v1.length === 0) {
    const why = acceptsV1
      ? 'webhook-signature has neither an r1 nor a v1 signature'
      : 'this address takes r1 signatures only (they cover method and path); webhook-signature has none';
    return { ok: false, why };
  }
  for (const [keyIndex, key] of keys.entries()) {
    for (const scheme of ['r1', 'v1'] as const) {
      if (given[scheme].length === 0) continue;
      const expected = sign(key, id, timestamp, body, scheme === 'r1' ? target : undefined);
      if (given[scheme].some((one) => equal(one, expected))) return { ok: true, keyIndex, scheme };
    }
  }
  return { ok: false, why: 'webhook-signature fits none of the signing secrets', isForged: true };
};
