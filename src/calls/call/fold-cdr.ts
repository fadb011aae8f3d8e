import { defined } from '../../defined.ts';
import { iso } from './advance.ts';
import type { Call, LegResult } from './call.ts';
import { claim, gone, remember } from './memory.ts';
import type { Cdr } from './observation.ts';
import { mayBeTakenOver } from './outcome.ts';
import { sameNumber } from './same-number.ts';

/** What a CDR says about its leg. */
export const asResult = (cdr: Cdr, agentNumber: string): LegResult => ({
  // MOR can show answered calls as FAILED when they did not end with cause 16; only an answered leg has billed seconds.
  disposition: cdr.billSeconds > 0 ? 'ANSWERED' : cdr.disposition,
  billSeconds: cdr.billSeconds,
  startedAt: iso(cdr.startedAtMs),
  ...defined({
    hangupCause: cdr.hangupCause,
    fromAgent: sameNumber(cdr.src, agentNumber) ? true : undefined,
  }),
});

export const isSameResult = (a: LegResult | undefined, b: LegResult): boolean =>
  a !== undefined &&
  a.disposition === b.disposition &&
  a.billSeconds === b.billSeconds &&
  Date.parse(a.startedAt) === Date.parse(b.startedAt) &&
  a.hangupCause === b.hangupCause &&
  a.fromAgent === b.fromAgent;

/** A leg may have several CDRs (another provider after a failure): the answered one counts, else the last. */
const better = (a: LegResult | undefined, b: LegResult): LegResult => {
  if (!a) return b;
  const key = (leg: LegResult): string =>
    [
      leg.disposition === 'ANSWERED' ? 1 : 0,
      leg.startedAt,
      leg.disposition,
      String(leg.billSeconds).padStart(9, '0'),
      String(leg.hangupCause ?? -1).padStart(6, '0'),
      String(leg.fromAgent ?? false),
    ].join('|');
  return key(b) > key(a) ? b : a;
};

/** Only collects; a tick judges once the whole answer has been read. */
export const onCdr = (call: Call, leg: 'A' | 'B', cdr: Cdr, atMs: number): Call => {
  let memory = claim(call.following, cdr.uniqueId);
  const slot = leg === 'A' ? 'legA' : 'legB';
  const before = memory[slot];
  const told = asResult(cdr, call.dialled.src);
  const after = better(before, told);
  if (!isSameResult(before, after)) memory = { ...memory, [slot]: after };
  // MOR writes a leg's CDR when the leg is over. Leg A spans the whole call. For a call that MOR's list never showed,
  // leg B's CDR also ends it, unless another provider may still be trying.
  const overWithIt = leg === 'A' || (memory.activeCallId === undefined && !mayBeTakenOver(told));
  if (overWithIt && memory.goneSince === undefined) memory = gone(memory, atMs);
  return remember(call, memory);
};
