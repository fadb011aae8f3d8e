import type { NodeInfo, Nodes } from '../calls/nodes.ts';
import type { Log } from '../calls/ports.ts';
import type { Timers } from '../calls/timers.ts';

const RESTART = 'restart';
const RESTARTED = 'restarted';
/** A node that is not back by then stops the rolling restart: what stopped it could stop the others too. */
const BACK_WITHIN_MS = 60_000;
/** Gives load balancers time to notice that a node is ready again before the next one restarts. */
const PAUSE_MS = 5_000;

export interface RollingRestart {
  /** Restarts the nodes that run with outdated connections, one after the other, this one last. */
  begin(): void;
  stop(): void;
}

export interface RollingRestartDeps {
  readonly nodes: Pick<Nodes, 'self' | 'look' | 'send' | 'hear'>;
  readonly timers: Timers;
  readonly log: Log;
  readonly restartSelf: () => void;
}

/** A restarted node calls this once it serves again; `was` is its id before the restart. */
export const tellRestarted = (nodes: Pick<Nodes, 'send'>, was: string): void => {
  nodes.send(RESTARTED, was);
};

/** A node restarts when another asks it to, and asks the others when an administrator wants it. */
export const createRollingRestart = (deps: RollingRestartDeps): RollingRestart => {
  const { nodes, timers, log, restartSelf } = deps;
  /** Keyed by the id that a node had before its restart. */
  const waiting = new Map<string, () => void>();
  let isRolling = false;
  let stopped = false;

  nodes.hear(RESTART, (body) => {
    if (!stopped && body === nodes.self()) restartSelf();
  });
  nodes.hear(RESTARTED, (body) => {
    if (typeof body === 'string') waiting.get(body)?.();
  });

  const restartOther = ({ id }: NodeInfo): Promise<boolean> =>
    new Promise((resolve) => {
      const done = (isBack: boolean): void => {
        cancel();
        waiting.delete(id);
        resolve(isBack);
      };
      const cancel = timers.after(BACK_WITHIN_MS, () => {
        done(false);
      });
      waiting.set(id, () => {
        done(true);
      });
      nodes.send(RESTART, id);
    });

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      timers.after(PAUSE_MS, resolve);
    });

  const roll = async (): Promise<void> => {
    const older = (await nodes.look()).filter(({ isSelf, needsRestart }) => !isSelf && needsRestart);
    for (const node of older) {
      log.info({ node: node.id, name: node.name }, 'asking a node to restart with the stored connections');
      if (!(await restartOther(node))) {
        log.error(
          { node: node.id, name: node.name },
          'a node has not come back from its restart; the others stay as they are',
        );
        return;
      }
      await pause();
      // The asking node may itself be stopped meanwhile; the pages of the other nodes show what is left to do.
      if (stopped) return;
    }
    restartSelf();
  };

  return {
    begin() {
      if (isRolling) return;
      isRolling = true;
      roll()
        .catch((error: unknown) => {
          log.error({ err: error }, 'the nodes could not be restarted');
        })
        .finally(() => {
          isRolling = false;
        });
    },
    stop() {
      stopped = true;
    },
  };
};
