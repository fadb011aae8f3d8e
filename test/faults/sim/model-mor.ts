import type { Outcome } from '../../../src/vocabulary/outcomes.ts';
import type { Cdr, LiveRow } from '../../../src/calls/call/observation.ts';
import type { CallbackRequest } from '../../../src/calls/mor-gateway.ts';
import { defined } from '../../../src/defined.ts';
import type { CoursePlan } from './plan.ts';

/** One leg as the switch knows it; times are on MOR's clock, in Unix milliseconds. */
interface Leg {
  readonly id: number;
  readonly src: string;
  readonly dst: string;
  readonly startMs: number;
  readonly answerMs?: number;
  readonly endMs: number;
  readonly result: Cdr['disposition'];
  readonly cause: number;
}

/** One `callback_init` that has reached MOR. */
export interface Dial {
  readonly request: CallbackRequest;
  readonly atMs: number;
  readonly callbackUniqueId: string;
  legA: Leg;
  legB: Leg | undefined;
  hungUpMs: number | undefined;
}

const CAUSES = { ANSWERED: 16, 'NO ANSWER': 19, BUSY: 17, FAILED: 34 } as const;
/** MOR dials a moment after it has accepted the request, and writes CDRs a moment after the end. */
const DIAL_MS = 200;
const CDR_MS = 1_500;
const CANCELLED_CAUSE = 487;
const AROUND_MS = 60_000;
/** No leg begins later than this after its dial. */
const LONGEST_MS = 60_000;

/** When a call is over, and what became of it. */
export const endOf = ({ legA, legB }: Dial): number => Math.max(legA.endMs, legB?.endMs ?? 0);

export const outcomesOf = ({ legA, legB, hungUpMs }: Dial): readonly Outcome[] => {
  // Whether it was the button or the receiver depends on what the connector still knows.
  const hungUp: readonly Outcome[] = hungUpMs === undefined ? [] : ['cancelled'];
  if (legA.result !== 'ANSWERED')
    return legA.result === 'FAILED' ? ['failed'] : ['agent_no_answer', ...hungUp];
  if (!legB) return hungUp;
  if (legB.result === 'ANSWERED') return ['answered'];
  const plain = { 'NO ANSWER': 'no_answer', BUSY: 'busy', FAILED: 'failed' } as const;
  return [plain[legB.result], ...hungUp];
};

/** The switch and its telephones. It never forgets, and keeps the ledger of what it dialled. */
export class ModelMor {
  readonly dials: Dial[] = [];
  private legs = 0;
  /** Dials that are not known to be over. */
  private live: Dial[] = [];
  private readonly showsCallbackIds: boolean;

  constructor(showsCallbackIds: boolean) {
    this.showsCallbackIds = showsCallbackIds;
  }

  dial(request: CallbackRequest, course: CoursePlan, atMs: number): Dial {
    const isBusy = this.live.some(
      (other) => other.request.device === request.device && other.atMs <= atMs && endOf(other) > atMs,
    );
    const { src, dst = '' } = request;
    const startMs = atMs + DIAL_MS;
    const agent = isBusy ? 'BUSY' : course.agent;
    const answerMs = startMs + (isBusy ? 300 : course.agentRingMs);
    const isAnswered = agent === 'ANSWERED';
    const contactMs = answerMs + course.contactRingMs;
    const overMs = contactMs + (course.contact === 'ANSWERED' ? course.talkMs : 0);
    const dial: Dial = {
      request,
      atMs,
      callbackUniqueId: `${atMs}${1_000 + this.dials.length}`,
      legA: {
        id: (this.legs += 1),
        src,
        dst: src,
        startMs,
        ...defined({ answerMs: isAnswered ? answerMs : undefined }),
        endMs: isAnswered ? overMs : answerMs,
        result: agent,
        cause: CAUSES[agent],
      },
      legB: isAnswered
        ? {
            id: (this.legs += 1),
            src,
            dst,
            startMs: answerMs,
            ...defined({ answerMs: course.contact === 'ANSWERED' ? contactMs : undefined }),
            endMs: overMs,
            result: course.contact,
            cause: CAUSES[course.contact],
          }
        : undefined,
      hungUpMs: undefined,
    };
    this.dials.push(dial);
    this.live.push(dial);
    return dial;
  }

  /** What was dialled for the same telephone around that time, Unix milliseconds. */
  around(device: string, ms: number): readonly Dial[] {
    return this.dials.filter(
      ({ request, atMs }) => request.device === device && Math.abs(atMs - ms) < AROUND_MS,
    );
  }

  rows(atMs: number): readonly LiveRow[] {
    return this.legsNow(atMs).map(({ dial, leg }): LiveRow => {
      const answered = leg.answerMs !== undefined && leg.answerMs <= atMs;
      return {
        id: String(leg.id),
        uniqueId: this.uniqueIdOf(leg),
        status: answered ? 'answered' : 'ringing',
        src: leg.src,
        dst: leg.dst,
        deviceId: dial.request.device,
        ...defined({ durationSec: answered ? Math.floor((atMs - leg.answerMs) / 1_000) : undefined }),
      };
    });
  }

  cdrs(query: { fromMs: number; toMs: number; callbackUniqueId?: string }, atMs: number): readonly Cdr[] {
    const { fromMs, toMs, callbackUniqueId } = query;
    const recent = this.dials.filter((dial) => dial.atMs >= fromMs - LONGEST_MS && dial.atMs <= toMs);
    return recent.flatMap((dial) =>
      [dial.legA, dial.legB].flatMap((leg): Cdr[] => {
        if (leg === undefined || leg.endMs + CDR_MS > atMs) return [];
        const startedAtMs = Math.floor(leg.startMs / 1_000) * 1_000;
        if (startedAtMs < fromMs || startedAtMs > toMs) return [];
        const isFiltered = callbackUniqueId !== undefined && this.showsCallbackIds;
        if (isFiltered && dial.callbackUniqueId !== callbackUniqueId) return [];
        return [
          {
            uniqueId: this.uniqueIdOf(leg),
            startedAtMs,
            src: leg.src,
            dst: leg.dst,
            disposition: leg.result,
            hangupCause: leg.cause,
            billSeconds:
              leg.answerMs === undefined ? 0 : Math.max(1, Math.round((leg.endMs - leg.answerMs) / 1_000)),
            deviceId: dial.request.device,
          },
        ];
      }),
    );
  }

  /** Ends the call that the row belongs to; false: it is already over. */
  hangUp(rowId: string, atMs: number): boolean {
    const found = this.legsNow(atMs).find(({ leg }) => String(leg.id) === rowId);
    if (!found) return false;
    const cut = (leg: Leg): Leg => {
      if (leg.endMs <= atMs) return leg;
      if (leg.answerMs !== undefined && leg.answerMs <= atMs) return { ...leg, endMs: atMs };
      const { answerMs: _never, ...rest } = leg;
      return { ...rest, endMs: atMs, result: 'NO ANSWER', cause: CANCELLED_CAUSE };
    };
    const { dial } = found;
    dial.hungUpMs = atMs;
    dial.legA = cut(dial.legA);
    // Nobody is dialled for an agent whose call was hung up.
    dial.legB = dial.legB && dial.legB.startMs < atMs ? cut(dial.legB) : undefined;
    return true;
  }

  private legsNow(atMs: number): readonly { dial: Dial; leg: Leg }[] {
    this.live = this.live.filter((dial) => endOf(dial) > atMs);
    return this.live.flatMap((dial) =>
      dial.atMs > atMs
        ? []
        : [dial.legA, dial.legB].flatMap((leg) =>
            leg !== undefined && leg.startMs <= atMs && atMs < leg.endMs ? [{ dial, leg }] : [],
          ),
    );
  }

  private uniqueIdOf(leg: Leg): string {
    return `${Math.floor(leg.startMs / 1_000)}.${leg.id}`;
  }
}
