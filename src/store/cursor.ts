import type { CallOrder } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';

/** Where a page of calls ended. */
export interface CallPosition {
  readonly createdAtMs: number;
  readonly id: string;
  /** Seconds; only in a list sorted by length. */
  readonly talk?: number;
}

/** A cursor is opaque to clients: base64url of the JSON list of the last row's sort key. */
export const encodeCursor = (...key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

const badCursor = (): Problem =>
  new Problem('invalid_request', 'This cursor is not from this list; start again without a cursor.', {
    errors: [{ path: 'cursor', message: 'expected the `next` of an earlier page' }],
  });

const decode = (cursor: string): readonly unknown[] => {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key)) return key;
  } catch {
    // Text that is not JSON gets the same answer as JSON of another shape.
  }
  throw badCursor();
};

/** Throws Problem `invalid_request` for a cursor that this list did not issue; so do the other decoders. */
export const decodeCallCursor = (cursor: string, sort?: CallOrder): CallPosition => {
  const [createdAtMs, id, ...rest] = decode(cursor);
  if (!Number.isSafeInteger(createdAtMs) || typeof createdAtMs !== 'number') throw badCursor();
  if (typeof id !== 'string' || rest.length !== (sort === 'longest' ? 1 : 0)) throw badCursor();
  const [talk] = rest;
  if (talk === undefined) return { createdAtMs, id };
  if (!Number.isSafeInteger(talk) || typeof talk !== 'number') throw badCursor();
  return { createdAtMs, id, talk };
};

export const decodeMappingCursor = (cursor: string): { crm: string; user: string } => {
  const [crm, user, ...rest] = decode(cursor);
  if (typeof crm !== 'string' || typeof user !== 'string' || rest.length > 0) throw badCursor();
  return { crm, user };
};

export const decodeAuditCursor = (cursor: string): number => {
  const [id, ...rest] = decode(cursor);
  if (!Number.isSafeInteger(id) || typeof id !== 'number' || rest.length > 0) throw badCursor();
  return id;
};
