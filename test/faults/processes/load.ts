import { askNode, pause } from './ask.ts';
import type { Stage } from './stage.ts';

const CLICK_EVERY_MS = 150;
const AGENTS = 500;
const SUFFIXES = ['001', '002', '003', '005', '007', '013', '017'];

const numberOf = (index: number): string =>
  `+3706${String(1_000 + index).padStart(4, '0')}${SUFFIXES[index % SUFFIXES.length] ?? ''}`;

/** The result once everything is over. */
export interface ClicksVerdict {
  readonly clicks: number;
  readonly dialledTwice: number;
  readonly lost: number;
  readonly activities: number;
}

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly activity?: { readonly state: string };
}

/** Clicks all the time, as pages do: the same key again, at any node, until there is an answer. */
export class Load {
  /** Call ids by the number clicked. */
  readonly answered = new Map<string, string>();
  readonly refused = new Set<string>();
  /** When a click was last answered, `performance.now()`. */
  answeredAtMs = 0;
  private readonly stage: Stage;
  private readonly clicking = new Set<Promise<void>>();
  private count = 0;
  private isOver = false;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  async run(): Promise<void> {
    while (!this.isOver) {
      const clicking = this.click((this.count += 1)).finally(() => this.clicking.delete(clicking));
      this.clicking.add(clicking);
      await pause(CLICK_EVERY_MS);
    }
  }

  /** Stops clicking; resolves when all clicks are answered, and their calls and activities finished. */
  async end(limitMs: number): Promise<ClicksVerdict> {
    this.isOver = true;
    await Promise.all(this.clicking);
    const left = new Map(this.answered);
    const untilMs = performance.now() + limitMs;
    while (left.size > 0 && performance.now() < untilMs) {
      for (const [number, id] of left) {
        const answer = await askNode(this.stage, 'GET', `/v1/calls/${id}`);
        const { state, activity } = (answer?.body ?? {}) as Partial<Seen>;
        if ((state === 'ended' && activity?.state === 'written') || state === 'refused') left.delete(number);
      }
      await pause(200);
    }
    return this.verdict(left);
  }

  private verdict(left: ReadonlyMap<string, string>): ClicksVerdict {
    const { simulator, crm } = this.stage;
    const dialled = new Map<string, number>();
    for (const { params, placed } of simulator.ledger()) {
      const ending = (params['dst'] ?? '').slice(-7);
      if (placed) dialled.set(ending, (dialled.get(ending) ?? 0) + 1);
    }
    const numbers = [...this.answered.keys(), ...this.refused];
    const isWithout = ([, id]: readonly [string, string]): boolean => crm.activities.get(id)?.size !== 1;
    const isDialled = (number: string): boolean => dialled.has(number.slice(-7));
    const known = new Set([...this.answered.values()]);
    return {
      clicks: numbers.length,
      dialledTwice: [...dialled.values()].filter((times) => times > 1).length,
      lost: left.size + [...this.refused].filter(isDialled).length,
      activities:
        [...this.answered].filter((entry) => isDialled(entry[0]) && isWithout(entry)).length +
        [...crm.activities.keys()].filter((id) => !known.has(id)).length,
    };
  }

  private async click(index: number): Promise<void> {
    const number = numberOf(index);
    const body = JSON.stringify({ user: `user-${index % AGENTS}`, number });
    for (;;) {
      const answer = await askNode(this.stage, 'POST', '/v1/calls', { body, key: `click-${index}` });
      if (answer && answer.status < 300) {
        this.answered.set(number, (answer.body as Seen).id);
        this.answeredAtMs = performance.now();
        return;
      }
      if (answer?.status === 422) {
        this.refused.add(number);
        return;
      }
      await pause(250);
    }
  }
}
