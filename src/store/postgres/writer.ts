import type { Client } from 'pg';
import { operationOf } from '../operations/index.ts';
import type { Answer, Request } from '../protocol.ts';
import { failed, isQuick, runQuickly, runTogether } from './group.ts';
import type { Attempt } from './group.ts';
import type { Link } from './link.ts';
import { isLost, uncertain } from './failure.ts';
import { sessionOn, walk } from './session.ts';

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

export interface WriterDeps {
  readonly link: Link;
  /** Plain SQL that is added to the transaction of these requests to inform other processes. */
  readonly also: (requests: readonly Request[]) => readonly string[];
  /** Called after each answer of the server. */
  readonly onAnswer: () => void;
}

export const createWriter = ({ link, also, onAnswer }: WriterDeps): Writer => {
  const queue: Waiting[] = [];
  const rehearsals: (() => Promise<void>)[] = [];
  /** Writes that may have happened although their callers were told that they failed: reverted before anything else is done. */
  const owed: Request[] = [];
  let working: Promise<void> | undefined;

  const attempt = async (
    client: Client,
    requests: readonly Request[],
    way: typeof runTogether,
  ): Promise<Attempt> => {
    const tried = await way(sessionOn(client), requests, also(requests));
    if (tried.kind === 'lost') link.drop(client);
    else onAnswer();
    return tried;
  };

  /** Nobody knows whether it was written: check, and repeat it if it was not. */
  const recover = async (request: Request): Promise<Answer> => {
    const operation = operationOf(request.name);
    if (operation.kind === 'read') return failed(request, uncertain());
    const { settled, repeatable, undo } = operation;
    if (settled === undefined && !repeatable) return failed(request, uncertain());
    try {
      const client = await link.client();
      const found = settled && (await walk({ run: settled }, request.args, sessionOn(client).ask));
      if (found !== undefined) return { id: request.id, ok: true, value: found };
      const again = await attempt(client, [request], runTogether);
      if (again.kind === 'ran') return again.answers[0] ?? failed(request, uncertain());
      throw again.thrown;
    } catch (thrown) {
      if (undo !== undefined) owed.push({ ...request, name: undo } as Request);
      return failed(request, thrown);
    }
  };

  const inTurn = async (
    requests: readonly Request[],
    each: (request: Request) => Promise<Answer>,
  ): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (const request of requests) answers.push(await each(request));
    return answers;
  };

  const alone = async (request: Request): Promise<Answer> => {
    try {
      const tried = await attempt(await link.client(), [request], runTogether);
      if (tried.kind === 'ran') return tried.answers[0] ?? failed(request, uncertain());
      return tried.kind === 'lost' && tried.commitWasAsked
        ? await recover(request)
        : failed(request, tried.thrown);
    } catch (thrown) {
      return failed(request, thrown);
    }
  };

  /** `mayRepeat`: when the connection broke before anything was sent, try once more. */
  const runGroup = async (requests: readonly Request[], mayRepeat = true): Promise<readonly Answer[]> => {
    const client = await link.client();
    const tried = await attempt(client, requests, isQuick(requests) ? runQuickly : runTogether);
    switch (tried.kind) {
      case 'ran': {
        const rest = requests.filter((_, at) => tried.answers[at] === undefined);
        const others = rest.length === 0 ? [] : await runRest(rest);
        return requests.map((_, at) => tried.answers[at] ?? (others.shift() as Answer));
      }
      case 'refused':
        return requests.map((request) => failed(request, tried.thrown));
      case 'broken':
        return requests.length === 1
          ? requests.map((request) => failed(request, tried.thrown))
          : inTurn(requests, alone);
      case 'lost':
        if (tried.commitWasAsked) return inTurn(requests, recover);
        return mayRepeat
          ? runGroup(requests, false)
          : requests.map((request) => failed(request, tried.thrown));
    }
  };

  /** Handles the operations for which one statement was not enough. */
  const runRest = async (requests: readonly Request[]): Promise<Answer[]> => {
    const tried = await attempt(await link.client(), requests, runTogether);
    return tried.kind === 'ran'
      ? tried.answers.map((answer, at) => answer ?? failed(requests[at] as Request, uncertain()))
      : inTurn(requests, alone);
  };

  const payOwed = async (): Promise<void> => {
    while (owed[0] !== undefined) {
      const tried = await attempt(await link.client(), [owed[0]], runTogether);
      if (tried.kind !== 'ran') throw tried.thrown;
      owed.shift();
    }
  };

  const work = async (): Promise<void> => {
    while (queue.length + rehearsals.length > 0) {
      await rehearsals.shift()?.();
      if (queue.length === 0) continue;
      const group = queue.splice(0, MAX_GROUP);
      const requests = group.map(({ request }) => request);
      let answers: readonly Answer[];
      try {
        await payOwed();
        answers = await runGroup(requests);
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

  /** A rehearsal leaves nothing behind, so other processes are not informed. */
  const rehearse = async (requests: readonly Request[]): Promise<readonly Answer[]> => {
    const client = await link.client();
    const way = isQuick(requests) ? runQuickly : runTogether;
    const tried = await way(sessionOn(client), requests, [], 'ROLLBACK');
    if (tried.kind === 'lost') link.drop(client);
    return requests.map((request, at) => {
      const answer = tried.kind === 'ran' ? tried.answers[at] : undefined;
      return answer ?? failed(request, tried.kind === 'ran' ? uncertain() : tried.thrown);
    });
  };

  return {
    run: (request) =>
      new Promise((settle) => {
        queue.push({ request, settle });
        wake();
      }),
    rehearse: (requests) =>
      new Promise((resolve, reject) => {
        rehearsals.push(() => rehearse(requests).then(resolve, reject));
        wake();
      }),
    idle: async () => {
      while (working !== undefined) await working;
    },
  };
};

/** Reads on a separate connection; if that breaks, tries once more on the next one. */
export const readOn = async (link: Link, request: Request): Promise<Answer> => {
  for (let attempts = 1; ; attempts += 1) {
    try {
      const client = await link.client();
      try {
        const value = await walk(operationOf(request.name), request.args, sessionOn(client).ask);
        return { id: request.id, ok: true, value };
      } catch (thrown) {
        if (!isLost(thrown)) throw thrown;
        link.drop(client);
        if (attempts > 1) throw thrown;
      }
    } catch (thrown) {
      return failed(request, thrown);
    }
  }
};
