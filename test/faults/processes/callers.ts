import type { SimulatedCall } from '../../../src/simulator/exchange/call.ts';
import { askNode, pause } from './ask.ts';
import type { Stage } from './stage.ts';

const RING_EVERY_MS = 2_000;
/** Bob's; the agents who click use another one. */
const DEVICE = 6;
/** Simulated: one in three is not answered. */
const ANSWERED_AFTER_MS = 6_000;
const A_DAY_MS = 86_400_000;

interface Caller {
  readonly from: string;
  readonly rowId: number;
  hungUp: boolean;
}

export interface CallersVerdict {
  readonly callers: number;
  /** Callers of whom the CRM never heard. */
  readonly lost: number;
  /** Callers with more than one activity, or missed without exactly one task to call back. */
  readonly activities: number;
  /** Activities that say `answered` or `missed` where the telephones did otherwise. */
  readonly wrong: number;
}

/**
 * People who call an agent, each from a number of their own. They hang up once the service has shown their call, however
 * long that takes, so that no caller goes unseen only because the machine is slow.
 */
export class Callers {
  private readonly stage: Stage;
  private readonly callers: Caller[] = [];
  private isOver = false;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  async run(): Promise<void> {
    while (!this.isOver) {
      this.ring();
      await pause(RING_EVERY_MS);
      await this.hangUpSeen();
    }
  }

  /** Nobody rings any more; resolves when the CRM has heard of all. */
  async end(limitMs: number): Promise<CallersVerdict> {
    this.isOver = true;
    const untilMs = performance.now() + limitMs;
    while (this.callers.some((caller) => !this.isLogged(caller)) && performance.now() < untilMs) {
      await this.hangUpSeen();
      await pause(200);
    }
    return this.verdict();
  }

  private ring(): void {
    const at = this.callers.length;
    const from = `3705${String(2_000_000 + at)}`;
    const isAnswered = at % 3 !== 2;
    const [call] = this.stage.simulator.ring({
      from,
      did: '37052000102',
      devices: [DEVICE],
      answeredBy: isAnswered ? DEVICE : null,
      ringMs: isAnswered ? ANSWERED_AFTER_MS : A_DAY_MS,
      talkMs: A_DAY_MS,
    });
    if (call) this.callers.push({ from, rowId: call.legA.rowId, hungUp: false });
  }

  private async hangUpSeen(): Promise<void> {
    const answer = await askNode(this.stage, 'GET', '/v1/calls?direction=inbound&limit=100');
    if (answer?.status !== 200) return;
    const { items } = answer.body as { items: readonly { from: string | null }[] };
    const shown = new Set(items.map(({ from }) => from?.replace('+', '')));
    for (const caller of this.callers) {
      if (caller.hungUp || !shown.has(caller.from)) continue;
      this.stage.simulator.hangUp(caller.rowId);
      caller.hungUp = true;
    }
  }

  private logsOf({ from }: Caller) {
    return [...this.stage.crm.incoming.values()].filter((log) => log.from.replace('+', '') === from);
  }

  private isLogged(caller: Caller): boolean {
    const [log] = this.logsOf(caller);
    return log !== undefined && (log.outcome !== 'missed' || this.tasksOf(caller) > 0);
  }

  private tasksOf({ from }: Caller): number {
    return this.stage.crm.tasks.get(`+${from}`)?.size ?? 0;
  }

  private verdict(): CallersVerdict {
    const calls = new Map(this.stage.simulator.calls().map((call) => [call.legA.rowId, call]));
    const count = (isSo: (caller: Caller) => boolean): number => this.callers.filter(isSo).length;
    return {
      callers: this.callers.length,
      lost: count((caller) => this.logsOf(caller).length === 0),
      activities: count((caller) => {
        const logs = this.logsOf(caller);
        const isMissed = logs.some(({ outcome }) => outcome === 'missed');
        return (
          logs.length > 1 || logs.some(({ ids }) => ids.size > 1) || (isMissed && this.tasksOf(caller) !== 1)
        );
      }),
      wrong: count((caller) => {
        const truth = wasAnswered(calls.get(caller.rowId)) ? 'answered' : 'missed';
        return this.logsOf(caller).some(({ outcome }) => outcome !== truth && outcome !== 'unknown');
      }),
    };
  }
}

const wasAnswered = (call: SimulatedCall | undefined): boolean =>
  call !== undefined && call.legA.answersAt !== null && call.legA.answersAt < call.legA.endsAt;
