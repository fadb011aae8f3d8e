import type { CallBook } from '../book.ts';
import type { CallClock } from '../call-clock.ts';
import type { Call } from '../call/call.ts';
import { isClosed } from '../call/advance.ts';
import type { Cdr, LiveRow } from '../call/observation.ts';
import type { Intake } from '../intake.ts';
import type { Now, SaveOptions } from '../ports.ts';
import { rowKey } from '../row-key.ts';
import type { Desk } from './desk.ts';
import { endIncoming, foldCdr, isDecided, isSaidAnswered } from './fold.ts';
import type { PhoneBook } from './phone-book.ts';
import { secondsAfter, TOGETHER_SEC } from './unique-id.ts';
import type { YoungCallbacks } from './young.ts';

export interface IntakeDeps {
  readonly morServer: string;
  readonly book: CallBook;
  /** By CRM instance. */
  readonly desks: ReadonlyMap<string, Desk>;
  readonly phones: PhoneBook;
  readonly young: YoungCallbacks;
  readonly pollMs: number;
  /** How long to wait for a missing CDR once a call is over. */
  readonly cdrGraceMs: number;
  /** A call without further news ends after this time. */
  readonly giveUpAfterMs: number;
  /** Are incoming calls likely now? Outside these hours lists are requested less often. */
  readonly isOpen: () => boolean;
  readonly clock: CallClock;
  readonly now: Now;
  /** Monotonic milliseconds. */
  readonly steady: Now;
  /** The fence for all writes; absent: this process alone follows. */
  readonly fenced: (() => SaveOptions) | undefined;
}

/** Lists this many polls apart can miss whole calls. */
const UNSEEN_POLLS = 3;
const UNSEEN_MS = 2_500;
/** Lists this far apart mean that MOR answered nothing, and was not only slow. */
const SILENT_MS = 10_000;
/** How much longer to wait while MOR answers other requests, but none for CDRs. */
const PATIENT = 4;
const LONGEST_PAUSE_MS = 5_000;
/** Interval outside the hours; with a list older than 10 s, readiness would say that calls are not shown. */
const CLOSED_POLL_MS = 9_000;
/** Clocks differ, and a row without an id has only its time. */
const SLACK_MS = 5_000;
/**
 * CDRs without an answer decide only if MOR was asked this long after the end. It writes the CDR of each telephone when
 * that one stops, so the CDR of a telephone that answered without appearing on a list comes after those of the others.
 */
const LAST_CDR_MS = 3_000;

export const createIntake = (deps: IntakeDeps): Intake => {
  const { morServer, book, desks, phones, young, clock, now, steady, fenced } = deps;
  let listMs: number | undefined;
  /** When the last list was asked for. MOR may have read its calls at any time between that and the arrival. */
  let lastAskedMs: number | undefined;
  /** When the first list after a silence of MOR came. */
  let backMs = 0;
  /** When MOR was last asked for CDRs. */
  let cdrsAskedMs = 0;
  /** When a call's rows had gone, when to ask for its CDRs next, and the last time that MOR answered, by the steady clock. */
  const gone = new Map<string, { readonly atMs: number; nextMs: number; readMs: number }>();

  const silentMs = Math.max(SILENT_MS, UNSEEN_POLLS * deps.pollMs);
  const open = (): readonly Call[] => book.incoming(morServer);
  const isGone = ({ following }: Call): boolean => following.goneSince !== undefined;
  const isUnseen = ({ following }: Call): boolean => following.goneUnseen === true;

  const unwatch = book.watch((call, _before, from) => {
    if (call.mor.server !== morServer || call.incoming === undefined) return;
    if (isClosed(call)) clock.forget(call.id);
    else clock.begin(call);
    // The node that followed before this one may have begun it so late that it was not known at the start. MOR may not
    // show it any more, and a call that no desk knows would never end.
    if (from === 'elsewhere' && !isClosed(call)) desks.get(call.crm)?.resume(call);
    if (isClosed(call) || !isGone(call)) gone.delete(call.id);
    else if (!gone.has(call.id)) gone.set(call.id, { atMs: steady(), nextMs: 0, readMs: 0 });
  });

  /** When the call began, by the steady clock: the wall clock may have been set since. */
  const begunMs = ({ id, createdAt }: Call): number => Date.parse(createdAt) - clock.shiftOf(id);

  const goneMs = ({ id, following: { goneSince } }: Call): number =>
    goneSince === undefined ? Infinity : Date.parse(goneSince) - clock.shiftOf(id);

  /**
   * Did this channel begin to ring with those of the call? Asterisk's ids decide where they can: this service may have
   * seen the call late. A channel that rang earlier or later may be another call of the same caller.
   */
  const isTogether = (uniqueId: string | undefined, startedMs: number, call: Call): boolean => {
    const afterSec = secondsAfter(uniqueId, call.following.uniqueIds);
    return afterSec === undefined
      ? startedMs >= begunMs(call) - SLACK_MS && startedMs <= goneMs(call)
      : Math.abs(afterSec) <= TOGETHER_SEC;
  };

  /** The call that a CDR belongs to. */
  const ownerOf = (cdr: Cdr, calls: readonly Call[], skewMs: number): Call | undefined => {
    const { uniqueId } = cdr;
    const named = calls.find(
      ({ following }) => uniqueId !== undefined && following.uniqueIds.includes(uniqueId),
    );
    if (named) return named;
    const startedMs = cdr.startedAtMs - skewMs;
    const withoutId = calls.find(
      (call) =>
        call.following.uniqueIds.length === 0 &&
        call.dialled.src === cdr.src &&
        [call.dialled.dst, cdr.did].includes(cdr.dst) &&
        Math.abs(startedMs - begunMs(call)) <= SLACK_MS,
    );
    if (withoutId) return withoutId;
    // A telephone of the same group whose row was never stored, because the service or its disk was away.
    const [only, another] = calls.filter(
      (call) =>
        cdr.did !== undefined &&
        call.incoming?.did === cdr.did &&
        call.dialled.src === cdr.src &&
        isTogether(uniqueId, startedMs, call),
    );
    return another === undefined ? only : undefined;
  };

  return {
    start() {
      for (const call of open()) {
        clock.begin(call);
        desks.get(call.crm)?.resume(call);
        if (isGone(call)) gone.set(call.id, { atMs: steady(), nextMs: 0, readMs: 0 });
      }
    },

    async list(rows: readonly LiveRow[], askedMs: number) {
      const [heardMs, atMs] = [steady(), now()];
      // The mapping comes from the database: while that is away, a list has shown nothing.
      const lines = await phones.at(morServer);
      const unseenMs = Math.max(UNSEEN_MS, UNSEEN_POLLS * deps.pollMs);
      if (listMs === undefined || heardMs - listMs > silentMs) backMs = heardMs;
      listMs = heardMs;
      const unseen = lastAskedMs === undefined || heardMs - lastAskedMs > unseenMs;
      lastAskedMs = askedMs;
      const dealt = rows
        .filter((row) => !lines.isFromAgent(row))
        .map((row) => {
          const called = lines.called(row);
          const free = called.some((line) => young.has(line))
            ? called.filter((line) => !young.has(line))
            : called;
          return { key: rowKey(row), row, lines: called, free };
        });
      await Promise.all([...desks.values()].map((desk) => desk.list(dealt, { unseen, heardMs }, atMs)));
    },

    cdrsSinceMs() {
      const nowMs = steady();
      const due = [...gone.values()].filter(({ nextMs }) => nextMs <= nowMs);
      if (due.length === 0) return undefined;
      cdrsAskedMs = nowMs;
      for (const of of due) of.nextMs = nowMs + Math.min(LONGEST_PAUSE_MS, (nowMs - of.atMs) / PATIENT);
      const over = open().filter(({ id }) => gone.has(id));
      return over.length === 0 ? undefined : Math.min(...over.map(begunMs));
    },

    async cdrs(cdrs, skewMs) {
      const calls = open();
      if (calls.length === 0) return cdrs;
      const others: Cdr[] = [];
      const owned: Promise<unknown>[] = [];
      for (const cdr of cdrs) {
        const owner = ownerOf(cdr, calls, skewMs);
        const uniqueId = cdr.uniqueId ?? `at ${cdr.startedAtMs}`;
        if (owner === undefined) others.push(cdr);
        else owned.push(book.update(owner.id, (call) => foldCdr(call, cdr, uniqueId), fenced));
      }
      await Promise.all(owned);
      for (const of of gone.values()) of.readMs = cdrsAskedMs;
      return others;
    },

    async tick() {
      const nowMs = steady();
      const isDue = (call: Call): boolean => {
        const of = gone.get(call.id);
        if (of === undefined) return nowMs - (listMs ?? nowMs) > deps.giveUpAfterMs;
        const readAfterMs = of.readMs - of.atMs;
        const isTold = isSaidAnswered(call) || (!isUnseen(call) && readAfterMs >= LAST_CDR_MS);
        if (isDecided(call) && isTold) return true;
        // Asked after the wait, MOR has nothing.
        if (readAfterMs >= deps.cdrGraceMs) return true;
        // MOR does not answer. While it answers nothing at all, it may soon say more than lists showed: they miss an answer
        // shorter than their interval.
        const waitedMs = nowMs - of.atMs;
        const isSilent = listMs === undefined || nowMs - listMs > silentMs;
        const answeringMs = isSilent ? 0 : nowMs - Math.max(of.atMs, backMs);
        return waitedMs >= deps.giveUpAfterMs || answeringMs >= PATIENT * deps.cdrGraceMs;
      };
      await Promise.all(
        open()
          .filter(isDue)
          .map(({ id }) =>
            book.update(id, (call) => (isClosed(call) ? call : endIncoming(call, clock.at(id))), fenced),
          ),
      );
    },

    pauseMs: (pollMs) => (deps.isOpen() || open().length > 0 ? pollMs : Math.max(pollMs, CLOSED_POLL_MS)),

    stop() {
      unwatch();
      for (const { id } of open()) clock.forget(id);
      young.stop();
      for (const desk of desks.values()) desk.stop();
    },
  };
};
