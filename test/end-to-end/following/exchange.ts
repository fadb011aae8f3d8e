import type { CdrDisposition } from '../../../src/calls/call/call.ts';
import { defined } from '../../../src/defined.ts';
import type { Other, Plan } from './plan.ts';
import type { Variant } from './variant.ts';

/** One leg as the switch knows it; times in Unix milliseconds. */
export interface Leg {
  readonly number: number;
  /** The request that the leg belongs to; absent for another call. */
  readonly callbackId?: string;
  readonly side: 'A' | 'B';
  readonly user: string;
  /** Empty for a call from a provider. */
  readonly device: string;
  readonly src: string;
  readonly dst: string;
  readonly startMs: number;
  readonly answerMs?: number;
  readonly endMs: number;
  readonly disposition: CdrDisposition;
  readonly cause: number;
  readonly toldSeconds?: number;
  readonly toldDisposition?: CdrDisposition;
  readonly hidden?: readonly [from: number, to: number];
  readonly lateMs: number;
}

/** The two parties, as digits. */
export interface Line {
  readonly user: string;
  readonly device: string;
  readonly telephone: string;
  readonly extension: string;
}

/** What really happened after a click; times in Unix milliseconds. */
export interface Truth {
  readonly endMs: number;
  readonly talkMs: number;
  readonly agentRangMs: number;
  readonly contactRangMs: number;
}

const DIALLING_MS = 250;
const COMPANY = '37052000000';

/** The calls of one switch. Answers reflect the moment of the query and never the future. */
export class Exchange {
  readonly legs: Leg[] = [];
  private readonly variant: Variant;
  private seed: number;

  constructor(variant: Variant, seed: number) {
    this.variant = variant;
    this.seed = seed;
  }

  /** A delay between the bounds, the same in every run. */
  private late(): number {
    const [least, most] = this.variant.lateMs;
    this.seed = (this.seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return least + Math.round(((most - least) * this.seed) / 2_147_483_648);
  }

  private add(leg: Omit<Leg, 'number' | 'lateMs'>): void {
    this.legs.push({ ...leg, number: this.legs.length + 1, lateMs: this.late() });
  }

  private callerOf({ telephone, extension }: Line): string {
    const { caller } = this.variant;
    return caller === 'agent' ? telephone : caller === 'extension' ? extension : COMPANY;
  }

  /** MOR has answered Ok: it dials the agent, then the contact once the agent answers. */
  place(line: Line, dst: string | undefined, plan: Plan, callbackId: string, nowMs: number): Truth {
    const { agent, contact, talkMs = 0, tailMs = 0, failedFirst, keyed, hidden, cdrLies } = plan;
    const src = this.callerOf(line);
    const common = { callbackId, user: line.user, device: line.device, src };
    const startA = nowMs + DIALLING_MS;
    const upA = startA + agent.ms;
    if (agent.result !== 'ANSWERED' || contact === undefined) {
      this.add({
        ...common,
        side: 'A',
        dst: line.telephone,
        startMs: startA,
        endMs: upA,
        disposition: agent.result,
        cause: agent.cause,
      });
      return { endMs: upA, talkMs: 0, agentRangMs: agent.ms, contactRangMs: 0 };
    }
    const number = dst ?? keyed?.number ?? '';
    const startFirst = upA + (keyed?.afterMs ?? 0);
    const startB = startFirst + (failedFirst?.ms ?? 0);
    const upB = startB + contact.ms;
    const answered = contact.result === 'ANSWERED';
    const endB = answered ? upB + talkMs : upB;
    const endA = endB + tailMs;
    const gap = hidden && { hidden: [upB + hidden.afterMs, upB + hidden.afterMs + hidden.forMs] as const };
    this.add({
      ...common,
      ...gap,
      side: 'A',
      dst: line.telephone,
      startMs: startA,
      answerMs: upA,
      endMs: endA,
      disposition: 'ANSWERED',
      cause: 16,
    });
    if (failedFirst)
      this.add({
        ...common,
        side: 'B',
        dst: number,
        startMs: startFirst,
        endMs: startB,
        disposition: failedFirst.result,
        cause: failedFirst.cause,
      });
    this.add({
      ...common,
      ...gap,
      side: 'B',
      dst: number,
      startMs: startB,
      endMs: endB,
      ...defined({ answerMs: answered ? upB : undefined }),
      disposition: contact.result,
      cause: contact.cause,
      ...defined({ toldDisposition: cdrLies?.result, toldSeconds: cdrLies?.seconds }),
    });
    return { endMs: endA, talkMs: answered ? talkMs : 0, agentRangMs: agent.ms, contactRangMs: contact.ms };
  }

  /** A call that the connector did not request. */
  foreign({ ring, talkMs = 0, who }: Other, line: Line, colleague: Line, startMs: number): void {
    const answered = ring.result === 'ANSWERED';
    const upMs = startMs + ring.ms;
    const ends = {
      startMs,
      ...defined({ answerMs: answered ? upMs : undefined }),
      endMs: upMs + (answered ? talkMs : 0),
      disposition: ring.result,
      cause: ring.cause,
    };
    if (who === 'agent') {
      this.add({
        ...ends,
        side: 'B',
        user: line.user,
        device: line.device,
        src: this.callerOf(line),
        dst: '37069911111',
      });
    } else if (who === 'colleague') {
      const { user, device, extension } = colleague;
      this.add({ ...ends, side: 'A', user, device, src: extension, dst: line.telephone });
    } else
      this.add({ ...ends, side: 'A', user: line.user, device: '', src: '4930555777', dst: line.telephone });
  }
}
