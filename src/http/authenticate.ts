import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Now } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';
import { apiKeyDigest, signingKeys } from '../config/crm-keys.ts';
import type { StoredCredential, StoredCredentials } from '../config/crm-keys.ts';
import { PACKAGE_HEADER, packageVersion } from '../vocabulary/crm-packages.ts';
import { UnknownCredential } from './doors/doors.ts';
import { verifySignature } from './signature.ts';
import type { Tokens } from './tokens.ts';

/** What a browser token allows: `follow` watches, notes and hangs up the agent's own calls; `act` can also dial. */
export type TokenScope = 'follow' | 'act';

/** Who sends a request. */
export type Principal =
  /** A CRM's server. `webhookId` is set for signed requests and is then their idempotency key. */
  | {
      readonly kind: 'server';
      readonly crm: string;
      readonly webhookId?: string;
      /** The stored key that authenticated the request: everything it opened closes when the key is revoked. */
      readonly keyId?: string;
      /** The key was replaced and stays valid until then, Unix milliseconds. */
      readonly untilMs?: number;
    }
  /** One agent's browser. */
  | {
      readonly kind: 'agent';
      readonly crm: string;
      readonly user: string;
      readonly scope: TokenScope;
      readonly expiresAtMs: number;
      /** The page with a recording's player asks: it gets audio, and no further page. */
      readonly isPlayer?: boolean;
    };

export interface CrmCredentials {
  readonly crm: string;
  readonly apiKeys: readonly string[];
  readonly signingSecrets: readonly string[];
}

/** Who presents a key; evaluated only where it matters. */
export type AskCaller = () => { readonly address: string; readonly isSlowed: boolean };

/** The parts of a request that its signature covers. */
export interface SignedTarget {
  readonly method: string;
  /** Path and query below `server.publicUrl`. */
  readonly url: string;
  /** Is a Standard Webhooks signature, which does not cover the address, enough here? */
  readonly acceptsV1: boolean;
}

export interface Authenticator {
  /** True: the sender can only be verified once the body is there. */
  isSigned(headers: IncomingHttpHeaders): boolean;
  /**
   * An API key or a token; needs no body. Rejects with Problem `unauthenticated`, or UnknownCredential for an unknown credential.
   */
  byBearer(headers: IncomingHttpHeaders, caller: AskCaller): Promise<Principal>;
  /** Throws Problem `unauthenticated`. */
  bySignature(headers: IncomingHttpHeaders, target: SignedTarget, body: Buffer): Principal;
}

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

const good = ({ id, untilMs }: StoredCredential): { keyId: string; untilMs?: number } =>
  untilMs === Infinity ? { keyId: id } : { keyId: id, untilMs };

/** Shorter keys can be guessed in a realistic time. */
const UNGUESSABLE_CHARACTERS = 16;
const MAX_REMEMBERED = 10_000;

/**
 * Remembers from which addresses the configuration's short keys were used. While a stranger at an address is guessing, a short key
 * is accepted from there only if it was used from there before, so the guesser does not learn whether a guess was right.
 */
const createShortKeys = (): ((key: string, hashed: string, caller: AskCaller) => boolean) => {
  const seen = new LRUCache<string, true>({ max: MAX_REMEMBERED });
  return (key, hashed, caller) => {
    if (key.length >= UNGUESSABLE_CHARACTERS) return true;
    const { address, isSlowed } = caller();
    const pair = `${hashed}\n${address}`;
    if (isSlowed && !seen.has(pair)) return false;
    seen.set(pair, true);
    return true;
  };
};

const BEARER = /^Bearer +(\S+)$/i;

export const createAuthenticator = (deps: {
  readonly crms: readonly CrmCredentials[];
  readonly tokens: Tokens;
  readonly now: Now;
  readonly stored?: StoredCredentials;
  /** Told the version of a CRM's package with each signed request; empty where the request does not say it. */
  readonly onPackage?: (crm: string, version: string) => void;
}): Authenticator => {
  const { stored } = deps;
  const mayUse = createShortKeys();
  const byKey = new Map(
    deps.crms.flatMap(({ crm, apiKeys }) => apiKeys.map((key) => [apiKeyDigest(key), crm] as const)),
  );
  const configured = deps.crms.flatMap(({ crm, signingSecrets }) =>
    signingSecrets.flatMap((secret) => signingKeys(secret).map((key) => ({ crm, key }))),
  );

  return {
    isSigned: (headers) => (one(headers['webhook-id']) ?? '') !== '',

    bySignature(headers, { method, url, acceptsV1 }, body) {
      const id = one(headers['webhook-id']) ?? '';
      const keys: readonly { crm: string; key: Buffer; id?: string; untilMs?: number }[] = stored
        ? [...configured, ...stored.signing()]
        : configured;
      const verdict = verifySignature(
        {
          id,
          timestamp: one(headers['webhook-timestamp']) ?? '',
          signature: one(headers['webhook-signature']) ?? '',
          target: `${method} ${url}`,
          acceptsV1,
        },
        body,
        keys.map((k) => k.key),
        deps.now(),
      );
      if (!verdict.ok && verdict.isForged) throw new UnknownCredential('signature', `${verdict.why}.`);
      if (!verdict.ok) throw new Problem('unauthenticated', `${verdict.why}.`);
      const found = keys[verdict.keyIndex];
      if (!found) throw new Problem('unauthenticated', 'The signing secret belongs to no CRM instance.');
      deps.onPackage?.(found.crm, packageVersion(one(headers[PACKAGE_HEADER])));
      const server = { kind: 'server', crm: found.crm, webhookId: id } as const;
      if (found.id === undefined) return server;
      stored?.used(found.id);
      return { ...server, ...good({ crm: found.crm, id: found.id, untilMs: found.untilMs ?? Infinity }) };
    },

    async byBearer(headers, caller) {
      const bearer = BEARER.exec(headers.authorization ?? '')?.[1];
      if (bearer === undefined) {
        throw new Problem(
          'unauthenticated',
          'Send Authorization: Bearer <API key or token>, or a signed request.',
        );
      }
      const hashed = apiKeyDigest(bearer);
      const crm = byKey.get(hashed);
      if (crm !== undefined && mayUse(bearer, hashed, caller)) return { kind: 'server', crm };
      const key = stored?.apiKey(hashed);
      if (key !== undefined) {
        stored?.used(key.id);
        return { kind: 'server', crm: key.crm, ...good(key) };
      }
      if (bearer.split('.').length === 3) return { kind: 'agent', ...(await deps.tokens.verify(bearer)) };
      throw new UnknownCredential('api_key', 'This API key is not known.');
    },
  };
};
