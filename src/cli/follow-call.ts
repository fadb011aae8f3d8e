import { isClosed } from '../calls/call/advance.ts';
import type { Call } from '../calls/call/call.ts';
import type { Runtime } from '../app/runtime.ts';
import { fileOf } from '../app/storage.ts';
import { isClaimed } from '../store/claim.ts';

/** How often a command checks whether a service has started, which then does the following, or has stopped. */
const LOOK_MS = 500;

/** Follows the call while no service uses this file. Returns a function that stops the checks. */
const followAlone = async (runtime: Runtime, file: string, morServer: string): Promise<() => void> => {
  const follower = runtime.followers.get(morServer);
  let state: 'waits' | 'follows' | 'leaves it' = 'waits';
  const look = async (): Promise<void> => {
    const isServed = isClaimed(file);
    if (state === 'waits' && !isServed) {
      state = 'follows';
      await runtime.followOne(morServer);
    } else if (state === 'follows' && isServed) {
      state = 'leaves it';
      await follower?.stop();
    }
  };
  await look();
  const timer = setInterval(() => {
    // Whether the file is in use could not be found out: the next check tries again.
    look().catch(() => undefined);
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
  };
};

/**
 * Reports each state of a call until it is over. Only one process asks MOR at a time: the service that runs on this database, or
 * the command where there is none (with PostgreSQL: where no node holds the lease).
 */
export const followCall = async (
  runtime: Runtime,
  call: Call,
  shown: (seen: Call) => void,
): Promise<{ readonly ended: Promise<Call>; stop(): void }> => {
  const { book, store } = runtime;
  const morServer = call.mor.server;
  const ended = new Promise<Call>((resolve) => {
    book.watchCall(call.id, (seen) => {
      shown(seen);
      if (isClosed(seen)) resolve(seen);
    });
  });
  const reread = (): void => {
    // If it cannot be read now, the next change triggers another read.
    book.reread([call.id]).catch(() => undefined);
  };
  store.onForeignWrite((change) => {
    if (change === undefined || change.calls.includes(call.id)) reread();
  });
  const file = fileOf(runtime.config.database);
  if (file === undefined) await runtime.followOne(morServer);
  const stop = file === undefined ? (): void => undefined : await followAlone(runtime, file, morServer);
  // Catches what a service wrote before the watch began.
  reread();
  return { ended, stop };
};
