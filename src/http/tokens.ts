import { randomUUID } from 'node:crypto';
import { decodeJwt, errors, importSPKI, importX509, jwtVerify, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import type { AgentRef } from '../calls/call/call.ts';
import type { Now } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';
import type { TokenScope } from './authenticate.ts';
import { UnknownCredential } from './doors/doors.ts';

const TOKEN_TTL_SEC = 300;
/** A token with a longer life is refused, no matter who signed it, because it would amount to a password. */
const MAX_TOKEN_SEC = 600;
const ISSUER = 'mor-crm-connector';
const AUDIENCE = 'mor-crm-connector/agent';
const CLOCK_TOLERANCE_SEC = 30;

/** The JWTs that a CRM instance may present: its certificate or public key (PEM), issuer and audience. */
export interface CrmJwtTrust {
  readonly crm: string;
  readonly publicKey: string;
  readonly issuer: string;
  readonly audience: string;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: string;
}

/** Whom a token stands for, what it allows and until when. */
export interface TokenBearer extends AgentRef {
  readonly scope: TokenScope;
  readonly expiresAtMs: number;
}

/** Browser tokens: short-lived, for one agent of one CRM instance. */
export interface Tokens {
  issue(agent: AgentRef, scope: TokenScope): Promise<IssuedToken>;
  /** Rejects with Problem `unauthenticated`, stating the reason. */
  verify(token: string): Promise<TokenBearer>;
}

type Key = Awaited<ReturnType<typeof importSPKI>>;

/** The claims that are read; their types are not checked yet. */
type Claims = Pick<JWTPayload, 'exp'> & { readonly sub?: unknown; readonly scope?: unknown };

const importKey = async (pem: string): Promise<Key> => {
  const read = pem.includes('BEGIN CERTIFICATE') ? importX509 : importSPKI;
  try {
    return await read(pem, 'RS256');
  } catch {
    return read(pem, 'ES256');
  }
};

const refuse = (error: unknown): never => {
  if (error instanceof errors.JWTExpired) {
    throw new Problem(
      'unauthenticated',
      'The token has expired; ask your CRM for a new one (reload the page).',
    );
  }
  throw new UnknownCredential('token', 'The token is not valid.');
};

export const createTokens = (deps: {
  /** At least 32 random bytes, the same for all nodes; read each time because it can be replaced. */
  readonly key: () => Uint8Array;
  readonly trusted: readonly CrmJwtTrust[];
  readonly now: Now;
}): Tokens => {
  const { key, now } = deps;
  const byIssuer = new Map(
    deps.trusted.map((trust) => [trust.issuer, { ...trust, key: importKey(trust.publicKey) }]),
  );
  // An unreadable key is reported when it is used; an unhandled rejection would stop the process.
  for (const trust of byIssuer.values()) trust.key.catch(() => undefined);

  const bearer = (crm: unknown, { sub, exp, scope = 'follow' }: Claims): TokenBearer => {
    // The library has checked the signature, but not the types of the signed values.
    if (typeof crm !== 'string' || typeof sub !== 'string' || sub === '' || exp === undefined) {
      throw new Problem('unauthenticated', 'The token lacks user or expiry.');
    }
    if (scope !== 'follow' && scope !== 'act') {
      throw new Problem('unauthenticated', 'The token’s scope is neither follow nor act.');
    }
    if (exp - now() / 1000 > MAX_TOKEN_SEC) {
      throw new Problem('unauthenticated', `A token may live at most ${MAX_TOKEN_SEC} seconds.`);
    }
    return { crm, user: sub, scope, expiresAtMs: exp * 1000 };
  };

  const options = () => ({ currentDate: new Date(now()), clockTolerance: CLOCK_TOLERANCE_SEC });

  return {
    async issue({ crm, user }, scope) {
      const nowSec = Math.floor(now() / 1000);
      const token = await new SignJWT({ crm, scope })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(user)
        .setJti(randomUUID())
        .setIssuedAt(nowSec)
        .setExpirationTime(nowSec + TOKEN_TTL_SEC)
        .sign(key());
      return { token, expiresAt: new Date((nowSec + TOKEN_TTL_SEC) * 1000).toISOString() };
    },

    async verify(token) {
      let issuer: string | undefined;
      try {
        issuer = decodeJwt(token).iss;
      } catch (error) {
        refuse(error);
      }
      const trust = issuer === undefined ? undefined : byIssuer.get(issuer);
      try {
        if (!trust) {
          const { payload } = await jwtVerify(token, key(), {
            ...options(),
            algorithms: ['HS256'],
            issuer: ISSUER,
            audience: AUDIENCE,
          });
          return bearer(payload['crm'], payload);
        }
        const { payload } = await jwtVerify(token, await trust.key, {
          ...options(),
          algorithms: ['RS256', 'ES256'],
          issuer: trust.issuer,
          audience: trust.audience,
          requiredClaims: ['sub', 'exp'],
        });
        return bearer(trust.crm, payload);
      } catch (error) {
        if (error instanceof Problem) throw error;
        return refuse(error);
      }
    },
  };
};
