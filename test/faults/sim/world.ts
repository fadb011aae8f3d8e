import type { Log } from '../../../src/calls/ports.ts';
import type { Mapping } from '../../../src/mapping/agents/mapping.ts';
import { keyOf } from '../model-store/tables.ts';
import { runClick } from './clients.ts';
import { Disk } from './disk.ts';
import { Ledger } from './ledger.ts';
import { ModelCrm } from './model-crm.ts';
import { ModelMor } from './model-mor.ts';
import { ModelNode } from './node.ts';
import { NO_PATCHES } from './patches.ts';
import type { Patches } from './patches.ts';
import type { ClickPlan, CrashPlan, Moment, Plan, Trouble, TroublePlan } from './plan.ts';
import { Random } from './random.ts';
import { Scheduler } from './scheduler.ts';
import type { Owner } from './scheduler.ts';
import { Tally } from './tally.ts';

/** 2026-03-02T09:00:00Z. */
const T0 = Date.UTC(2026, 2, 2, 9);
/** When all trouble is over, everything has to come to its end within this. */
const HEALED_MS = 20 * 60_000;

export interface Agent {
  readonly crm: string;
  readonly user: string;
  readonly device: string;
  readonly source: string;
}

const silent = (): void => undefined;

/** Everything outside the product, and the one place where its parts find each other. */
export class World {
  readonly plan: Plan;
  readonly patches: Patches;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly mor: ModelMor;
  readonly crm: ModelCrm;
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly node: ModelNode;
  readonly tags: readonly string[];
  readonly forEver: Owner = { alive: true };
  readonly log: Log = { info: silent, warn: silent, error: silent };
  private readonly agents: readonly Agent[];
  private readonly clicks: ReadonlyMap<string, ClickPlan>;
  private readonly crashes: readonly CrashPlan[];
  private readonly troubles: readonly TroublePlan[];
  private readonly flights = new Map<string, number>();
  /** Crashes that wait for a step. */
  private armed: { atStep: number; crash: CrashPlan }[] = [];
  private readonly spent = new Set<string>();
  private wallShiftMs = 0;
  private lastTroubleMs = Number.NEGATIVE_INFINITY;
  private clientsLeft = 0;
  /** How many troubles of a kind there are now. */
  private readonly underTrouble = new Map<Trouble, number>();

  constructor(plan: Plan, patches: Patches = NO_PATCHES) {
    this.plan = plan;
    this.patches = patches;
    this.random = new Random(`run ${plan.seed}`);
    this.scheduler = new Scheduler(this.random.fork('order'));
    this.mor = new ModelMor(plan.hasCallbackIds);
    this.crm = patches.crm?.() ?? new ModelCrm();
    this.ledger = new Ledger(this);
    this.tally = new Tally(() => this.scheduler.nowMs);
    this.agents = Array.from({ length: plan.agents }, (_, i) => ({
      crm: i % 3 === 2 ? 'support' : 'sales',
      user: `agent${i}`,
      device: String(12 + i),
      source: `3706000${1_000 + i}`,
    }));
    const clicks = plan.items.filter((item): item is ClickPlan => item.kind === 'click');
    this.clicks = new Map(clicks.map((click) => [click.id, click]));
    this.tags = clicks.map(({ id }) => id);
    this.crashes = plan.items.filter((item): item is CrashPlan => item.kind === 'crash');
    this.troubles = plan.items.filter(
      (item): item is TroublePlan => item.kind !== 'click' && item.kind !== 'crash' && item.kind !== 'clock',
    );
    const disk = new Disk(this.random.fork('power'));
    for (const agent of this.agents) disk.db.mappings.set(keyOf(agent.crm, agent.user), mappingOf(agent));
    disk.sync();
    this.node = new ModelNode(this, disk, this.random.fork('node'));
  }

  /** Runs the plan to its end. Throws Violation. */
  async run(): Promise<void> {
    const { scheduler, plan, forEver } = this;
    this.node.boot();
    for (const item of plan.items) {
      if (item.kind === 'click') this.client(item);
      else if (item.kind === 'clock') {
        scheduler.after(item.atMs, forEver, () => {
          this.wallShiftMs += item.byMs;
          this.tally.struck(item.byMs < 0 ? 'clock set back' : 'clock set forward');
          this.note();
        });
      } else if (item.kind !== 'crash') this.trouble(item);
    }
    const lastMs = Math.max(0, ...this.troubles.map(({ atMs, ms }) => atMs + ms)) + HEALED_MS;
    const limitMs = lastMs + Math.max(0, ...[...this.clicks.values()].map(({ atMs }) => atMs));
    const isOver = (): boolean => this.isQuiet() || scheduler.nowMs > limitMs;
    await scheduler.run(isOver, () => {
      this.ledger.check();
      this.crashIfDue();
    });
    this.ledger.closed(this.node.disk.db);
    this.ledger.check();
  }

  morNowMs = (): number => T0 + this.scheduler.nowMs;
  wallNowMs = (): number => T0 + this.scheduler.nowMs + this.wallShiftMs;

  has = (kind: Trouble): boolean => {
    const isNow = (this.underTrouble.get(kind) ?? 0) > 0;
    if (isNow) this.note();
    return isNow;
  };

  readonly diskTrouble = {
    isFull: () => this.has('disk_full'),
    isSlow: () => this.has('disk_slow'),
    works: () => {
      this.tally.works('disk');
    },
  };

  /** Something is not as it should be. */
  note(): void {
    this.lastTroubleMs = this.scheduler.nowMs;
  }

  calmForMs(): number {
    return this.scheduler.nowMs - this.lastTroubleMs;
  }

  clickOfPlan(click: ClickPlan): { click: ClickPlan; agent: Agent; tag: string } {
    const agent = this.agents[click.agent];
    if (agent === undefined) throw new Error(`no agent ${click.agent}`);
    return { click, agent, tag: click.id };
  }

  clickOf(tag: string): { click: ClickPlan; agent: Agent; tag: string } {
    const click = this.clicks.get(tag);
    if (click === undefined) throw new Error(`no click ${tag}`);
    return this.clickOfPlan(click);
  }

  /** When the click was made, on MOR's clock. */
  begunMs(tag: string): number {
    return T0 + (this.clicks.get(tag)?.atMs ?? 0);
  }

  /** The contact's number, in E.164. */
  numberOf(tag: string): string {
    const { agent, contact } = this.clickOf(tag).click;
    return `+370612${String(10_000 + agent * 10 + contact)}`;
  }

  /** A request for this click is on its way to MOR. Returns what to call when it has come. */
  underWay(tag: string): () => void {
    this.flights.set(tag, (this.flights.get(tag) ?? 0) + 1);
    return () => {
      this.flights.set(tag, (this.flights.get(tag) ?? 1) - 1);
    };
  }

  isUnderWay(tag: string): boolean {
    return (this.flights.get(tag) ?? 0) > 0;
  }

  /** Arms the crashes that come a number of steps after this. */
  moment(moment: Moment, click: string): void {
    for (const crash of this.crashes) {
      if (crash.click !== click || crash.moment !== moment || this.spent.has(crash.id)) continue;
      this.spent.add(crash.id);
      this.armed.push({ atStep: this.scheduler.steps + crash.steps, crash });
    }
  }

  isTroubled(): boolean {
    return [...this.underTrouble.values()].some((count) => count > 0);
  }

  private trouble({ kind, atMs, ms }: TroublePlan): void {
    const { scheduler, underTrouble, forEver, tally } = this;
    scheduler.after(atMs, forEver, () => {
      underTrouble.set(kind, (underTrouble.get(kind) ?? 0) + 1);
      tally.struck(kind);
    });
    scheduler.after(atMs + ms, forEver, () => {
      underTrouble.set(kind, (underTrouble.get(kind) ?? 1) - 1);
      if (this.isTroubled() || !this.node.isReady) return;
      const { db } = this.node.disk;
      // Only where somebody wants something can be seen that it works again.
      if (kind.startsWith('mor') && db.open.size > 0) tally.cured(kind, 'mor');
      if (kind.startsWith('crm') && db.due.size > 0) tally.cured(kind, 'crm');
      if (kind.startsWith('disk') && db.open.size + db.due.size > 0) tally.cured(kind, 'disk');
    });
  }

  private client(click: ClickPlan): void {
    this.clientsLeft += 1;
    runClick(this, click).then(
      () => {
        this.clientsLeft -= 1;
      },
      (error: unknown) => {
        this.ledger.fail('the simulation itself', String(error));
      },
    );
  }

  private crashIfDue(): void {
    if (this.armed.length === 0) return;
    const due = this.armed.find(({ atStep }) => atStep <= this.scheduler.steps);
    if (!due) return;
    this.armed = this.armed.filter((one) => one !== due);
    const { power, downMs } = due.crash;
    const fault = power ? 'power cut' : 'kill -9';
    this.tally.struck(fault);
    this.node.crash(power, downMs, fault);
  }

  private isQuiet(): boolean {
    if (this.clientsLeft > 0 || !this.node.isReady || this.armed.length > 0) return false;
    const { db } = this.node.disk;
    return db.open.size === 0 && db.due.size === 0;
  }
}

const mappingOf = ({ crm, user, device, source }: Agent): Mapping => ({
  crm,
  user,
  device,
  source,
  mor: 'main',
  username: 'office',
  freeDialling: false,
  enabled: true,
});
