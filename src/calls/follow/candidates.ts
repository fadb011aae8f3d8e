import type { Call } from '../call/call.ts';
import type { Cdr, LiveRow } from '../call/observation.ts';
import { createCallers } from './callers.ts';
import type { Callers } from './callers.ts';
import { fitOf } from './evidence.ts';
import type { Facts, Fit } from './evidence.ts';
import { digitsOf, tailOf } from '../call/same-number.ts';

/** A call with the facts for comparing it, computed once instead of in every poll. */
export interface Candidate extends Facts {
  call: Call;
  /** Number of the list of active calls in which the leg last had its row; 0: none. */
  rowA: number;
  rowB: number;
  /** Was the row of leg A answered when it was last seen? */
  answeredA: boolean;
  /** When leg B was last seen ringing, Unix milliseconds. */
  ringingB: number | undefined;
  /** Rows that this process has recognised, by `rowKey`. */
  readonly keys: Set<string>;
  /** CDRs known to belong to this call, by `cdrKey`: MOR repeats them in each answer. */
  readonly cdrKeys: Set<string>;
  /** What to add to the follower's time to get the call's time; see call-clock.ts. */
  readonly shiftMs: number;
}

export interface Found {
  readonly candidate: Candidate;
  readonly fit: Fit;
}

/** The key that identifies a CDR from one answer to the next. */
export const cdrKey = ({
  uniqueId,
  startedAtMs,
  src,
  dst,
  disposition,
  billSeconds,
  hangupCause = 0,
}: Cdr): string => uniqueId ?? [startedAtMs, src, dst, disposition, billSeconds, hangupCause].join('|');

const candidateOf = (call: Call, shiftMs: number): Candidate => ({
  call,
  shiftMs,
  createdMs: Date.parse(call.createdAt),
  src: digitsOf(call.dialled.src),
  dst: call.dialled.dst === null ? undefined : digitsOf(call.dialled.dst),
  rowA: 0,
  rowB: 0,
  answeredA: false,
  ringingB: undefined,
  keys: new Set(),
  cdrKeys: new Set(),
});

/** The keys under which it is found; both legs of an internal call may share one. */
const tailsOf = ({ src, dst = '' }: Facts): readonly string[] =>
  [...new Set([tailOf(src), tailOf(dst)])].filter((tail) => tail !== '');

const isFoundBy = ({ src, dst = '' }: Facts, tail: string): boolean =>
  tailOf(src) === tail || tailOf(dst) === tail;

const weightOf = ({ ownDevice, fromAgent }: Fit): number => (ownDevice ? 2 : 0) + (fromAgent ? 1 : 0);

const addTo = (index: Map<string, Candidate[]>, key: string, candidate: Candidate): void => {
  const others = index.get(key);
  if (others) others.push(candidate);
  else index.set(key, [candidate]);
};

const takeFrom = (index: Map<string, Candidate[]>, key: string, candidate: Candidate): void => {
  const others = (index.get(key) ?? []).filter((other) => other !== candidate);
  if (others.length > 0) index.set(key, others);
  else index.delete(key);
};

/** Up-to-date calls of one MOR, indexed by everything that can identify a row or CDR. */
export interface Candidates {
  /** Adds a new call or updates a changed one. */
  put(call: Call): void;
  remove(callId: string): void;
  /** Records that the row belongs to this call. */
  recognise(key: string, candidate: Candidate): void;
  /** Records that the CDR belongs to this call. */
  recogniseCdr(key: string, candidate: Candidate): void;
  /** The call that this CDR was found to belong to. */
  ofCdr(key: string): Candidate | undefined;
  /** The callers that MOR shows. */
  readonly callers: Callers;
  ofCall(callId: string): Candidate | undefined;
  /** The call that an id in the row or CDR identifies. */
  named(row: LiveRow | Cdr, ids?: { readonly key: string; readonly rowId: string }): Candidate | undefined;
  /** Among the possible calls, those whose device and numbers fit best, oldest first. */
  fitting(row: LiveRow | Cdr, isPossible: (found: Found) => boolean): readonly Found[];
}

/** `shiftOf`: how far a call's clock is ahead of the follower's, milliseconds. */
export const createCandidates = (shiftOf: (callId: string) => number): Candidates => {
  const byId = new Map<string, Candidate>();
  const byCallbackId = new Map<string, Candidate>();
  const byUniqueId = new Map<string, Candidate>();
  const byRowId = new Map<string, Candidate>();
  const byKey = new Map<string, Candidate>();
  const byCdrKey = new Map<string, Candidate>();
  const byTail = new Map<string, Candidate[]>();
  /** Calls without a destination, by device: their leg B may go anywhere. */
  const byDevice = new Map<string, Candidate[]>();
  /** Added but not indexed yet: only the next poll needs the index, so a click must not wait for it. */
  const changed = new Map<string, Call>();

  const add = (call: Call): Candidate => {
    const candidate = candidateOf(call, shiftOf(call.id));
    byId.set(call.id, candidate);
    for (const tail of tailsOf(candidate)) addTo(byTail, tail, candidate);
    if (candidate.dst === undefined) addTo(byDevice, call.mor.device, candidate);
    return candidate;
  };

  /** Does nothing if another call has taken over the id since. */
  const removeFrom = (index: Map<string, Candidate>, id: string | undefined, candidate: Candidate): void => {
    if (id !== undefined && index.get(id) === candidate) index.delete(id);
  };

  const index = (call: Call): void => {
    const known = byId.get(call.id);
    const candidate = known ?? add(call);
    const { mor, following } = call;
    const before = known?.call;
    candidate.call = call;
    // Only new ids: MOR may have reused an old one for another call.
    if (mor.callbackUniqueId !== undefined && mor.callbackUniqueId !== before?.mor.callbackUniqueId)
      byCallbackId.set(mor.callbackUniqueId, candidate);
    if (following === before?.following) return;
    for (const id of following.uniqueIds) {
      if (!before?.following.uniqueIds.includes(id)) byUniqueId.set(id, candidate);
    }
    // By the callback id, MOR has shown that these belong to another call.
    for (const id of before?.following.uniqueIds ?? []) {
      if (following.uniqueIds.includes(id)) continue;
      for (const known of [byUniqueId, byKey, byCdrKey]) removeFrom(known, id, candidate);
      candidate.keys.delete(id);
      candidate.cdrKeys.delete(id);
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
    callers: createCallers(),
    ofCall(callId) {
      settle();
      return byId.get(callId);
    },
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
      for (const key of candidate.keys) removeFrom(byKey, key, candidate);
      for (const key of candidate.cdrKeys) removeFrom(byCdrKey, key, candidate);
      removeFrom(byRowId, following.activeCallId, candidate);
      for (const tail of tailsOf(candidate)) takeFrom(byTail, tail, candidate);
      if (candidate.dst === undefined) takeFrom(byDevice, candidate.call.mor.device, candidate);
    },

    recognise(key, candidate) {
      candidate.keys.add(key);
      byKey.set(key, candidate);
    },

    recogniseCdr(key, candidate) {
      candidate.cdrKeys.add(key);
      byCdrKey.set(key, candidate);
    },

    ofCdr(key) {
      settle();
      return byCdrKey.get(key);
    },

    named(row, ids) {
      settle();
      return (
        (row.callbackUniqueId === undefined ? undefined : byCallbackId.get(row.callbackUniqueId)) ??
        (row.uniqueId === undefined ? undefined : byUniqueId.get(row.uniqueId)) ??
        (ids === undefined ? undefined : (byKey.get(ids.key) ?? byRowId.get(ids.rowId)))
      );
    },

    fitting(row, isPossible) {
      settle();
      const [src, dst] = [digitsOf(row.src), digitsOf(row.dst)];
      const dstTail = tailOf(dst);
      const toDst = byTail.get(dstTail);
      let best: Found[] = [];
      let bestWeight = -1;
      const consider = (candidate: Candidate): void => {
        const fit = fitOf(row, src, dst, candidate);
        if (fit === undefined) return;
        const weight = weightOf(fit);
        if (weight < bestWeight) return;
        const found = { candidate, fit };
        if (!isPossible(found)) return;
        if (weight > bestWeight) best = [];
        bestWeight = weight;
        best.push(found);
      };
      toDst?.forEach(consider);
      for (const candidate of byTail.get(tailOf(src)) ?? []) {
        if (toDst === undefined || !isFoundBy(candidate, dstTail)) consider(candidate);
      }
      for (const candidate of byDevice.get(row.deviceId ?? '') ?? []) {
        if (!isFoundBy(candidate, dstTail) && !isFoundBy(candidate, tailOf(src))) consider(candidate);
      }
      return best.length < 2 ? best : best.sort((a, b) => a.candidate.createdMs - b.candidate.createdMs);
    },
  };
};
