import { isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import type { LiveRow } from '../call/observation.ts';
import { callerKey, isWithheld } from './caller.ts';
import type { AgentLine } from './lines.ts';
import { secondsAfter, TOGETHER_SEC } from './unique-id.ts';

/** A row that belongs to no callback, with the agents of all instances whose telephone it rings. */
export interface DealtRow {
  readonly key: string;
  readonly row: LiveRow;
  readonly lines: readonly AgentLine[];
  /** Those agents whose telephone is not ringing for a callback of their own. */
  readonly free: readonly AgentLine[];
}

export type Change = (call: Call) => Call;

interface Known {
  call: Call;
  /** What lists have shown of it and could not be written, oldest first. */
  unsaved: readonly Change[];
  /** Keys of the rows in which it was seen. */
  readonly keys: Set<string>;
  readonly caller: string;
  wasAnswered: boolean;
  /** When the first list without its rows came, monotonic milliseconds. */
  absentSinceMs: number | undefined;
  /** Whether that list left open what had happened before it. */
  absentUnseen: boolean;
}

/** Which row belongs to which open call. */
export interface DeskMemory {
  get(callId: string): Readonly<Known> | undefined;
  ids(): readonly string[];
  /** Stores a new or changed call; `key`: of a row in which it was seen. */
  keep(call: Call, key: string | undefined, caller: string): void;
  /** Updates a known call that has changed elsewhere. */
  changed(call: Call): void;
  /** Replaces the changes that could not be written. */
  owe(callId: string, unsaved: readonly Change[]): void;
  /** The call has never begun, or another node follows it. */
  drop(callId: string): void;
  /** Marks the row's call as over. */
  end(key: string): void;
  isOver(key: string): boolean;
  /** Remembers that the row is one of this call's. */
  saw(callId: string, dealt: DealtRow): void;
  /** Notes whose rows the list lacks, and forgets those of finished calls that it lacks. */
  endList(list: RowList): void;
  /** The open call that the row belongs to. `list`: the one with the row. */
  callOf(dealt: DealtRow, list: RowList): string | undefined;
}

export interface RowList {
  /** The keys of all its rows. */
  readonly present: ReadonlySet<string>;
  /** The previous list is too old to rule out that more happened in between. */
  readonly unseen: boolean;
  /** When it came, monotonic milliseconds. */
  readonly heardMs: number;
}

/** When the call's rows had gone according to the database, monotonic milliseconds; undefined: they have not. */
type GoneMs = (call: Call) => number | undefined;

/** Until then a group may go on with the next telephone. */
const NEXT_TELEPHONE_MS = 3_000;

const isThere = ({ keys }: Known, present: ReadonlySet<string>): boolean =>
  [...keys].some((key) => present.has(key));

/**
 * Is the call over, though its CDR has not come yet? Then the same caller has dialled again. A transfer's new row is in
 * the very list that lacks the old one, and at another telephone.
 */
const isLeft = (
  known: Known,
  row: LiveRow,
  { present, unseen, heardMs }: RowList,
  goneMs: GoneMs,
): boolean => {
  const { call, wasAnswered, absentSinceMs, absentUnseen } = known;
  const { goneSince, goneUnseen, uniqueIds } = call.following;
  if (isThere(known, present)) return false;
  if (Math.abs(secondsAfter(row.uniqueId, uniqueIds) ?? Infinity) <= TOGETHER_SEC) return false;
  const isAnswered = wasAnswered || call.answeredAt !== undefined;
  // Where nothing can be written, only this process knows how the rows have gone; after a start, only the database does.
  const isUnseen = unseen || absentUnseen || goneUnseen === true;
  if (isUnseen || (isAnswered && row.dstDeviceId === call.mor.device)) return true;
  if (isAnswered) return absentSinceMs !== undefined || goneSince !== undefined;
  const sinceMs = Math.min(absentSinceMs ?? Infinity, goneMs(call) ?? Infinity);
  return heardMs - sinceMs > NEXT_TELEPHONE_MS;
};

/** A withheld caller may be anybody, and is probably the same one only while the telephone rings. */
const isSameCaller = (known: Known, row: LiveRow, present: ReadonlySet<string>): boolean => {
  const { call } = known;
  if (!isWithheld(row.src)) return true;
  const ringsThere = row.dstDeviceId !== undefined && row.dstDeviceId === call.mor.device;
  return call.answeredAt === undefined && !(ringsThere && isThere(known, present));
};

export const createDeskMemory = (goneMs: GoneMs): DeskMemory => {
  /** Open calls by the rows they were seen in, and by caller and number called. */
  const byRow = new Map<string, string>();
  const byCaller = new Map<string, string>();
  const open = new Map<string, Known>();
  /** Rows of finished calls, as long as MOR shows them. */
  let over = new Set<string>();

  const forget = (callId: string): void => {
    const known = open.get(callId);
    if (known === undefined) return;
    open.delete(callId);
    for (const key of known.keys) {
      byRow.delete(key);
      over.add(key);
    }
    if (byCaller.get(known.caller) === callId) byCaller.delete(known.caller);
  };

  return {
    get: (callId) => open.get(callId),
    ids: () => [...open.keys()],
    keep(call, key, caller) {
      const known = open.get(call.id) ?? {
        call,
        unsaved: [],
        keys: new Set<string>(),
        caller,
        wasAnswered: false,
        absentSinceMs: undefined,
        absentUnseen: false,
      };
      known.call = call;
      for (const each of [...call.following.uniqueIds, ...(key === undefined ? [] : [key])]) {
        known.keys.add(each);
        byRow.set(each, call.id);
      }
      const another = open.get(byCaller.get(caller) ?? '');
      if (another === undefined || known.absentSinceMs === undefined) byCaller.set(caller, call.id);
      open.set(call.id, known);
    },
    changed(call) {
      const known = open.get(call.id);
      if (known === undefined) return;
      if (isClosed(call)) forget(call.id);
      else known.call = call;
    },
    owe(callId, unsaved) {
      const known = open.get(callId);
      if (known !== undefined) known.unsaved = unsaved;
    },
    drop(callId) {
      const keys = open.get(callId)?.keys ?? [];
      forget(callId);
      for (const key of keys) over.delete(key);
    },
    end(key) {
      over.add(key);
    },
    isOver: (key) => over.has(key),
    saw(callId, { key, row }) {
      const known = open.get(callId);
      if (known === undefined) return;
      known.keys.add(key);
      byRow.set(key, callId);
      known.wasAnswered ||= row.status === 'answered';
    },
    endList({ present, unseen, heardMs }) {
      over = new Set([...over].filter((key) => present.has(key)));
      for (const known of open.values()) {
        const isAbsent = !isThere(known, present);
        if (!isAbsent) known.absentUnseen = false;
        // Where the database knows that they had gone before, it also knows how.
        else if (known.absentSinceMs === undefined)
          known.absentUnseen = unseen && known.call.following.goneSince === undefined;
        known.absentSinceMs = isAbsent ? (known.absentSinceMs ?? heardMs) : undefined;
      }
    },
    callOf({ key, row, free, lines }, list) {
      const named = byRow.get(key);
      if (named !== undefined) return named;
      // A callback to the caller may look like the caller's own row, but nobody has dialled a number for it.
      if (lines.length > free.length && row.did === undefined) return undefined;
      const known = open.get(byCaller.get(callerKey(row)) ?? '');
      const isTheirs = known && isSameCaller(known, row, list.present) && !isLeft(known, row, list, goneMs);
      return isTheirs ? known.call.id : undefined;
    },
  };
};
