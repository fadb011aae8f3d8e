import { operationOf } from '../operations/index.ts';
import type { WriteTraits } from '../operations/operation.ts';
import type { Answer, Request } from '../protocol.ts';
import { isLost, toStoreError, uncertain } from './failure.ts';
import { firstStep, walk } from './session.ts';
import type { Session } from './session.ts';
import { TURN } from './turn.ts';

/**
 * `broken`: an operation failed and nothing was kept. `refused`: the transaction did not get its turn. `lost`: the connection
 * broke; with `commitWasAsked` nobody knows whether the group was kept.
 */
export type Attempt =
  | { readonly kind: 'ran'; readonly answers: readonly (Answer | undefined)[] }
  | { readonly kind: 'broken' | 'refused'; readonly thrown: unknown }
  | { readonly kind: 'lost'; readonly thrown: unknown; readonly commitWasAsked: boolean };

export const failed = (request: Request, thrown: unknown): Answer => {
  const { code, message } = toStoreError(thrown);
  return { id: request.id, ok: false, failure: { code, message } };
};

const done = (request: Request, value: unknown): Answer => ({ id: request.id, ok: true, value });

const traitsOf = (request: Request): WriteTraits<unknown, unknown> => {
  const operation = operationOf(request.name);
  return operation.kind === 'write' ? operation : {};
};

const mixes = (request: Request): boolean => traitsOf(request).mixes?.(request.args) ?? false;

/** The first failure among the results. */
const faultOf = (
  results: readonly PromiseSettledResult<unknown>[],
): { readonly thrown: unknown } | undefined => {
  const rejected = results.find((result) => result.status === 'rejected');
  return rejected && { thrown: rejected.reason as unknown };
};

/** How the transaction should end: committed, or rolled back for a rehearsal. */
export type Ending = 'COMMIT' | 'ROLLBACK';

/** The server answers ROLLBACK to the COMMIT of a transaction in which something failed. */
const hasEnded = (result: PromiseSettledResult<unknown> | undefined, ending: Ending): boolean =>
  result?.status === 'fulfilled' && result.value === ending;

const afterFault = async (session: Session, thrown: unknown, commitWasAsked: boolean): Promise<Attempt> => {
  if (!isLost(thrown)) {
    try {
      if (!commitWasAsked) await session.exec('ROLLBACK');
      return { kind: 'broken', thrown };
    } catch (error) {
      return { kind: 'lost', thrown: error, commitWasAsked };
    }
  }
  return { kind: 'lost', thrown, commitWasAsked };
};

/** The first two results are those of the statements that open the transaction. */
const refusedOr = (results: readonly PromiseSettledResult<unknown>[], attempt: Attempt): Attempt =>
  attempt.kind === 'broken' && faultOf(results.slice(0, 2))
    ? { kind: 'refused', thrown: attempt.thrown }
    : attempt;

/**
 * One round trip for everything: begin, the first statement of each operation, commit. An operation that needs more has changed
 * nothing by then, and its answer is missing.
 */
export const runQuickly = async (
  session: Session,
  requests: readonly Request[],
  also: readonly string[],
  ending: Ending = 'COMMIT',
): Promise<Attempt> => {
  const results = await Promise.allSettled([
    session.exec('BEGIN'),
    session.exec(TURN),
    ...requests.map((request) => firstStep(operationOf(request.name), request.args, session.ask)),
    ...also.map((sql) => session.exec(sql)),
    session.exec(ending),
  ]);
  if (!hasEnded(results.at(-1), ending)) {
    const thrown = faultOf(results)?.thrown ?? uncertain();
    return refusedOr(results, await afterFault(session, thrown, true));
  }
  return {
    kind: 'ran',
    answers: requests.map((request, at) => {
      const result = results[at + 2];
      // Its arguments were invalid, so the server was not even asked.
      if (result?.status === 'rejected') return failed(request, result.reason);
      const first = result?.value;
      return typeof first === 'object' ? done(request, first.value) : undefined;
    }),
  };
};

/** Neighbouring requests that may be mixed run at the same time, the others one after the other. */
const inRuns = (requests: readonly Request[]): readonly (readonly Request[])[] => {
  const runs: Request[][] = [];
  let isMixing = false;
  for (const request of requests) {
    const last = runs.at(-1);
    if (last && isMixing && mixes(request)) last.push(request);
    else runs.push([request]);
    isMixing = mixes(request);
  }
  return runs;
};

/** Runs a group in one transaction with as many round trips as its operations need. */
export const runTogether = async (
  session: Session,
  requests: readonly Request[],
  also: readonly string[],
  ending: Ending = 'COMMIT',
): Promise<Attempt> => {
  const answers: Answer[] = [];
  const opening = [session.exec('BEGIN'), session.exec(TURN)];
  for (const run of inRuns(requests)) {
    const walking = run.map((request) => walk(operationOf(request.name), request.args, session.ask));
    const begun = opening.splice(0);
    const results = await Promise.allSettled([...begun, ...walking]);
    const fault = faultOf(results);
    if (fault) {
      const attempt = await afterFault(session, fault.thrown, false);
      return begun.length > 0 ? refusedOr(results, attempt) : attempt;
    }
    const values = await Promise.all(walking);
    answers.push(...run.map((request, at) => done(request, values[at])));
  }
  const closing = await Promise.allSettled([...also, ending].map((sql) => session.exec(sql)));
  return hasEnded(closing.at(-1), ending)
    ? { kind: 'ran', answers }
    : afterFault(session, faultOf(closing)?.thrown ?? uncertain(), true);
};

/** Is it worth trying the group with one round trip? Most of its operations then need no more. */
export const isQuick = (requests: readonly Request[]): boolean =>
  requests.every((request) => traitsOf(request).quick?.(request.args) ?? false);
