import type { Service } from './service.ts';

/** The process cannot continue and must not wait for what it still holds; the supervisor starts a new one. Exit code 1. */
export class FatalError extends Error {}

/** Resolves when the process is asked to stop. Rejects with FatalError when the service cannot continue in this process. */
export const untilStoppedOrFailed = async (
  { untilStopped }: { readonly untilStopped: Promise<void> },
  { failed }: Pick<Service, 'failed'>,
): Promise<void> => {
  // A stop request may carry a value (a signal's name), which is not a failure.
  const failure = await Promise.race([untilStopped.then(() => undefined), failed]);
  if (failure !== undefined) throw new FatalError(`The connector ends itself: ${failure.message}`);
};
