import type { Client } from 'pg';
import { operationOf } from '../operations/index.ts';
import type { Answer, Request } from '../protocol.ts';
import { uncertain } from './failure.ts';
import { failed, isQuick, runQuickly, runTogether } from './group.ts';
import type { Attempt } from './group.ts';
import type { Link } from './link.ts';
import { sessionOn, walk } from './session.ts';

export interface GroupRunnerDeps {
  readonly link: Link;
  /** Plain SQL that is added to the transaction of these requests to inform other processes. */
  readonly also: (requests: readonly Request[]) => readonly string[];
  /** Called after each answer of the server. */
  readonly onAnswer: () => void;
}

const inTurn = async (
  requests: readonly Request[],
  each: (request: Request) => Promise<Answer>,
): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const request of requests) answers.push(await each(request));
  return answers;
};

/** Runs groups of requests as transactions, one group at a time, and finds out what became of a group whose connection broke. */
export class GroupRunner {
  readonly #deps: GroupRunnerDeps;
  /** Writes that may have happened although their callers were told that they failed: reverted before anything else is done. */
  readonly #owed: Request[] = [];

  constructor(deps: GroupRunnerDeps) {
    this.#deps = deps;
  }

  /** One answer for each request, in the same order. Rejects when there is no connection. */
  async run(requests: readonly Request[]): Promise<readonly Answer[]> {
    await this.#payOwed();
    return this.#runGroup(requests);
  }

  /** Runs these in one transaction that is rolled back. It leaves nothing behind, so other processes are not informed. */
  async rehearse(requests: readonly Request[]): Promise<readonly Answer[]> {
    const { link } = this.#deps;
    const client = await link.client();
    const way = isQuick(requests) ? runQuickly : runTogether;
    const tried = await way(sessionOn(client), requests, [], 'ROLLBACK');
    if (tried.kind === 'lost') link.drop(client);
    return requests.map((request, at) => {
      const answer = tried.kind === 'ran' ? tried.answers[at] : undefined;
      return answer ?? failed(request, tried.kind === 'ran' ? uncertain() : tried.thrown);
    });
  }

  async #attempt(client: Client, requests: readonly Request[], way: typeof runTogether): Promise<Attempt> {
    const { link, also, onAnswer } = this.#deps;
    const tried = await way(sessionOn(client), requests, also(requests));
    if (tried.kind === 'lost') link.drop(client);
    else onAnswer();
    return tried;
  }

  /** `mayRepeat`: when the connection broke before anything was sent, try once more. */
  async #runGroup(requests: readonly Request[], mayRepeat = true): Promise<readonly Answer[]> {
    const client = await this.#deps.link.client();
    const tried = await this.#attempt(client, requests, isQuick(requests) ? runQuickly : runTogether);
    switch (tried.kind) {
      case 'ran': {
        const rest = requests.filter((_, at) => tried.answers[at] === undefined);
        const others = rest.length === 0 ? [] : await this.#runRest(rest);
        return requests.map((_, at) => tried.answers[at] ?? (others.shift() as Answer));
      }
      case 'refused':
        return requests.map((request) => failed(request, tried.thrown));
      case 'broken':
        return requests.length === 1
          ? requests.map((request) => failed(request, tried.thrown))
          : inTurn(requests, (request) => this.#alone(request));
      case 'lost':
        if (tried.commitWasAsked) return inTurn(requests, (request) => this.#recover(request));
        return mayRepeat
          ? this.#runGroup(requests, false)
          : requests.map((request) => failed(request, tried.thrown));
    }
  }

  /** Handles the operations for which one statement was not enough. */
  async #runRest(requests: readonly Request[]): Promise<Answer[]> {
    const tried = await this.#attempt(await this.#deps.link.client(), requests, runTogether);
    return tried.kind === 'ran'
      ? tried.answers.map((answer, at) => answer ?? failed(requests[at] as Request, uncertain()))
      : inTurn(requests, (request) => this.#alone(request));
  }

  async #alone(request: Request): Promise<Answer> {
    try {
      const tried = await this.#attempt(await this.#deps.link.client(), [request], runTogether);
      if (tried.kind === 'ran') return tried.answers[0] ?? failed(request, uncertain());
      return tried.kind === 'lost' && tried.commitWasAsked
        ? await this.#recover(request)
        : failed(request, tried.thrown);
    } catch (thrown) {
      return failed(request, thrown);
    }
  }

  /** Nobody knows whether it was written: check, and repeat it if it was not. */
  async #recover(request: Request): Promise<Answer> {
    const operation = operationOf(request.name);
    if (operation.kind === 'read') return failed(request, uncertain());
    const { settled, repeatable, undo } = operation;
    if (settled === undefined && !repeatable) return failed(request, uncertain());
    try {
      const client = await this.#deps.link.client();
      const found = settled && (await walk({ run: settled }, request.args, sessionOn(client).ask));
      if (found !== undefined) return { id: request.id, ok: true, value: found };
      const again = await this.#attempt(client, [request], runTogether);
      if (again.kind === 'ran') return again.answers[0] ?? failed(request, uncertain());
      throw again.thrown;
    } catch (thrown) {
      if (undo !== undefined) this.#owed.push({ ...request, name: undo } as Request);
      return failed(request, thrown);
    }
  }

  async #payOwed(): Promise<void> {
    while (this.#owed[0] !== undefined) {
      const tried = await this.#attempt(await this.#deps.link.client(), [this.#owed[0]], runTogether);
      if (tried.kind !== 'ran') throw tried.thrown;
      this.#owed.shift();
    }
  }
}
