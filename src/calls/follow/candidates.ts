import type { Call } from '../call/call.ts';
import type { Cdr, Leg, LiveRow } from '../call/observation.ts';
import { areSameDigits, commonTail, digitsOf, tailOf } from './same-number.ts';

/** A call with what comparing needs, worked out once and not in every poll. */
export interface Candidate {
  call: Call;
  readonly createdMs: number;
  readonly src: string;
  /** Undefined: MOR asks the agent for the number. */
  readonly dst: string | undefined;
  /** The list of active calls in which the leg has found its row last; each list has a number. */
  rowA: number;
  rowB: number;
}

export interface Found {
  readonly candidate: Candidate;
  readonly leg: Leg;
}

const candidateOf = (call: Call): Candidate => ({
  call,
  createdMs: Date.parse(call.createdAt),
  src: digitsOf(call.dialled.src),
  dst: call.dialled.dst === null ? undefined : digitsOf(call.dialled.dst),
  rowA: 0,
  rowB: 0,
});

/** Under which it is found; both legs of an internal call may have the same. */
const tailsOf = ({ src, dst = '' }: Candidate): readonly string[] =>
  [...new Set([tailOf(src), tailOf(dst)])].filter((tail) => tail !== '');

const isFoundBy = ({ src, dst = '' }: Candidate, tail: string): boolean =>
  tailOf(src) === tail || tailOf(dst) === tail;

/** Leg A is the leg that rings the agent; everything else of the same call is leg B. Takes digits. */
export const legTo = ({ src, dst }: Candidate, rowDst: string): Leg => {
  if (!areSameDigits(rowDst, src)) return 'B';
  // Agent and contact may have numbers that differ in the country only.
  return dst !== undefined && areSameDigits(rowDst, dst) && commonTail(rowDst, dst) > commonTail(rowDst, src)
    ? 'B'
    : 'A';
};

/** How well a row fits by device and numbers; 0 is the least, undefined not at all. */
const scoreOf = (
  row: LiveRow | Cdr,
  rowSrc: string,
  rowDst: string,
  candidate: Candidate,
): number | undefined => {
  const { call, src, dst } = candidate;
  const { callbackUniqueId: id, device } = call.mor;
  if (row.deviceId !== undefined && row.deviceId !== device) return undefined;
  if (row.callbackUniqueId !== undefined && id !== undefined && row.callbackUniqueId !== id) return undefined;
  const isFromAgent = areSameDigits(rowSrc, src);
  const isToContact = dst === undefined ? isFromAgent : areSameDigits(rowDst, dst);
  // A row whose destination fits neither number belongs to another call of the same agent.
  if (!isToContact && !areSameDigits(rowDst, src)) return undefined;
  return (row.deviceId === undefined ? 0 : 2) + (isFromAgent ? 1 : 0);
};

/** Calls of one MOR, kept up to date, by everything that a row or CDR may be recognised by. */
export interface Candidates {
  /** A new call, or one that has changed. */
  put(call: Call): void;
  remove(callId: string): void;
  /** The call that the row names by an id. */
  named(row: LiveRow | Cdr, rowId?: string): Candidate | undefined;
  /** Of the calls that are possible at all, those whose device and numbers fit best, oldest first. */
  fitting(row: LiveRow | Cdr, isPossible: (found: Found) => boolean): readonly Found[];
}

export const createCandidates = (): Candidates => {
  const byId = new Map<string, Candidate>();
  const byCallbackId = new Map<string, Candidate>();
  const byUniqueId = new Map<string, Candidate>();
  const byRowId = new Map<string, Candidate>();
  const byTail = new Map<string, Candidate[]>();
  /** Put, and not yet looked for: a click must not wait for what the next poll needs. */
  const changed = new Map<string, Call>();

  const add = (call: Call): Candidate => {
    const candidate = candidateOf(call);
    byId.set(call.id, candidate);
    for (const tail of tailsOf(candidate)) {
      const others = byTail.get(tail);
      if (others) others.push(candidate);
      else byTail.set(tail, [candidate]);
    }
    return candidate;
  };

  /** Unless another call has come to the same id since. */
  const removeFrom = (index: Map<string, Candidate>, id: string | undefined, candidate: Candidate): void => {
    if (id !== undefined && index.get(id) === candidate) index.delete(id);
  };

  const index = (call: Call): void => {
    const known = byId.get(call.id);
    const candidate = known ?? add(call);
    const { mor, following } = call;
    const before = known?.call;
    candidate.call = call;
    // Only what is new: MOR may have given an old id to another call meanwhile.
    if (mor.callbackUniqueId !== undefined && mor.callbackUniqueId !== before?.mor.callbackUniqueId)
      byCallbackId.set(mor.callbackUniqueId, candidate);
    if (following === before?.following) return;
    for (const id of following.uniqueIds) {
      if (!before?.following.uniqueIds.includes(id)) byUniqueId.set(id, candidate);
    }
    const [was, is] = [before?.following.activeCallId, following.activeCallId];
    if (was === is) return;
    removeFrom(byRowId, was, candidate);
    if (is !== undefined && is !== '') byRowId.set(is, candidate);
  };

  const settle = (): void => {
    if (changed.size === 0) return;
    for (const call of changed.values()) index(call);
    changed.clear();
  };

  return {
    put(call) {
      changed.set(call.id, call);
    },

    remove(callId) {
      changed.delete(callId);
      const candidate = byId.get(callId);
      if (!candidate) return;
      byId.delete(callId);
      const { mor, following } = candidate.call;
      removeFrom(byCallbackId, mor.callbackUniqueId, candidate);
      for (const id of following.uniqueIds) removeFrom(byUniqueId, id, candidate);
      removeFrom(byRowId, following.activeCallId, candidate);
      for (const tail of tailsOf(candidate)) {
        const others = (byTail.get(tail) ?? []).filter((other) => other !== candidate);
        if (others.length > 0) byTail.set(tail, others);
        else byTail.delete(tail);
      }
    },

    named(row, rowId) {
      settle();
      return (
        (row.callbackUniqueId === undefined ? undefined : byCallbackId.get(row.callbackUniqueId)) ??
        (row.uniqueId === undefined ? undefined : byUniqueId.get(row.uniqueId)) ??
        (rowId === undefined ? undefined : byRowId.get(rowId))
      );
    },

    fitting(row, isPossible) {
      settle();
      const [src, dst] = [digitsOf(row.src), digitsOf(row.dst)];
      const dstTail = tailOf(dst);
      const toDst = byTail.get(dstTail);
      let best: Found[] = [];
      let bestScore = -1;
      const consider = (candidate: Candidate): void => {
        const score = scoreOf(row, src, dst, candidate);
        if (score === undefined || score < bestScore) return;
        const found = { candidate, leg: legTo(candidate, dst) };
        if (!isPossible(found)) return;
        if (score > bestScore) best = [];
        bestScore = score;
        best.push(found);
      };
      toDst?.forEach(consider);
      for (const candidate of byTail.get(tailOf(src)) ?? []) {
        if (toDst === undefined || !isFoundBy(candidate, dstTail)) consider(candidate);
      }
      return best.length < 2 ? best : best.sort((a, b) => a.candidate.createdMs - b.candidate.createdMs);
    },
  };
};
