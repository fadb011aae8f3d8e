import { setMaxListeners } from 'node:events';
import { CrmError } from './crm-error.ts';

/** Priority of a request in the rate limiter's queue: a waiting person first, lists last. */
export type Urgency = 'click' | 'activity' | 'background';

/** The time limit that a connector method passes to all its requests. */
export interface Deadline {
  /** Aborts all requests of the method together. */
  readonly signal: AbortSignal;
  readonly urgency: Urgency;
  /** Milliseconds left, at least 1. */
  remainingMs(): number;
}

/** The interface gives each method 10 s (Connector); the rest is for the way back. */
const METHOD_LIMIT_MS = 9_500;

/** All requests of a method listen to one signal: many listeners are no leak. */
const shared = (signal: AbortSignal): AbortSignal => {
  setMaxListeners(0, signal);
  return signal;
};

/** Unlike `AbortSignal.any`, which holds its sources weakly: Node 20 may collect a timeout that nothing else refers to. */
const anyOf = (signals: readonly AbortSignal[]): AbortSignal => {
  const controller = new AbortController();
  for (const signal of signals) {
    const abort = (): void => {
      controller.abort(signal.reason);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  }
  return shared(controller.signal);
};

/** Starts now, on a monotonic clock. `caller`: a signal that aborts if the caller gives up earlier. */
export const startDeadline = (
  urgency: Urgency,
  limitMs: number = METHOD_LIMIT_MS,
  caller?: AbortSignal,
): Deadline => {
  const endMs = performance.now() + limitMs;
  const limit = shared(AbortSignal.timeout(limitMs));
  return {
    signal: caller === undefined ? limit : anyOf([limit, caller]),
    urgency,
    remainingMs: () => Math.max(1, Math.ceil(endMs - performance.now())),
  };
};

/** Starts the time of one method. `caller`: as in `startDeadline`. */
export type StartMethod = (urgency: Urgency, caller?: AbortSignal) => Deadline;

/** `limitMs`: what each method of a connector gets; see `ConnectorDeps`. */
export const createStart =
  (limitMs: number = METHOD_LIMIT_MS): StartMethod =>
  (urgency, caller) =>
    startDeadline(urgency, limitMs, caller);

/** A part of the method's time: `limitMs` from now, or what is left of the whole. */
export const partOf = (whole: Deadline, limitMs: number): Deadline =>
  startDeadline(whole.urgency, Math.min(limitMs, whole.remainingMs()), whole.signal);

/** Settles like `work`, or rejects with the signal's reason (a DOMException `TimeoutError`) as soon as time is up. */
export const untilAborted = async <T>(signal: AbortSignal, work: PromiseLike<T>): Promise<T> => {
  let stop = (): void => undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    stop = () => {
      // Its reason: a DOMException, which is an Error.
      reject(signal.reason as Error);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

/** Settles like `work`, or rejects as soon as the time is up; `what` names what was waited for. */
export const within = async <T>({ signal }: Deadline, what: string, work: PromiseLike<T>): Promise<T> => {
  try {
    return await untilAborted(signal, work);
  } catch (error) {
    if (error !== signal.reason || !signal.aborted) throw error;
    throw new CrmError('unreachable', `no time left while waiting for ${what}`, { late: true });
  }
};
