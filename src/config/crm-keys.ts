import { hash } from 'node:crypto';

const PREFIX = 'whsec_';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Shorter keys can be guessed (Standard Webhooks asks for 24 to 64 bytes; 16 is 128 bits). */
const MIN_KEY_BYTES = 16;

/**
 * The keys that a configured secret can stand for. `whsec_<base64>` is the standard's form. A secret without the prefix is used
 * as text, and also as base64 where it is valid base64, because senders do either.
 */
export const signingKeys = (secret: string): Buffer[] => {
  if (secret.startsWith(PREFIX)) return [Buffer.from(secret.slice(PREFIX.length), 'base64')];
  const asText = Buffer.from(secret, 'utf8');
  return BASE64.test(secret) ? [asText, Buffer.from(secret, 'base64')] : [asText];
};

/** API keys are looked up by their digest, so the time of a look-up reveals nothing about a key. */
export const apiKeyDigest = (key: string): string => hash('sha256', key, 'base64');

export interface StoredCredential {
  readonly id: string;
  readonly crm: string;
  /** Infinity: valid until it is replaced or revoked. */
  readonly untilMs: number;
}

/** Keys and secrets that administrators made while the connector was running; consulted for every request. */
export interface StoredCredentials {
  /** Whose API key has this digest? */
  apiKey(digest: string): StoredCredential | undefined;
  signing(): readonly (StoredCredential & { readonly key: Buffer })[];
  /** Call this after a successful use. */
  used(id: string): void;
}

/** Why this text is not a valid signing secret, for the person who configured it; undefined: it is valid. */
export const secretProblem = (secret: string): string | undefined => {
  if (/^v1a?,/.test(secret)) {
    return 'begins like a signature ("v1,"); write the secret itself: whsec_ and base64';
  }
  if (secret.startsWith(PREFIX)) {
    const rest = secret.slice(PREFIX.length);
    if (rest === '') return 'has no key after whsec_';
    if (!BASE64.test(rest)) return 'is not base64 after whsec_';
  }
  const shortest = Math.min(...signingKeys(secret).map((key) => key.length));
  if (shortest >= MIN_KEY_BYTES) return undefined;
  return `stands for ${shortest} bytes; at least ${MIN_KEY_BYTES} are needed (openssl rand -base64 32)`;
};
