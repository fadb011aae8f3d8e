import { createUseCases } from '../../../src/app/use-cases.ts';
import type { UseCases } from '../../../src/app/use-cases.ts';
import type { InboundRules } from '../../../src/calls/inbound-rules.ts';
import type { Store } from '../../../src/calls/ports.ts';
import type { Timers } from '../../../src/calls/timers.ts';
import { defined } from '../../../src/defined.ts';
import { createNodes } from '../../../src/nodes/nodes.ts';
import type { Membership } from '../../../src/nodes/nodes.ts';
import { createModelStore } from '../model-store/store.ts';
import { createCable } from './cable.ts';
import { createDiskLink } from './disk.ts';
import type { Disk } from './disk.ts';
import { createCrmConnector, createGateway } from './network.ts';
import type { Random } from './random.ts';
import type { Owner } from './scheduler.ts';
import { SharedDatabase } from './shared-database.ts';
import type { World } from './world.ts';

/** How long a supervisor waits before it restarts a process that has ended. */
const RESTART_MS = 1_000;
const MOST_BROKEN_MS = 1_500;
/** One function for all, because what is known about numbers is cached per function. */
const noInternal = (): boolean => false;

const INBOUND: InboundRules = {
  pop: 'ringing',
  missedTask: true,
  createLead: false,
  ignoreDids: [],
  ignoreCallers: [],
};

export type Reply<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Nobody listens, so nothing has happened. */
  | { readonly kind: 'refused' }
  /** The connection broke off: something may have happened. */
  | { readonly kind: 'broken' };

/** One life of the process: what dies with it, and what it runs. */
interface Life {
  readonly owner: Owner;
  readonly useCases: UseCases;
  /** Absent: it has the database to itself. */
  readonly nodes: Membership | undefined;
  isReady: boolean;
  readonly clients: Set<() => void>;
}

/** A machine with the connector on it: it boots, crashes, boots again. The product's own wiring, with models around it. */
export class ModelNode {
  private readonly storage: Disk | SharedDatabase;
  private readonly at: number;
  private readonly world: World;
  private readonly random: Random;
  private life: Life | undefined;
  private lives = 0;

  /** Its wall clock minus the true time. */
  wallShiftMs = 0;

  /** `storage`: a `SharedDatabase` serves other nodes too, a `Disk` only this one. */
  constructor(world: World, storage: Disk | SharedDatabase, at: number) {
    this.world = world;
    this.storage = storage;
    this.at = at;
    this.random = world.random.fork(at === 0 ? 'node' : `node ${at}`);
  }

  get isReady(): boolean {
    return this.life?.isReady ?? false;
  }

  /** The name by which it holds leases now. */
  get id(): string | undefined {
    return this.life?.nodes?.self();
  }

  /** Is it the same life of this machine that took this name, whatever it has done since? */
  isStill(id: string): boolean {
    return this.life !== undefined && id.startsWith(`${this.at}-${this.lives}-`);
  }

  wallNowMs = (): number => this.world.morNowMs() + this.wallShiftMs;

  /** Stops the process for a while, as on a machine that is out of memory. */
  standStill(ms: number): void {
    if (this.life) this.life.owner.asleepUntilMs = this.world.scheduler.nowMs + ms;
  }

  boot(): void {
    const { world } = this;
    this.lives += 1;
    const random = this.random.fork(`life ${this.lives}`);
    const owner: Owner = { alive: true };
    const { useCases, nodes } = this.assemble(owner, random);
    const life: Life = { owner, useCases, nodes, isReady: false, clients: new Set() };
    this.life = life;
    useCases.book.watch((call, before, from) => {
      world.ledger.changed(call, before, from);
    });
    const start = async (): Promise<void> => {
      await nodes?.join();
      await useCases.recover();
      await useCases.follow();
      nodes?.start();
      useCases.writeActivities();
      life.isReady = true;
      world.tally.works('connector');
      // With other nodes, what they have written meanwhile is still on its way.
      if (nodes === undefined) world.ledger.started(useCases.book);
    };
    start().catch(() => {
      // As in the command: when the start fails, the process ends.
      if (this.life === life) this.crash(RESTART_MS);
    });
  }

  crash(downMs: number, fault?: string): void {
    const { life, world } = this;
    if (life === undefined) return;
    this.life = undefined;
    life.owner.alive = false;
    world.note();
    world.ledger.crashed(world.db);
    for (const breakOff of life.clients) breakOff();
    world.scheduler.after(downMs, world.forEver, () => {
      if (fault !== undefined && !world.troubles.isTroubled()) world.tally.cured(fault, 'connector');
      this.boot();
    });
  }

  /** A request from an outside client. */
  async request<T>(random: Random, work: (useCases: UseCases) => Promise<T>): Promise<Reply<T>> {
    const { scheduler, forEver } = this.world;
    await scheduler.sleep(random.delay(20, 800), forEver);
    const { life } = this;
    if (life?.isReady !== true) return { kind: 'refused' };
    return new Promise((resolve) => {
      const settle = (reply: Reply<T>): void => {
        life.clients.delete(breakOff);
        scheduler.after(random.delay(20, 800), forEver, () => {
          resolve(reply);
        });
      };
      const breakOff = (): void => {
        scheduler.after(random.int(1, MOST_BROKEN_MS), forEver, () => {
          resolve({ kind: 'broken' });
        });
      };
      life.clients.add(breakOff);
      work(life.useCases).then(
        (value) => {
          settle({ kind: 'answered', value });
        },
        (error: unknown) => {
          settle({ kind: 'failed', error });
        },
      );
    });
  }

  private storeOf(owner: Owner, random: Random): Store {
    const { world, storage } = this;
    const { scheduler, patches, forEver } = world;
    if (storage instanceof SharedDatabase) {
      const isCut = (): boolean => world.troubles.isCut(this.at);
      const cable = createCable(storage, owner, { scheduler, random: random.fork('cable'), isCut, forEver });
      const origin = `store ${this.at} ${this.lives}`;
      const bare = createModelStore(cable, { origin, onNotify: cable.onNotify, clock: world.databaseNowMs });
      return patches.store?.(bare, cable) ?? bare;
    }
    const own = random.fork('disk');
    const link = createDiskLink(storage, owner, {
      scheduler,
      random: own,
      trouble: world.diskTrouble,
      habits: patches.disk,
      hop: (work) => {
        scheduler.after(own.int(0, 1), owner, work);
      },
    });
    const bare = createModelStore(link);
    return patches.store?.(bare, link) ?? bare;
  }

  private assemble(owner: Owner, random: Random): Pick<Life, 'useCases' | 'nodes'> {
    const { world } = this;
    const { scheduler, patches } = world;
    const { takesCalls } = world.plan;
    const bootMs = scheduler.nowMs;
    const wallAtBootMs = this.wallNowMs();
    // Like performance.now: starts from the wall clock, then runs on its own.
    const steady =
      patches.steadyIsWall === true ? this.wallNowMs : (): number => wallAtBootMs + scheduler.nowMs - bootMs;
    const store = this.storeOf(owner, random);
    const timers: Timers = { after: (ms, work) => scheduler.after(ms, owner, work) };
    const crms = new Map(
      ['sales', 'support'].map((id) => {
        const connector = createCrmConnector(id, world, owner, random.fork(`crm ${id}`));
        const fixed = { defaults: {}, defaultCountry: 'LT', callerIds: world.tags, results: [] };
        return [id, { connector, ...fixed, ...defined({ inbound: takesCalls ? INBOUND : undefined }) }];
      }),
    );
    const gateway = createGateway(world, owner, steady, random.fork('mor'));
    const ids = random.fork('ids');
    const names = random.fork('names');
    const nodes =
      store.shared &&
      createNodes({
        shared: store.shared,
        store,
        name: `node ${this.at}`,
        version: '1',
        connections: null,
        now: this.wallNowMs,
        steady,
        timers,
        log: world.log,
        newId: () => `${this.at}-${this.lives}-${names.int(0, 0x7fffffff).toString(16)}`,
      });
    const useCases = createUseCases({
      store,
      crms,
      mors: new Map([['main', { gateway, numbers: { form: 'digits', prefixes: [] } }]]),
      config: {
        follow: { giveUpAfterSec: 90, uncertainAfterSec: 30, cdrGraceSec: 5, busyWithoutListSec: 5 },
        mor: [{ id: 'main', timeoutMs: 10_000, inbound: takesCalls, status: { pollMs: 1_000 } }],
      },
      rules: () => ({ blockedPrefixes: [], blockedTypes: [] }),
      internal: () => noInternal,
      defaultCountry: () => 'LT',
      limits: () => ({ concurrent: 1, perMinute: 60, perDay: 10_000 }),
      instanceLimits: () => undefined,
      now: nodes?.now ?? this.wallNowMs,
      steady,
      timers,
      ...defined({ nodes }),
      random: () => random.next(),
      newId: (nowMs) => `${nowMs.toString(16)}-${ids.int(0, 0x7fffffff).toString(16)}`,
      log: world.log,
    });
    return { useCases, nodes };
  }
}
