import type { Answer, Request } from '../protocol.ts';
import { uncertain } from './failure.ts';
import { failed } from './group.ts';
import { GroupRunner } from './group-runner.ts';
import type { GroupRunnerDeps } from './group-runner.ts';

/** Larger groups save hardly anything more and make the first requests in them wait. */
const MAX_GROUP = 256;

interface Waiting {
  readonly request: Request;
  readonly settle: (answer: Answer) => void;
}

/** Writes through one connection: requests that arrive while a group is under way form the next group. */
export interface Writer {
  run(request: Request): Promise<Answer>;
  /** Runs these in one transaction that is rolled back, between two groups. */
  rehearse(requests: readonly Request[]): Promise<readonly Answer[]>;
  /** Resolves when every request has been answered. */
  idle(): Promise<void>;
}

export const createWriter = (deps: GroupRunnerDeps): Writer => {
  const runner = new GroupRunner(deps);
  const queue: Waiting[] = [];
  const rehearsals: (() => Promise<void>)[] = [];
  let working: Promise<void> | undefined;

  const work = async (): Promise<void> => {
    while (queue.length + rehearsals.length > 0) {
      await rehearsals.shift()?.();
      if (queue.length === 0) continue;
      const group = queue.splice(0, MAX_GROUP);
      const requests = group.map(({ request }) => request);
      let answers: readonly Answer[];
      try {
        answers = await runner.run(requests);
      } catch (thrown) {
        answers = requests.map((request) => failed(request, thrown));
      }
      group.forEach(({ request, settle }, at) => {
        settle(answers[at] ?? failed(request, uncertain()));
      });
    }
    working = undefined;
  };

  /** One group for everything that one turn of the event loop asks for. */
  const wake = (): void => {
    working ??= new Promise<void>((resolve) => {
      setImmediate(resolve);
    }).then(work);
  };

  return {
    run: (request) =>
      new Promise((settle) => {
        queue.push({ request, settle });
        wake();
      }),
    rehearse: (requests) =>
      new Promise((resolve, reject) => {
        rehearsals.push(() => runner.rehearse(requests).then(resolve, reject));
        wake();
      }),
    idle: async () => {
      while (working !== undefined) await working;
    },
  };
};
