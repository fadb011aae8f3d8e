import type { Log } from '../../../src/calls/ports.ts';
import { keyOf } from '../model-store/tables.ts';
import type { Tables } from '../model-store/tables.ts';
import { agentsOf, mappingOf } from './agents.ts';
import type { Agent } from './agents.ts';
import { noteRing, runClick } from './clients.ts';
import { Crashes } from './crashes.ts';
import { Disk } from './disk.ts';
import { Flights } from './flights.ts';
import { Ledger } from './ledger.ts';
import { ModelCrm } from './model-crm.ts';
import { ModelMor } from './model-mor.ts';
import { ModelRings, ringOf } from './model-rings.ts';
import type { Ring } from './model-rings.ts';
import { ModelNode } from './node.ts';
import { NO_PATCHES } from './patches.ts';
import type { Patches } from './patches.ts';
import type { ClickPlan, CrashPlan, Moment, Plan, RingPlan } from './plan.ts';
import { Random } from './random.ts';
import { Scheduler } from './scheduler.ts';
import type { Owner } from './scheduler.ts';
import { SharedDatabase } from './shared-database.ts';
import { Troubles } from './troubles.ts';
import { Tally } from './tally.ts';

/** 2026-03-02T09:00:00Z. */
const T0 = Date.UTC(2026, 2, 2, 9);
/** Once all trouble is over, everything must finish within this time. */
const HEALED_MS = 20 * 60_000;

const silent = (): void => undefined;

/** Everything outside the product, and the one place where its parts find each other. */
export class World {
  readonly plan: Plan;
  readonly patches: Patches;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly mor: ModelMor;
  readonly rings: ModelRings;
  readonly crm: ModelCrm;
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly troubles: Troubles;
  readonly nodes: readonly ModelNode[];
  /** Absent: the only node has a disk of its own. */
  readonly database: SharedDatabase | undefined;
  readonly tags: readonly string[];
  readonly flights = new Flights();
  readonly clickPlans: readonly ClickPlan[];
  readonly forEver: Owner = { alive: true };
  readonly log: Log = { info: silent, warn: silent, error: silent };
  private readonly agents: readonly Agent[];
  private readonly clicks: ReadonlyMap<string, ClickPlan>;
  private readonly crashes: Crashes;
  private readonly disk: Disk;
  /** Which node got the last request for a click. */
  private readonly takenBy = new Map<string, number>();
  private databaseShiftMs = 0;
  private lastTroubleMs = Number.NEGATIVE_INFINITY;
  private clientsLeft = 0;
  private ringsLeft = 0;

  constructor(plan: Plan, patches: Patches = NO_PATCHES) {
    this.plan = plan;
    this.patches = patches;
    this.random = new Random(`run ${plan.seed}`);
    this.scheduler = new Scheduler(this.random.fork('order'));
    this.mor = new ModelMor(plan.hasCallbackIds);
    this.crm = patches.crm?.() ?? new ModelCrm();
    this.tally = new Tally(() => this.scheduler.nowMs);
    this.agents = agentsOf(plan.agents);
    const rings = plan.items.filter((item): item is RingPlan => item.kind === 'ring');
    this.rings = new ModelRings(rings.map((ring, at) => ringOf(ring, at, T0, this.agents)));
    this.ledger = new Ledger(this);
    const clicks = (this.clickPlans = plan.items.filter((item): item is ClickPlan => item.kind === 'click'));
    this.clicks = new Map(clicks.map((click) => [click.id, click]));
    this.tags = clicks.map(({ id }) => id);
    this.crashes = new Crashes(plan.items.filter((item): item is CrashPlan => item.kind === 'crash'));
    this.troubles = new Troubles(this);
    const disk = (this.disk = new Disk(this.random.fork('power')));
    for (const agent of this.agents) disk.db.mappings.set(keyOf(agent.crm, agent.user), mappingOf(agent));
    disk.sync();
    const { scheduler, forEver, diskTrouble: trouble } = this;
    this.database =
      plan.nodes === 1
        ? undefined
        : new SharedDatabase(disk, {
            scheduler,
            random: this.random.fork('database'),
            trouble,
            habits: patches.disk,
            forEver,
          });
    this.nodes = Array.from(
      { length: plan.nodes },
      (_, at) => new ModelNode(this, this.database ?? disk, at),
    );
  }

  /** Runs the plan to its end. Throws Violation. */
  async run(): Promise<void> {
    const { scheduler, plan, forEver } = this;
    for (const node of this.nodes) node.boot();
    for (const item of plan.items) {
      if (item.kind === 'click') this.awaited(runClick(this, item));
      else if (item.kind === 'clock') {
        scheduler.after(item.atMs, forEver, () => {
          if (item.node === 'database') this.databaseShiftMs += item.byMs;
          else this.nodes[item.node ?? 0]!.wallShiftMs += item.byMs;
          this.tally.struck(item.byMs < 0 ? 'clock set back' : 'clock set forward');
          this.note();
        });
      } else if (item.kind !== 'crash' && item.kind !== 'ring') this.troubles.plan(item);
    }
    for (const ring of this.rings.all) this.caller(ring);
    const begunMs = plan.items.map((item) => (item.kind === 'click' || item.kind === 'ring' ? item.atMs : 0));
    const limitMs = this.troubles.lastMs + HEALED_MS + Math.max(0, ...begunMs);
    const isOver = (): boolean => this.isQuiet() || scheduler.nowMs > limitMs;
    await scheduler.run(isOver, () => {
      this.ledger.check();
      this.crashIfDue();
    });
    this.ledger.closed(this.db);
    this.ledger.check();
  }

  morNowMs = (): number => T0 + this.scheduler.nowMs;

  databaseNowMs = (): number => this.morNowMs() + this.databaseShiftMs;

  /** The tables as they are now. */
  get db(): Tables {
    return this.disk.db;
  }

  /** The node that a load balancer sends the next request to: usually one that is ready. */
  nodeFor(random: Random, tag: string): ModelNode {
    const { nodes } = this;
    if (nodes.length === 1) return nodes[0] as ModelNode;
    const ready = this.nodes.filter((node, at) => node.isReady && !this.troubles.isCut(at));
    const choice = random.chance(0.05) || ready.length === 0 ? nodes : ready;
    const node = choice[random.int(0, choice.length - 1)] as ModelNode;
    this.takenBy.set(tag, nodes.indexOf(node));
    return node;
  }

  readonly diskTrouble = {
    isFull: () => this.troubles.has('disk_full'),
    isSlow: () => this.troubles.has('disk_slow'),
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

  /** Arms the crashes that come a number of steps after this moment. */
  moment(moment: Moment, click: string): void {
    this.crashes.arm(moment, click, this.scheduler.steps);
  }

  /** The simulation waits until this is over. */
  private awaited(work: Promise<void>): void {
    this.clientsLeft += 1;
    work.then(
      () => {
        this.clientsLeft -= 1;
      },
      (error: unknown) => {
        this.ledger.fail('the simulation itself', String(error));
      },
    );
  }

  private caller(ring: Ring): void {
    const { scheduler, forEver } = this;
    this.ringsLeft += 1;
    this.awaited(noteRing(this, ring));
    scheduler.after(ring.startMs - T0, forEver, () => {
      this.moment('rings', ring.plan.id);
    });
    scheduler.after(ring.endMs - T0, forEver, () => {
      this.ringsLeft -= 1;
      this.ledger.rings.over(ring);
    });
  }

  private crashIfDue(): void {
    const due = this.crashes.take(this.scheduler.steps);
    if (!due) return;
    const { power, downMs, isCut, click } = due;
    const node = due.node ?? this.takenBy.get(click) ?? 0;
    if (isCut === true) {
      this.troubles.cutOff(node, downMs);
      return;
    }
    const fault = power ? 'power cut' : 'kill -9';
    this.tally.struck(fault);
    this.note();
    if (power && this.database) {
      this.troubles.mute('all', downMs);
      this.database.down(true, downMs, () => {
        if (!this.troubles.isTroubled()) this.tally.cured(fault, 'disk');
      });
      this.ledger.crashed(this.db);
      return;
    }
    if (power) this.disk.losePower();
    this.nodes[node]?.crash(downMs, fault);
  }

  private isQuiet(): boolean {
    if (this.clientsLeft + this.ringsLeft > 0 || this.crashes.areArmed()) return false;
    if (!this.nodes.every(({ isReady }) => isReady)) return false;
    const { db } = this;
    return db.open.size === 0 && db.due.size === 0;
  }
}
