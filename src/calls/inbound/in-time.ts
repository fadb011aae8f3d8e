import type { Log } from '../ports.ts';
import type { Timers } from '../timers.ts';
import type { Turns } from './turns.ts';

/** A question to a CRM about a caller. */
export interface Question<T> {
  /** For the log: what the CRM was to say. */
  readonly about: string;
  readonly ask: (signal: AbortSignal) => Promise<T>;
}

export interface Asking {
  readonly crm: string;
  readonly limitMs: number;
  readonly timers: Timers;
  readonly log: Log;
}

/**
 * Asks within the limit; undefined: no answer came. Waiting for a turn counts as well: with many telephones ringing at
 * once, some questions stay unanswered. Never rejects.
 */
export const createInTime = (
  { crm, limitMs, timers, log }: Asking,
  turns: Turns,
): (<T>(question: Question<T>) => Promise<T | undefined>) => {
  return async ({ about, ask }) => {
    const abort = new AbortController();
    const { signal } = abort;
    let cancel = (): void => undefined;
    const timeUp = new Promise<undefined>((resolve) => {
      cancel = timers.after(limitMs, () => {
        log.warn({ crm }, `the CRM did not say within ${limitMs / 1_000} s ${about}`);
        abort.abort();
        resolve(undefined);
      });
    });
    const asked = turns.take(async () => (signal.aborted ? undefined : ask(signal)));
    asked.catch(() => undefined);
    try {
      return await Promise.race([asked, timeUp]);
    } catch (error) {
      log.warn({ crm, err: error }, `the CRM could not say ${about}`);
      return undefined;
    } finally {
      cancel();
    }
  };
};
