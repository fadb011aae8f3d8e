import { isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import type { LiveRow } from '../call/observation.ts';
import { callerKey, isWithheld } from './caller.ts';
import type { AgentLine } from './lines.ts';

/** A row that belongs to no callback, with the agents of all instances whose telephone it rings. */
export interface DealtRow {
  readonly key: string;
  readonly row: LiveRow;
  readonly lines: readonly AgentLine[];
  /** Those agents whose telephone is not ringing for a callback of their own. */
  readonly free: readonly AgentLine[];
}

interface Known {
  call: Call;
  /** Keys of the rows in which it was seen. */
  readonly keys: Set<string>;
  readonly caller: string;
}

/** Which row belongs to which open call. */
export interface DeskMemory {
  get(callId: string): Readonly<Known> | undefined;
  ids(): readonly string[];
  /** Stores a new or changed call; `key`: of a row in which it was seen. */
  keep(call: Call, key: string | undefined, caller: string): void;
  /** Updates a known call that has changed elsewhere. */
  changed(call: Call): void;
  /** Marks the row's call as over. */
  end(key: string): void;
  isOver(key: string): boolean;
  /** Forgets the rows of finished calls once MOR no longer shows them. */
  nextList(present: ReadonlySet<string>): void;
  /** The open call that the row belongs to. `list`: the one with the row. */
  callOf(dealt: DealtRow, list: RowList): string | undefined;
}

export interface RowList {
  /** The keys of all its rows. */
  readonly present: ReadonlySet<string>;
  /** The previous list is too old to rule out that more happened in between. */
  readonly unseen: boolean;
  /** Now, on the clock of a call: Unix milliseconds. */
  readonly at: (callId: string) => number;
}

/** Until then a group may go on with the next telephone. */
const NEXT_TELEPHONE_MS = 3_000;

/**
 * Is the call over, though its CDR has not come yet? Then the same caller has dialled again. A transfer's new row is in
 * the very list that lacks the old one, and at another telephone.
 */
const isLeft = ({ call, keys }: Known, row: LiveRow, { present, unseen, at }: RowList): boolean => {
  const { answeredAt, following, mor } = call;
  const { goneSince, goneUnseen } = following;
  if ([...keys].some((key) => present.has(key))) return false;
  if (unseen || (answeredAt !== undefined && row.dstDeviceId === mor.device)) return true;
  if (goneSince === undefined) return false;
  return (
    answeredAt !== undefined || goneUnseen === true || at(call.id) - Date.parse(goneSince) > NEXT_TELEPHONE_MS
  );
};

/** A withheld caller may be anybody, and is probably the same one only while the telephone rings. */
const isSameCaller = ({ call, keys }: Known, row: LiveRow, present: ReadonlySet<string>): boolean => {
  if (!isWithheld(row.src)) return true;
  const ringsThere = row.dstDeviceId !== undefined && row.dstDeviceId === call.mor.device;
  const isStillThere = [...keys].some((key) => present.has(key));
  return call.answeredAt === undefined && !(ringsThere && isStillThere);
};

export const createDeskMemory = (): DeskMemory => {
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
      const known = open.get(call.id) ?? { call, keys: new Set<string>(), caller };
      known.call = call;
      for (const each of [...call.following.uniqueIds, ...(key === undefined ? [] : [key])]) {
        known.keys.add(each);
        byRow.set(each, call.id);
      }
      const another = open.get(byCaller.get(caller) ?? '');
      if (another === undefined || call.following.goneSince === undefined) byCaller.set(caller, call.id);
      open.set(call.id, known);
    },
    changed(call) {
      const known = open.get(call.id);
      if (known === undefined) return;
      if (isClosed(call)) forget(call.id);
      else known.call = call;
    },
    end(key) {
      over.add(key);
    },
    isOver: (key) => over.has(key),
    nextList(present) {
      over = new Set([...over].filter((key) => present.has(key)));
    },
    callOf({ key, row, free, lines }, list) {
      const named = byRow.get(key);
      if (named !== undefined) return named;
      // A callback to the caller may look like the caller's own row, but nobody has dialled a number for it.
      if (lines.length > free.length && row.did === undefined) return undefined;
      const known = open.get(byCaller.get(callerKey(row)) ?? '');
      const isTheirs = known && isSameCaller(known, row, list.present) && !isLeft(known, row, list);
      return isTheirs ? known.call.id : undefined;
    },
  };
};
