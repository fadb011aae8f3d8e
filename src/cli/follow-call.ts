import { isClosed } from '../calls/call/advance.ts';
import type { Call } from '../calls/call/call.ts';
import type { Runtime } from '../app/runtime.ts';
import { fileOf } from '../app/storage.ts';
import { isClaimed } from '../store/claim.ts';

/** How often a command looks whether a service has come, which follows from then on, or gone. */
const LOOK_MS = 500;

/** Follows while no service has this file. Returns the way to stop looking. */
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
  const timer = setInterval(() => void look(), LOOK_MS);
  return () => {
    clearInterval(timer);
  };
};

/**
 * Tells each state of a call until it is over. MOR is asked by one process at a time: by a service that runs on this
 * database, and by the command only where there is none (with PostgreSQL: where no node holds the lease).
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
    // What cannot be read now is read after the next change.
    book.reread([call.id]).catch(() => undefined);
  };
  store.onForeignWrite((change) => {
    if (change === undefined || change.calls.includes(call.id)) reread();
  });
  const file = fileOf(runtime.config.database);
  if (file === undefined) await runtime.followOne(morServer);
  const stop = file === undefined ? (): void => undefined : await followAlone(runtime, file, morServer);
  // What a service wrote before anybody listened.
  reread();
  return { ended, stop };
};
