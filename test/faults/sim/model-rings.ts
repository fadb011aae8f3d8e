import type { Cdr, LiveRow } from '../../../src/calls/call/observation.ts';
import { defined } from '../../../src/defined.ts';
import type { Agent } from './agents.ts';
import type { RingPlan } from './plan.ts';

/** One telephone that rings for an incoming call: a row of MOR's list, later a CDR. Times in Unix milliseconds. */
interface Ringing {
  readonly uniqueId: string;
  readonly rowId: string;
  readonly agent: Agent;
  readonly startMs: number;
}

/** An incoming call, as the switch and its telephones play it. */
export interface Ring {
  readonly plan: RingPlan;
  /** The caller in E.164; null: withheld. */
  readonly from: string | null;
  readonly startMs: number;
  /** Absent: nobody answers. */
  readonly answerMs: number | undefined;
  readonly endMs: number;
  /** Who talks, in this order. */
  readonly talkers: readonly Agent[];
  readonly telephones: readonly Ringing[];
}

/** The second telephone of a group begins a moment later. */
const STAGGER_MS = 700;
/** MOR writes the CDR of each telephone a moment after that one stops. */
const CDR_MS = 1_500;
const COMPANY = '37052000000';
const CAUSES = { ANSWERED: 16, 'NO ANSWER': 19 } as const;

export const ringOf = (plan: RingPlan, at: number, t0: number, agents: readonly Agent[]): Ring => {
  const agentAt = (index: number): Agent => agents[index] as Agent;
  const startMs = t0 + plan.atMs;
  const answerMs = plan.answeredBy === undefined ? undefined : startMs + plan.ringMs;
  const { answeredBy, transferTo } = plan;
  return {
    plan,
    from: plan.isWithheld ? null : `+370620${String(10_000 + plan.caller)}`,
    startMs,
    answerMs,
    endMs: (answerMs ?? startMs + plan.ringMs) + (answerMs === undefined ? 0 : plan.talkMs),
    talkers: [answeredBy, answeredBy === undefined ? undefined : transferTo]
      .filter((index) => index !== undefined)
      .map(agentAt),
    telephones: plan.agents.map((index, nth) => ({
      uniqueId: `${Math.floor(startMs / 1_000)}.9${String(at * 10 + nth).padStart(5, '0')}`,
      rowId: `9${String(at * 10 + nth).padStart(5, '0')}`,
      agent: agentAt(index),
      // Nobody answers a telephone that has not rung.
      startMs: startMs + Math.min(nth * STAGGER_MS, index === answeredBy ? plan.ringMs - 1 : Infinity),
    })),
  };
};

/** The switch's part in incoming calls: which rows it lists, and which CDRs it keeps. */
export class ModelRings {
  readonly all: readonly Ring[];

  constructor(all: readonly Ring[]) {
    this.all = all;
  }

  rows(atMs: number): readonly LiveRow[] {
    return this.all
      .filter(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)
      .flatMap((ring) => this.rowsOf(ring, atMs));
  }

  cdrs({ fromMs, toMs }: { fromMs: number; toMs: number }, atMs: number): readonly Cdr[] {
    return this.all
      .filter(({ startMs }) => startMs <= atMs)
      .flatMap((ring) =>
        ring.telephones.flatMap((telephone): Cdr[] => {
          const startedAtMs = Math.floor(telephone.startMs / 1_000) * 1_000;
          if (startedAtMs < fromMs || startedAtMs > toMs || !isReached(ring, telephone)) return [];
          if (stoppedMs(ring, telephone) + CDR_MS > atMs) return [];
          const disposition = isAnswering(ring, telephone) ? 'ANSWERED' : 'NO ANSWER';
          return [
            {
              uniqueId: telephone.uniqueId,
              startedAtMs,
              src: sourceOf(ring),
              dst: telephone.agent.source,
              did: didOf(ring),
              disposition,
              hangupCause: CAUSES[disposition],
              billSeconds:
                disposition === 'ANSWERED' && ring.answerMs !== undefined
                  ? Math.max(1, Math.round((ring.endMs - ring.answerMs) / 1_000))
                  : 0,
            },
          ];
        }),
      );
  }

  private rowsOf(ring: Ring, atMs: number): readonly LiveRow[] {
    const { answerMs, talkers, plan } = ring;
    const isAnswered = answerMs !== undefined && answerMs <= atMs;
    const isHandedOver = isAnswered && atMs >= answerMs + plan.transferAfterMs;
    return ring.telephones.flatMap((telephone): LiveRow[] => {
      if (telephone.startMs > atMs || (isAnswered && !isAnswering(ring, telephone))) return [];
      // A transfer: the same row, at another telephone.
      const agent =
        (isAnswered ? talkers[isHandedOver ? talkers.length - 1 : 0] : undefined) ?? telephone.agent;
      return [
        {
          id: telephone.rowId,
          uniqueId: telephone.uniqueId,
          status: isAnswered ? 'answered' : 'ringing',
          src: sourceOf(ring),
          dst: agent.source,
          // The caller's provider has no device here.
          deviceId: '',
          dstDeviceId: agent.device,
          did: didOf(ring),
          ...defined({ durationSec: isAnswered ? Math.floor((atMs - answerMs) / 1_000) : undefined }),
        },
      ];
    });
  }
}

const sourceOf = ({ from }: Ring): string => from?.slice(1) ?? 'anonymous';

/** Two callers without a number are told apart by the number that they dialled. */
const didOf = ({ from, telephones }: Ring): string =>
  from === null ? `3705300${telephones[0]?.rowId.slice(-4) ?? ''}` : COMPANY;

const isReached = ({ answerMs }: Ring, { startMs }: Ringing): boolean =>
  answerMs === undefined || startMs < answerMs;

const stoppedMs = (ring: Ring, telephone: Ringing): number =>
  isAnswering(ring, telephone) ? ring.endMs : (ring.answerMs ?? ring.endMs);

const isAnswering = ({ talkers }: Ring, { agent }: Ringing): boolean => agent === talkers[0];
