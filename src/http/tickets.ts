import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { AgentRef } from '../calls/call/call.ts';
import type { Now } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';
import type { UsedIds } from './used-ids.ts';

const TTL_SEC = 60;
const ISSUER = 'mor-crm-connector';
const AUDIENCE = 'mor-crm-connector/recording';

/** Permission for one agent to listen to one call, once, within a minute. */
export interface Tickets {
  issue(agent: AgentRef, call: string): Promise<{ readonly ticket: string; readonly expiresAt: string }>;
  /** Uses it up unless `keep`. Rejects with Problem `unauthenticated` if it is not valid, not for this call, or used. */
  use(ticket: string, call: string, keep: boolean): Promise<AgentRef>;
}

const refused = (): Problem =>
  new Problem(
    'unauthenticated',
    'This link was used before, or is older than a minute. Open the recording again from the call.',
  );

export const createTickets = (deps: {
  readonly key: () => Uint8Array;
  readonly usedIds: UsedIds;
  readonly now: Now;
  /** Where used tickets are only remembered in memory: those of an earlier process may have been used. */
  readonly forgetsAtRestart: boolean;
}): Tickets => {
  const { key, usedIds, now } = deps;
  /** Tickets are not guessable, but an id of an earlier process must not count as new. */
  const process = deps.forgetsAtRestart ? randomUUID() : '';
  return {
    async issue({ crm, user }, call) {
      const nowSec = Math.floor(now() / 1000);
      const ticket = await new SignJWT({ crm, call, process })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(user)
        .setJti(randomUUID())
        .setExpirationTime(nowSec + TTL_SEC)
        .sign(key());
      return { ticket, expiresAt: new Date((nowSec + TTL_SEC) * 1000).toISOString() };
    },
    async use(ticket, call, keep) {
      const { payload } = await jwtVerify(ticket, key(), {
        currentDate: new Date(now()),
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'jti', 'exp'],
      }).catch(() => {
        throw refused();
      });
      const { crm, sub, jti } = payload;
      const isOurs = payload['call'] === call && payload['process'] === process;
      if (!isOurs || typeof crm !== 'string' || sub === undefined || jti === undefined) throw refused();
      if (!keep && !(await usedIds.use(crm, `ticket:${jti}`))) throw refused();
      return { crm, user: sub };
    },
  };
};
