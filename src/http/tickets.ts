import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { AgentRef } from '../calls/call/call.ts';
import type { Now } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';
import type { UsedIds } from './used-ids.ts';

const TTL_SEC = 60;
/** A player asks for one part after the other, also after a pause. */
const PLAYER_TTL_SEC = 3_600;
const ISSUER = 'mor-crm-connector';
const AUDIENCE = 'mor-crm-connector/recording';

export interface IssuedTicket {
  readonly ticket: string;
  readonly expiresAt: string;
}

/** Whom a ticket stands for; `isPlayer`: the page with the player has it. */
export interface TicketBearer extends AgentRef {
  readonly isPlayer: boolean;
}

/** Permission for one agent to listen to one call. */
export interface Tickets {
  /** Good once, within a minute. */
  issue(agent: AgentRef, call: string): Promise<IssuedTicket>;
  /** For the page that a ticket has opened: good for each part of the audio, for an hour. */
  issueForPlayer(agent: AgentRef, call: string): Promise<IssuedTicket>;
  /** Uses it up unless `keep`. Rejects with Problem `unauthenticated` if it is not valid, not for this call, or used. */
  use(ticket: string, call: string, keep: boolean): Promise<TicketBearer>;
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
  const sign = async (
    { crm, user }: AgentRef,
    claims: { readonly call: string; readonly player?: true },
    ttlSec: number,
  ): Promise<IssuedTicket> => {
    const untilSec = Math.floor(now() / 1000) + ttlSec;
    const ticket = await new SignJWT({ ...claims, crm, process })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(user)
      .setJti(randomUUID())
      .setExpirationTime(untilSec)
      .sign(key());
    return { ticket, expiresAt: new Date(untilSec * 1000).toISOString() };
  };
  return {
    issue: (agent, call) => sign(agent, { call }, TTL_SEC),
    issueForPlayer: (agent, call) => sign(agent, { call, player: true }, PLAYER_TTL_SEC),
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
      const isPlayer = payload['player'] === true;
      if (!keep && !isPlayer && !(await usedIds.use(crm, `ticket:${jti}`))) throw refused();
      return { crm, user: sub, isPlayer };
    },
  };
};
