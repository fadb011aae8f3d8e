import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Sent by a script of this folder once it listens. */
export interface Ready {
  readonly ready: true;
  readonly ports: readonly number[];
}

export interface Child {
  readonly pid: number;
  readonly ports: readonly number[];
  /** Sends a command and waits for its answer. */
  ask: (command: object) => Promise<unknown>;
  stop: () => Promise<void>;
}

const owned = new Set<ChildProcess>();

/** Makes sure that a process does not outlive this run, however this run ends. */
export const own = <C extends ChildProcess>(child: C): C => {
  owned.add(child);
  child.once('exit', () => owned.delete(child));
  return child;
};

/** For the end of the run: kills everything still running. */
export const killOwned = (): void => {
  for (const child of owned) child.kill('SIGKILL');
};

const SOFT_STOP_MS = 20_000;

/** Stops a process that this run has started: politely, then by force. */
export const stopProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  const cut = setTimeout(() => child.kill('SIGKILL'), SOFT_STOP_MS);
  child.kill('SIGTERM');
  await exit;
  clearTimeout(cut);
};

/** Runs a script of this folder in a separate process and waits until it listens. */
export const startChild = async (script: string, args: readonly string[] = []): Promise<Child> => {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url));
  const child = own(
    fork(path, args, {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${String(code)} while it was needed`);
  });
  // When the child is stopped at the end, nobody awaits this any more.
  ended.catch(() => undefined);
  const [{ ports }] = (await Promise.race([once(child, 'message'), ended])) as [Ready];
  return {
    pid: child.pid ?? 0,
    ports,
    async ask(command) {
      child.send(command);
      const [answer] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
      return answer;
    },
    stop: () => stopProcess(child),
  };
};

/** For the scripts: tells the parent that everything listens. */
export const sayReady = (...ports: number[]): void => {
  process.send?.({ ready: true, ports } satisfies Ready);
};
