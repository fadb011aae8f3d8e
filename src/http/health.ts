import type { Now, Store } from '../calls/ports.ts';
import type { MorServer } from '../calls/place/resolving.ts';

export interface Dependency {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface Readiness {
  /** The node can take clicks: its database can be written, and it is not stopping. */
  readonly ready: boolean;
  readonly dependencies: readonly Dependency[];
}

/** MOR is asked at most this often, however often somebody looks. */
const MOR_CACHE_MS = 15_000;

/**
 * Readiness with each dependency. A MOR that is down does not make the node unready: another node would not reach it
 * either, and clicks must still get their clear refusal.
 */
export const createReadiness = (deps: {
  readonly store: Pick<Store, 'ping'>;
  readonly mors: ReadonlyMap<string, MorServer>;
  readonly now: Now;
  readonly stopping: () => boolean;
}): (() => Promise<Readiness>) => {
  const cache = new Map<string, { atMs: number; result: Promise<Dependency> }>();

  const askMor = async (id: string, server: MorServer): Promise<Dependency> => {
    const name = `mor ${id}`;
    if (!server.gateway.canFollow)
      return { name, ok: true, detail: 'not asked: no status user is configured' };
    const reply = await server.gateway.version();
    return reply.ok
      ? { name, ok: true, detail: reply.value }
      : { name, ok: false, detail: `${reply.code}: ${reply.text}` };
  };

  const mor = (id: string, server: MorServer): Promise<Dependency> => {
    const known = cache.get(id);
    if (known && deps.now() - known.atMs < MOR_CACHE_MS) return known.result;
    const result = askMor(id, server);
    cache.set(id, { atMs: deps.now(), result });
    return result;
  };

  return async () => {
    const database = deps.store.ping().then(
      (): Dependency => ({ name: 'database', ok: true, detail: 'can be read and written' }),
      (error: unknown): Dependency => ({
        name: 'database',
        ok: false,
        detail: error instanceof Error ? error.message : 'does not answer',
      }),
    );
    const dependencies = await Promise.all([
      database,
      ...[...deps.mors].map(([id, server]) => mor(id, server)),
    ]);
    return { ready: !deps.stopping() && dependencies[0].ok, dependencies };
  };
};
