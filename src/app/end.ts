import type { Service } from './service.ts';

/** The process cannot go on and must not wait for what it still holds; the supervisor starts another. Exit code 1. */
export class FatalError extends Error {}

/** Resolves when the process is asked to stop. Rejects with FatalError when the service cannot go on in this process. */
export const untilStoppedOrFailed = async (
  { untilStopped }: { readonly untilStopped: Promise<void> },
  { failed }: Pick<Service, 'failed'>,
): Promise<void> => {
  // Whatever the request to stop brings along (a signal's name) is no failure.
  const failure = await Promise.race([untilStopped.then(() => undefined), failed]);
  if (failure !== undefined) throw new FatalError(`The connector ends itself: ${failure.message}`);
};
