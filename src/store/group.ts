import type { Connection } from './database.ts';
import type { FileGuard } from './file-guard.ts';
import type { Steps } from './operations/operation.ts';
import { operationOf } from './operations/index.ts';
import type { Answer, Request } from './protocol.ts';
import { toFailure } from './store-error.ts';
import type { FailureData } from './store-error.ts';

/** Runs an operation to its end on a connection that answers at once. */
export const answerNow = <R>(db: Connection, steps: Steps<R>): R => {
  let step = steps.next();
  while (step.done !== true) step = steps.next(db.ask(step.value));
  return step.value;
};

const runOne = (db: Connection, request: Request): Answer => ({
  id: request.id,
  ok: true,
  value: answerNow(db, operationOf(request.name).run(request.args)),
});

const failed = (request: Request, thrown: unknown): Answer => ({
  id: request.id,
  ok: false,
  failure: toFailure(thrown),
});

const rollBack = (db: Connection): void => {
  // After a full disk or an I/O error SQLite has already rolled back.
  if (db.inTransaction()) db.exec('ROLLBACK');
};

/** `ran`: the operations worked; `broken`: one failed and nothing was kept; `uncommitted`: the commit failed. */
type Attempt =
  | { readonly kind: 'ran'; readonly answers: readonly Answer[] }
  | { readonly kind: 'broken' | 'uncommitted'; readonly thrown: unknown };

const inTransaction = (db: Connection, requests: readonly Request[]): Attempt => {
  try {
    db.exec('BEGIN IMMEDIATE');
  } catch (thrown) {
    return { kind: 'uncommitted', thrown };
  }
  let answers: readonly Answer[];
  try {
    answers = requests.map((request) => runOne(db, request));
  } catch (thrown) {
    rollBack(db);
    return { kind: 'broken', thrown };
  }
  try {
    db.exec('COMMIT');
    return { kind: 'ran', answers };
  } catch (thrown) {
    rollBack(db);
    return { kind: 'uncommitted', thrown };
  }
};

/** Does all the work of a group and rolls it back. */
export const rehearse = (db: Connection, requests: readonly Request[]): readonly Answer[] => {
  try {
    db.exec('BEGIN IMMEDIATE');
    return requests.map((request) => runOne(db, request));
  } catch (thrown) {
    return requests.map((request) => failed(request, thrown));
  } finally {
    rollBack(db);
  }
};

const attemptAlone = (db: Connection, request: Request): Answer => {
  const attempt = inTransaction(db, [request]);
  return attempt.kind === 'ran'
    ? (attempt.answers[0] ?? failed(request, 'no answer'))
    : failed(request, attempt.thrown);
};

const readAlone = (db: Connection, request: Request): Answer => {
  try {
    return runOne(db, request);
  } catch (thrown) {
    return failed(request, thrown);
  }
};

const isRead = (request: Request): boolean => operationOf(request.name).kind === 'read';

/**
 * Runs a group of operations in order under one commit, and so under one fsync. When an operation fails, the group is rolled back
 * and each one runs in its own transaction, so only the bad one is rejected. When the commit fails, every write is rejected:
 * nothing may be acknowledged that is not on disk.
 */
export const runGroup = (db: Connection, requests: readonly Request[]): readonly Answer[] => {
  if (requests.every(isRead)) return requests.map((request) => readAlone(db, request));
  const together = inTransaction(db, requests);
  if (together.kind === 'ran') return together.answers;
  if (together.kind === 'broken' && requests.length > 1) {
    return requests.map((request) => (isRead(request) ? readAlone(db, request) : attemptAlone(db, request)));
  }
  return requests.map((request) =>
    isRead(request) ? readAlone(db, request) : failed(request, together.thrown),
  );
};

/**
 * The same for a file that may have been deleted or replaced. A commit into a file that nobody will ever find again is not
 * acknowledged, and no further write is tried while that lasts. Reads go on.
 */
export const runGuarded = (
  db: Connection,
  guard: FileGuard,
  isLost: boolean,
  requests: readonly Request[],
): { readonly answers: readonly Answer[]; readonly isLost: boolean } => {
  const refuse = (failure: FailureData, answers: readonly Answer[] = []): readonly Answer[] =>
    requests.map((request, at): Answer =>
      isRead(request) ? (answers[at] ?? readAlone(db, request)) : { id: request.id, ok: false, failure },
    );
  const before = isLost ? guard.checkAll() : undefined;
  if (before !== undefined) return { answers: refuse(before), isLost: true };
  const answers = runGroup(db, requests);
  const after = requests.every(isRead) ? undefined : guard.check();
  return after === undefined ? { answers, isLost: false } : { answers: refuse(after, answers), isLost: true };
};
