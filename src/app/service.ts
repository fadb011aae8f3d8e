import { steadyFrom } from '../calls/call-clock.ts';
import { nodeTimers } from '../calls/timers.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../defined.ts';
import { createRuntime } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import type { RuntimeDeps } from './runtime-deps.ts';
import { createRollingRestart, tellRestarted } from './rolling-restart.ts';
import type { RollingRestart } from './rolling-restart.ts';
import { isStoreError } from '../store/store-error.ts';
import { ListenError } from './listen.ts';
import { warmUp } from './warm-up.ts';
import { startWeb } from './web.ts';
import type { Web, WebDeps } from './web.ts';

export interface ServiceDeps
  extends
    Omit<RuntimeDeps, 'ignoreStored' | 'isService' | 'onCrash'>,
    Omit<WebDeps, 'port' | 'requestRestart' | 'beforeServing'> {
  /** Runs after the runtime is created and before it starts. */
  readonly prepare?: (runtime: Runtime) => Promise<void>;
}

/** The connector as a whole. A restart replaces `runtime` and `web`. */
export interface Service {
  readonly runtime: Runtime;
  readonly web: Web;
  /** Stops everything and starts it again with the connections stored now, at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves with the reason when the service cannot continue in this process and another one should take over. */
  readonly failed: Promise<Error>;
}

interface Running {
  readonly runtime: Runtime;
  readonly web: Web;
  readonly rolling: RollingRestart | undefined;
}

/**
 * Starts runtime and web server. A restart happens within this process: open calls are read again from the database, and
 * following them continues.
 */
export const startService = async (config: Config, deps: ServiceDeps): Promise<Service> => {
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<Error>((resolve) => {
    fail = resolve;
  });
  const restartSelf = (): void => {
    const was = running.runtime.nodes?.self();
    restart()
      .then(() => {
        const { nodes } = running.runtime;
        if (nodes && was !== undefined) tellRestarted(nodes, was);
      })
      .catch((error: unknown) => {
        deps.log.error({ err: error }, 'the restart failed');
        fail(error instanceof Error ? error : new Error(String(error)));
      });
  };

  const begin = async (ignoreStored: boolean, port?: number): Promise<Running> => {
    const runtime = await createRuntime(config, {
      steady: steadyFrom(deps.now),
      ...deps,
      ignoreStored,
      isService: true,
      onCrash: fail,
    });
    const { nodes } = runtime;
    const rolling = nodes && createRollingRestart({ nodes, timers: nodeTimers, log: deps.log, restartSelf });
    try {
      await deps.prepare?.(runtime);
      const web = await startWeb(runtime, {
        ...deps,
        // A start that cannot listen must not touch any call: the service that holds the address may be working on them.
        beforeServing: async () => {
          await runtime.start();
          await warmUp({ ...runtime, log: deps.log });
        },
        ...defined({ port }),
        requestRestart() {
          if (rolling) rolling.begin();
          else restartSelf();
        },
      });
      return { runtime, web, rolling };
    } catch (error) {
      await runtime.stop();
      throw error;
    }
  };

  /** A stored connection that cannot be created must not take down the admin pages, where it can be corrected. */
  const beginSafely = async (port?: number): Promise<Running> => {
    try {
      return await begin(false, port);
    } catch (error) {
      if (isStoreError(error) || error instanceof ListenError) throw error;
      deps.log.error({ err: error }, 'starting failed; trying without the stored connections');
      return begin(true, port).catch(() => {
        throw error;
      });
    }
  };

  let running = await beginSafely();
  let changing: Promise<void> = Promise.resolve();
  let stopped = false;

  const end = async (): Promise<void> => {
    running.rolling?.stop();
    await running.web.stop();
    await running.runtime.stop();
  };

  const restart = (): Promise<void> => {
    changing = changing.then(async () => {
      if (stopped) return;
      const { port } = running.web;
      await end();
      running = await beginSafely(port);
      deps.log.info({ url: running.web.publicUrl }, 'restarted');
    });
    return changing;
  };

  return {
    get runtime() {
      return running.runtime;
    },
    get web() {
      return running.web;
    },
    restart,
    failed,
    async stop() {
      stopped = true;
      await changing.catch(() => undefined);
      await end();
    },
  };
};
