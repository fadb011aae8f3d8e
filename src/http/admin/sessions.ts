import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Now } from '../../calls/ports.ts';
import type { RecordStore } from '../../calls/admin-ports.ts';
import { VIAS } from './grants.ts';
import type { Entrant, GrantOf } from './grants.ts';
import { createSessionAge, LONGEST_MS } from './session-age.ts';

export type Role = 'administrator' | 'viewer';

const sessionSchema = z.strictObject({
  id: z.string(),
  role: z.enum(['administrator', 'viewer']),
  name: z.string(),
  via: z.enum(VIAS),
  /** Digest of what allowed them to sign in. */
  grant: z.string(),
  csrf: z.string(),
  address: z.string(),
  createdAtMs: z.number(),
  lastSeenAtMs: z.number(),
  expiresAtMs: z.number(),
});

/** A person who is signed in. `id` may be shown; the cookie's token is known only to the browser. */
export type Session = z.infer<typeof sessionSchema>;

/** `lastSeenAt` is written at most this often. */
const SEEN_EVERY_MS = 60_000;
const TOKEN_BYTES = 32;
const MAX_SESSIONS = 1_000;

export interface Sessions {
  start(who: Entrant & { readonly address: string }): Promise<{ session: Session; token: string }>;
  /** The session of a cookie's token; undefined: none, ended, too old, or its owner may no longer sign in that way. */
  find(token: string): Promise<Session | undefined>;
  list(): Promise<readonly Session[]>;
  /** False: there is no such session. */
  end(id: string): Promise<boolean>;
  /** For a session that has just changed the password it signed in with: it continues, and all others end. */
  endOthers(session: Session): Promise<void>;
  /** Ends sessions that are too old or whose owners may no longer sign in that way. */
  sweep(): Promise<void>;
  /** Call this when another node may have ended sessions: notifies their listeners. */
  recheck(): Promise<void>;
  /** Calls back when the session ends or expires; returns a function that cancels this. */
  onEnd(session: Session, listener: () => void): () => void;
}

/** The database stores digests, so that nobody can sign in by reading it. */
const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const createSessions = (deps: {
  readonly records: RecordStore;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes of the wall clock. */
  readonly steady: Now;
  readonly grantOf: GrantOf;
}): Sessions => {
  const { records, now, grantOf } = deps;
  const age = createSessionAge(now, deps.steady);
  const listeners = new Map<string, Set<() => void>>();

  const isLive = (session: Session): boolean => age.isLive(session) && session.grant === grantOf(session);

  const read = (text: string): Session | undefined => {
    const parsed = sessionSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  };

  const all = async (): Promise<(readonly [string, Session | undefined])[]> =>
    [...(await records.all('session'))].map(([key, text]) => [key, read(text)] as const);

  const remove = async (which: (session: Session | undefined) => boolean): Promise<number> => {
    const gone = (await all()).filter(([, session]) => which(session));
    if (gone.length > 0) {
      await records.apply(gone.map(([id]) => ({ kind: 'session', id, value: null })));
    }
    for (const [, session] of gone) {
      if (session === undefined) continue;
      age.forget(session.id);
      for (const tell of listeners.get(session.id) ?? []) tell();
    }
    return gone.length;
  };

  const sweep = async (): Promise<void> => {
    await remove((session) => session === undefined || !isLive(session));
  };

  return {
    sweep,
    async start({ role, name, via, address }) {
      const grant = grantOf({ role, name, via });
      if (grant === undefined) throw new Error('a session needs a way of signing in that is allowed');
      await sweep();
      const live = (await all()).flatMap(([, session]) => (session ? [session] : []));
      const oldest = live.sort((a, b) => a.lastSeenAtMs - b.lastSeenAtMs)[0];
      if (live.length >= MAX_SESSIONS && oldest) await remove((session) => session?.id === oldest.id);
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const nowMs = now();
      const session: Session = {
        id: randomUUID(),
        role,
        name,
        via,
        grant,
        address,
        csrf: randomBytes(TOKEN_BYTES).toString('base64url'),
        createdAtMs: nowMs,
        lastSeenAtMs: nowMs,
        expiresAtMs: nowMs + LONGEST_MS,
      };
      age.begin(session);
      await records.apply([{ kind: 'session', id: keyOf(token), value: JSON.stringify(session) }]);
      return { session, token };
    },
    async find(token) {
      const id = keyOf(token);
      const text = await records.get('session', id);
      const session = text === undefined ? undefined : read(text);
      if (!session || !isLive(session)) return undefined;
      if (age.idleMs(session) < SEEN_EVERY_MS) return session;
      const seen = { ...session, lastSeenAtMs: now() };
      await records.apply([{ kind: 'session', id, value: JSON.stringify(seen) }]);
      return seen;
    },
    async list() {
      const found = (await all()).flatMap(([, session]) => (session && isLive(session) ? [session] : []));
      return found.sort((a, b) => b.lastSeenAtMs - a.lastSeenAtMs);
    },
    end: async (id) => (await remove((session) => session?.id === id)) > 0,
    async endOthers(own) {
      const grant = grantOf(own);
      const [key] = (await all()).find(([, session]) => session?.id === own.id) ?? [];
      if (key !== undefined && grant !== undefined) {
        await records.apply([{ kind: 'session', id: key, value: JSON.stringify({ ...own, grant }) }]);
      }
      await remove((session) => session?.id !== own.id);
    },
    async recheck() {
      if (listeners.size === 0) return;
      const live = (await all()).flatMap(([, session]) => (session && isLive(session) ? [session.id] : []));
      for (const [id, own] of listeners) if (!live.includes(id)) for (const tell of own) tell();
    },
    onEnd(session, listener) {
      const own = listeners.get(session.id) ?? new Set();
      listeners.set(session.id, own.add(listener));
      const expiry = setTimeout(listener, Math.max(0, age.leftMs(session))).unref();
      return () => {
        clearTimeout(expiry);
        own.delete(listener);
        if (own.size === 0) listeners.delete(session.id);
      };
    },
  };
};
