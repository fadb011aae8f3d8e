import type { Nodes } from '../calls/nodes.ts';
import type { Timers } from '../calls/timers.ts';

const TOPIC = 'limits';
/** What a node says is lost while the database is unreachable, so it is said again after this. */
const AGAIN_MS = 2_000;

/** Tracks whether all nodes use the same shared limits: a node that cannot would add its own share to them. */
export interface Agreement {
  /** Announces the name of the limits that this node could use in Redis; undefined: it cannot use any. */
  say(limits: string | undefined): void;
  /** True when all live nodes can use the same limits. */
  reached(): boolean;
  stop(): void;
}

export const createAgreement = (deps: {
  /** Absent: this process is the only one. */
  readonly nodes: Pick<Nodes, 'self' | 'list' | 'onChange' | 'send' | 'hear'> | undefined;
  readonly timers: Timers;
  readonly onChange: () => void;
}): Agreement => {
  const { nodes, timers, onChange } = deps;
  /** By node. A node of a version that says nothing uses its own share. */
  const said = new Map<string, string | null>();
  let mine: string | undefined;
  let hasSpoken = false;
  let stopped = false;
  let cancel: (() => void) | undefined;

  const others = (): string[] => (nodes?.list() ?? []).filter(({ isSelf }) => !isSelf).map(({ id }) => id);
  const reached = (): boolean => mine !== undefined && others().every((id) => said.get(id) === mine);

  const speak = (): void => {
    cancel?.();
    if (stopped || !nodes) return;
    if (others().length > 0) nodes.send(TOPIC, { node: nodes.self(), limits: mine ?? null });
    // Once all agree, there is nothing left to say.
    cancel = reached() ? undefined : timers.after(AGAIN_MS, speak);
  };

  nodes?.hear(TOPIC, (body) => {
    const { node, limits } = (body ?? {}) as { node?: unknown; limits?: unknown };
    if (typeof node !== 'string') return;
    const word = typeof limits === 'string' ? limits : null;
    if (said.get(node) === word) return;
    said.set(node, word);
    onChange();
  });
  nodes?.onChange(() => {
    const living = new Set(others());
    for (const id of said.keys()) if (!living.has(id)) said.delete(id);
    if (hasSpoken) speak();
    onChange();
  });

  return {
    say(limits) {
      hasSpoken = true;
      mine = limits;
      speak();
      onChange();
    },
    reached,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
};
