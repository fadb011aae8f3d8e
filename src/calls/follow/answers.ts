import type { MorReply } from '../mor-gateway.ts';
import type { Log, Now } from '../ports.ts';

/** Which questions MOR answers, round by round; polls slow down while it does not answer. */
export interface Answers {
  /** The value of an answer; a failure is logged once until the question is answered again. */
  readonly answered: <T>(reply: MorReply<T>, question: string) => T | undefined;
  /** Something went wrong here, not at MOR. */
  broke(): void;
  /** Starts a new round: later failures count towards it. */
  nextRound(): void;
  /** Consecutive rounds, up to this one, in which something failed. */
  failedRounds(): number;
  /** When MOR last answered, Unix milliseconds; undefined: never. */
  lastMs(): number | undefined;
}

export const createAnswers = (mor: string, log: Log, wallClock: Now): Answers => {
  /** Questions whose failure has already been logged. */
  const failing = new Set<string>();
  let failures = 0;
  let failedNow = false;
  let last: number | undefined;

  const failedRounds = (): number => (failedNow ? failures + 1 : 0);

  return {
    answered(reply, question) {
      if (reply.ok) {
        failing.delete(question);
        last = wallClock();
        return reply.value;
      }
      if (!failing.has(question))
        log.warn({ mor, question, code: reply.code }, `MOR did not answer: ${reply.text}`);
      failing.add(question);
      failedNow = true;
      return undefined;
    },
    broke() {
      failedNow = true;
    },
    nextRound() {
      failures = failedRounds();
      failedNow = false;
    },
    failedRounds,
    lastMs: () => last,
  };
};
