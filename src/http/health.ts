import { defined } from '../defined.ts';
import type { NodeInfo, Nodes } from '../calls/nodes.ts';
import type { LimitsHealth } from '../calls/limits.ts';
import type { Now, Store } from '../calls/ports.ts';
import type { MorServer } from '../calls/place/resolving.ts';
import { good, wrong } from '../vocabulary/findings.ts';
import type { Finding, FindingCode, Values } from '../vocabulary/findings.ts';

export interface Dependency {
  readonly name: string;
  readonly ok: boolean;
  /** The finding as a code, with what its text names. */
  readonly code?: FindingCode;
  readonly values?: Values;
  readonly detail: string;
  readonly cure?: string;
}

const dependency = (name: string, { ok, code, values, detail, cure }: Finding): Dependency => ({
  name,
  ok,
  code,
  ...defined({ values }),
  detail,
  ...defined({ cure }),
});

export interface Readiness {
  /** The node can take clicks: its database is writable, and it is not stopping. */
  readonly ready: boolean;
  readonly dependencies: readonly Dependency[];
  /** The services that share the database and what each of them does; absent where only one can use it. */
  readonly nodes?: readonly NodeInfo[];
}

/** MOR is asked at most this often, however often the state is requested. */
const MOR_CACHE_MS = 15_000;

/** How fresh the lists of active calls of one MOR are. */
export interface CallLists {
  readonly takesCalls: boolean;
  /** `elsewhere`: another node fetches them. */
  listAgeMs(): number | 'elsewhere' | undefined;
}

/** Older lists do not show calls that are ringing now. */
const OLDEST_LIST_MS = 10_000;

/** Do incoming calls of this MOR show up at the moment? */
export const showsCalls = (lists: CallLists): boolean => {
  const ageMs = lists.listAgeMs();
  if (ageMs === 'elsewhere') return lists.takesCalls;
  return lists.takesCalls && ageMs !== undefined && ageMs <= OLDEST_LIST_MS;
};

/** `waitForMor`: wait for the first answer about a MOR whose state is still unknown. */
export type AskReadiness = (options?: { readonly waitForMor: boolean }) => Promise<Readiness>;

interface KnownMor {
  readonly askedAtMs: number;
  readonly asked: Promise<Dependency>;
  isAsking: boolean;
  /** The last answer; undefined before the first one. */
  answer: Dependency | undefined;
}

/**
 * Readiness with each dependency. A MOR that is down does not make the node unready: another node could not reach it either, and
 * clicks must still get a clear refusal. A MOR that hangs does not keep a load balancer waiting either: the last known answer is
 * reported. Without Redis a node continues with its share of the limits.
 */
export const createReadiness = (deps: {
  readonly store: Pick<Store, 'ping'>;
  readonly mors: ReadonlyMap<string, MorServer>;
  /** By MOR server; absent: this process follows no calls. */
  readonly followers?: ReadonlyMap<string, CallLists>;
  readonly nodes?: Pick<Nodes, 'list'> | undefined;
  /** Undefined: limits are not kept in Redis. */
  readonly limits?: (() => LimitsHealth | undefined) | undefined;
  /** A monotonic clock. */
  readonly now: Now;
  readonly stopping: () => boolean;
}): AskReadiness => {
  const known = new Map<string, KnownMor>();

  const askMor = async (id: string, server: MorServer): Promise<Dependency> => {
    const name = `mor ${id}`;
    if (!server.gateway.canFollow) return dependency(name, good('mor_not_asked'));
    const reply = await server.gateway.version();
    return dependency(
      name,
      reply.ok
        ? good('mor_release', { version: reply.value })
        : wrong(`mor_${reply.code}`, { text: reply.text }),
    );
  };

  const mor = (id: string, server: MorServer): KnownMor => {
    const before = known.get(id);
    const isFresh = before && deps.now() - before.askedAtMs < MOR_CACHE_MS;
    // One question at a time, however long it takes.
    if (before && (isFresh || before.isAsking)) return before;
    const next: KnownMor = {
      askedAtMs: deps.now(),
      isAsking: true,
      answer: before?.answer,
      asked: askMor(id, server).then((answer) => {
        next.answer = answer;
        next.isAsking = false;
        return answer;
      }),
    };
    known.set(id, next);
    return next;
  };
  for (const [id, server] of deps.mors) mor(id, server);

  return async ({ waitForMor } = { waitForMor: false }) => {
    const database = deps.store.ping().then(
      (): Dependency => dependency('database', good('database_works')),
      (error: unknown): Dependency => ({
        name: 'database',
        ok: false,
        detail: error instanceof Error ? error.message : 'does not answer',
      }),
    );
    const mors = [...deps.mors].map(([id, server]) => {
      const { answer, asked } = mor(id, server);
      if (answer) return answer;
      return waitForMor ? asked : dependency(`mor ${id}`, wrong('mor_being_asked'));
    });
    const lists = [...(deps.followers ?? [])]
      .filter(([, { takesCalls }]) => takesCalls)
      .map(([id, of]): Dependency => {
        const ageMs = of.listAgeMs();
        const found =
          ageMs === undefined
            ? good('mor_list_missing')
            : ageMs === 'elsewhere'
              ? good('mor_list_elsewhere')
              : good('mor_list_age', { seconds: (ageMs / 1000).toFixed(1) });
        return { ...dependency(`mor ${id}: incoming calls`, found), ok: showsCalls(of) };
      });
    const [ofDatabase, ...ofMors] = await Promise.all([database, ...mors]);
    const redis = deps.limits?.();
    const ofRedis = redis ? [dependency('redis', redis)] : [];
    const dependencies = [ofDatabase, ...ofRedis, ...ofMors, ...lists];
    return {
      ready: !deps.stopping() && ofDatabase.ok,
      dependencies,
      ...defined({ nodes: deps.nodes?.list() }),
    };
  };
};
