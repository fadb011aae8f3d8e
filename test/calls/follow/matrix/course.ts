import type { CdrDisposition } from '../../../../src/calls/call/call.ts';
import { defined } from '../../../../src/defined.ts';
import type { Outcome } from '../../../../src/vocabulary/outcomes.ts';

export const AGENT = '37060011111';
export const CONTACT = '37060022222';
export const OTHER_CONTACT = '37060033333';
const STRANGER = '4930555777';

/** One leg as the switch knows it. Times are milliseconds since the course began; causes are Q.850 or MOR's own. */
export interface WorldLeg {
  /** The click it belongs to; absent for another call. */
  readonly click?: number;
  readonly side: 'A' | 'B';
  readonly startMs: number;
  readonly answerMs?: number;
  readonly endMs: number;
  readonly src: string;
  readonly dst: string;
  /** Empty for a call from a provider. */
  readonly device: string;
  readonly disposition: CdrDisposition;
  readonly cause: number;
  /** Missing from the list of active calls between these times. */
  readonly unlisted?: readonly [number, number];
  /** The row shows another destination from then on. */
  readonly transferred?: { readonly atMs: number; readonly dst: string };
  /** What MOR writes into the CDR instead of the truth. */
  readonly cdr?: { readonly disposition: CdrDisposition; readonly seconds: number };
  readonly cdrLateMs?: number;
}

/** What really became of a click. */
export interface Truth {
  readonly outcome: Outcome;
  readonly talkMs: number;
  readonly endMs: number;
  readonly agentRangMs: number;
  readonly contactRangMs: number;
}

export interface WorldClick {
  readonly atMs: number;
  readonly device: string;
  readonly user: string;
  readonly src: string;
  readonly dst: string | null;
  readonly answer: 'accepted' | 'without_id' | 'uncertain';
  /** The agent presses the button in the CRM. */
  readonly hangUpMs?: number;
  readonly truth: Truth;
}

export interface Course {
  readonly name: string;
  readonly clicks: readonly WorldClick[];
  readonly legs: readonly WorldLeg[];
  /** This course deliberately clicks again while the agent's line is busy. */
  readonly parallel?: boolean;
  /** Outcomes accepted besides the true one, regardless of what MOR shows. */
  readonly alsoRight?: readonly Outcome[];
}

export interface CallPlan {
  readonly atMs?: number;
  readonly dst?: string | null;
  readonly entered?: string;
  readonly user?: string;
  readonly device?: string;
  readonly src?: string;
  readonly answer?: WorldClick['answer'];
  readonly agent?: readonly [ringMs: number, CdrDisposition, cause: number];
  readonly contact?: readonly [ringMs: number, CdrDisposition, cause: number];
  readonly talkMs?: number;
  readonly messageMs?: number;
  readonly hangUp?: boolean;
  readonly outcome: Outcome;
  readonly legA?: Partial<WorldLeg>;
  readonly legB?: Partial<WorldLeg>;
}

/** How long MOR takes to dial leg A after the click. */
const DIAL_MS = 200;
/** How long the agent takes to key in a number that the click did not supply. */
const KEYING_MS = 5_000;

/** Builds a click and its legs from how each leg goes. */
const planned = (click: number, plan: CallPlan): { click: WorldClick; legs: WorldLeg[] } => {
  const { atMs = 0, user = 'ann', device = '12', src = AGENT, talkMs = 0, messageMs = 0 } = plan;
  const dst = plan.dst === undefined ? CONTACT : plan.dst;
  const [agentRing, agentResult, agentCause] = plan.agent ?? [2_000, 'ANSWERED', 16];
  const startA = atMs + DIAL_MS;
  const answerA = startA + agentRing;
  const answered = agentResult === 'ANSWERED';
  const [contactRing, contactResult, contactCause] = plan.contact ?? [4_000, 'ANSWERED', 16];
  const startB = answerA + (dst === null ? KEYING_MS : 0);
  const answerB = startB + contactRing;
  const endB = contactResult === 'ANSWERED' ? answerB + talkMs : answerB;
  const endMs = answered ? endB + messageMs : answerA;
  const common = { click, device, src };
  const legA: WorldLeg = {
    ...common,
    side: 'A',
    startMs: startA,
    ...defined({ answerMs: answered ? answerA : undefined }),
    endMs,
    dst: src,
    disposition: agentResult,
    cause: agentCause,
    ...plan.legA,
  };
  const legB: WorldLeg = {
    ...common,
    side: 'B',
    startMs: startB,
    ...defined({ answerMs: contactResult === 'ANSWERED' ? answerB : undefined }),
    endMs: endB,
    dst: dst ?? plan.entered ?? OTHER_CONTACT,
    disposition: contactResult,
    cause: contactCause,
    ...plan.legB,
  };
  return {
    click: {
      atMs,
      device,
      user,
      src,
      dst,
      answer: plan.answer ?? 'accepted',
      ...defined({ hangUpMs: plan.hangUp === true ? endMs - 300 : undefined }),
      truth: {
        outcome: plan.outcome,
        talkMs: answered && contactResult === 'ANSWERED' ? talkMs : 0,
        endMs,
        agentRangMs: agentRing,
        contactRangMs: answered ? contactRing : 0,
      },
    },
    legs: answered ? [legA, legB] : [legA],
  };
};

export const course = (
  name: string,
  plans: readonly CallPlan[],
  rest: Partial<Pick<Course, 'parallel' | 'alsoRight'>> & { readonly others?: readonly WorldLeg[] } = {},
): Course => {
  const made = plans.map((plan, click) => planned(click, plan));
  const { others = [], ...options } = rest;
  return {
    name,
    clicks: made.map(({ click }) => click),
    legs: [...made.flatMap(({ legs }) => legs), ...others],
    ...options,
  };
};

/** A leg of another call. */
export const foreign = (
  leg: Pick<WorldLeg, 'startMs' | 'endMs' | 'disposition'> & Partial<WorldLeg>,
): WorldLeg => ({
  side: 'A',
  src: STRANGER,
  dst: AGENT,
  device: '',
  cause: leg.disposition === 'ANSWERED' ? 16 : leg.disposition === 'BUSY' ? 17 : 19,
  ...leg,
});
