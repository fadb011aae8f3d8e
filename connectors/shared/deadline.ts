import { setMaxListeners } from 'node:events';
import { CrmError } from './crm-error.ts';

/** How urgent a request is in the queue of the rate limiter: a waiting person first, lists last. */
export type Urgency = 'click' | 'activity' | 'background';

/** What one call of a connector method carries through all its requests. */
export interface Task {
  /** Ends all requests of the method together. */
  readonly signal: AbortSignal;
  readonly urgency: Urgency;
}

/** The interface gives each method 10 s (Connector); a little is left for the way back. */
const METHOD_LIMIT_MS = 9_500;

export const startTask = (urgency: Urgency): Task => {
  const signal = AbortSignal.timeout(METHOD_LIMIT_MS);
  // A self-check has a dozen requests listening at once; that is no leak.
  setMaxListeners(100, signal);
  return { signal, urgency };
};

/** Settles like `promise`, or rejects as soon as the task's time is up; `what` names what was waited for. */
export const within = async <T>(task: Task, what: string, promise: Promise<T>): Promise<T> => {
  const { signal } = task;
  let giveUp = (): void => undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      reject(new CrmError('unreachable', `no time left while waiting for ${what}`));
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([promise, timeUp]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
};
