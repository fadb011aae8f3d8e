import type { CallBook } from '../book.ts';
import { isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import type { CallClock } from '../call-clock.ts';
import type { Nodes } from '../nodes.ts';
import type { CallStore, Fence, Now } from '../ports.ts';
import { nodeTimers } from '../timers.ts';
import type { Timers } from '../timers.ts';
import type { Follower } from './follower.ts';
import { endedBefore } from './lately.ts';

/** The longest wait for the following node, which answers as soon as MOR does: a person is waiting at a page. */
const LOOK_MS = 2_500;

const HINT = 'follow.hint';
const LOOK = 'follow.look';
const LOOKED = 'follow.looked';

export interface LeasedFollowerDeps {
  readonly morServer: string;
  readonly nodes: Pick<Nodes, 'hold' | 'send' | 'hear'>;
  readonly book: CallBook;
  readonly store: Pick<CallStore, 'list' | 'listOpen'>;
  readonly now: Now;
  readonly callClock: Pick<CallClock, 'forget'>;
  readonly timers?: Timers;
  /** A follower that writes under this fence. */
  readonly create: (fence: Fence) => Follower;
  /** See Follower. */
  readonly takesCalls: boolean;
}

/** Follows as long as this node holds the lease of the MOR, and otherwise asks the node that does. */
export const createLeasedFollower = (deps: LeasedFollowerDeps): Follower => {
  const { morServer, nodes, book, timers = nodeTimers } = deps;
  let own: Follower | undefined;
  let release: (() => Promise<void>) | undefined;
  const waiting = new Set<() => void>();

  const isOurs = (body: unknown): boolean => body === morServer;
  const unwatch = book.watch((call) => {
    // No follower here will end it, so its clock has to be forgotten here.
    if (own === undefined && call.mor.server === morServer && isClosed(call)) deps.callClock.forget(call.id);
  });

  nodes.hear(HINT, (body) => {
    if (isOurs(body)) own?.hint();
  });
  nodes.hear(LOOK, (body) => {
    if (!isOurs(body) || own === undefined) return;
    void own.look().then(() => {
      nodes.send(LOOKED, morServer);
    });
  });
  nodes.hear(LOOKED, (body) => {
    if (isOurs(body)) for (const looked of [...waiting]) looked();
  });

  /** Resolves when the other node has looked; its findings are then on their way to this one. */
  const lookElsewhere = (): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        cancel();
        waiting.delete(done);
        resolve();
      };
      const cancel = timers.after(LOOK_MS, done);
      waiting.add(done);
      nodes.send(LOOK, morServer);
    });

  /** The node that followed before may have written calls that this one has not heard of yet. */
  const catchUp = async (): Promise<void> => {
    const known = new Map(
      [...book.open(morServer), ...book.incoming(morServer)].map(({ id, version }) => [id, version]),
    );
    const isNews = ({ id, mor, version }: Call): boolean =>
      mor.server === morServer && (known.get(id) ?? 0) < version;
    await book.reread((await deps.store.listOpen()).filter(isNews).map(({ id }) => id));
  };

  return {
    morServer,
    start() {
      release ??= nodes.hold(`mor ${morServer}`, {
        async begin(fence) {
          // Watch from the beginning, so that no end goes unseen in the meantime.
          const next = deps.create(fence);
          try {
            await catchUp();
            next.start(await endedBefore(book.open(morServer), deps.store, deps.now()));
            own = next;
          } catch (error) {
            await next.stop();
            throw error;
          }
        },
        async end() {
          const stopping = own;
          own = undefined;
          await stopping?.stop();
        },
      });
    },
    look: () => own?.look() ?? lookElsewhere(),
    hint() {
      if (own) own.hint();
      else nodes.send(HINT, morServer);
    },
    async poll() {
      await own?.poll();
    },
    lastAnswerMs: () => own?.lastAnswerMs(),
    takesCalls: deps.takesCalls,
    listAgeMs: () => (own ? own.listAgeMs() : 'elsewhere'),
    async stop() {
      unwatch();
      await release?.();
    },
  };
};
