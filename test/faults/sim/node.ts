import { createUseCases } from '../../../src/app/use-cases.ts';
import type { UseCases } from '../../../src/app/use-cases.ts';
import { createModelStore } from '../model-store/store.ts';
import { createDiskLink } from './disk.ts';
import type { Disk } from './disk.ts';
import { createCrmConnector, createGateway } from './network.ts';
import type { Random } from './random.ts';
import type { Owner } from './scheduler.ts';
import type { World } from './world.ts';

/** A supervisor starts a process that has ended again after this. */
const RESTART_MS = 1_000;
const MOST_BROKEN_MS = 1_500;
/** One function for all: what is known of numbers is kept by it. */
const noInternal = (): boolean => false;

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
  isReady: boolean;
  readonly clients: Set<() => void>;
}

/** A machine with the connector on it: boots, crashes, boots again. The product's own wiring, with models around it. */
export class ModelNode {
  readonly disk: Disk;
  private readonly world: World;
  private readonly random: Random;
  private life: Life | undefined;
  private lives = 0;

  constructor(world: World, disk: Disk, random: Random) {
    this.world = world;
    this.disk = disk;
    this.random = random;
  }

  get isReady(): boolean {
    return this.life?.isReady ?? false;
  }

  get useCases(): UseCases | undefined {
    return this.life?.useCases;
  }

  boot(): void {
    const { world } = this;
    this.lives += 1;
    const random = this.random.fork(`life ${this.lives}`);
    const owner: Owner = { alive: true };
    const useCases = this.assemble(owner, random);
    const life: Life = { owner, useCases, isReady: false, clients: new Set() };
    this.life = life;
    useCases.book.watch((call, before) => {
      world.ledger.changed(call, before);
    });
    const start = async (): Promise<void> => {
      await useCases.recover();
      await useCases.follow();
      useCases.writeActivities();
      life.isReady = true;
      world.tally.works('connector');
      world.ledger.started(useCases.book);
    };
    start().catch(() => {
      // As the command does: the start has failed, and the process ends.
      this.crash(false, RESTART_MS);
    });
  }

  crash(power: boolean, downMs: number, fault?: string): void {
    const { life, world } = this;
    if (life === undefined) return;
    this.life = undefined;
    life.owner.alive = false;
    world.note();
    if (power) this.disk.losePower();
    world.ledger.crashed(this.disk.db);
    for (const breakOff of life.clients) breakOff();
    world.scheduler.after(downMs, world.forEver, () => {
      if (fault !== undefined && !world.isTroubled()) world.tally.cured(fault, 'connector');
      this.boot();
    });
  }

  /** A request of a client outside. */
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

  private assemble(owner: Owner, random: Random): UseCases {
    const { world, disk } = this;
    const { scheduler, patches } = world;
    const bootMs = scheduler.nowMs;
    const wallAtBootMs = world.wallNowMs();
    // As performance.now: begins with the wall clock, and goes on by itself.
    const steady =
      patches.steadyIsWall === true ? world.wallNowMs : (): number => wallAtBootMs + scheduler.nowMs - bootMs;
    const diskWorld = {
      scheduler,
      random: random.fork('disk'),
      trouble: world.diskTrouble,
      habits: patches.disk,
    };
    const link = createDiskLink(disk, owner, diskWorld);
    const bare = createModelStore(link);
    const store = patches.store?.(bare, link) ?? bare;
    const crms = new Map(
      ['sales', 'support'].map((id) => {
        const connector = createCrmConnector(id, world, owner, random.fork(`crm ${id}`));
        return [id, { connector, defaults: {}, defaultCountry: 'LT', callerIds: world.tags, results: [] }];
      }),
    );
    const gateway = createGateway(world, owner, steady, random.fork('mor'));
    const ids = random.fork('ids');
    return createUseCases({
      store,
      crms,
      mors: new Map([['main', { gateway, numbers: { form: 'digits', prefixes: [] } }]]),
      config: {
        follow: { giveUpAfterSec: 90, uncertainAfterSec: 30, cdrGraceSec: 5, busyWithoutListSec: 5 },
        mor: [{ id: 'main', timeoutMs: 10_000, status: { pollMs: 1_000 } }],
      },
      rules: () => ({ blockedPrefixes: [], blockedTypes: [] }),
      internal: () => noInternal,
      defaultCountry: () => 'LT',
      limits: () => ({ concurrent: 1, perMinute: 60, perDay: 10_000 }),
      instanceLimits: () => undefined,
      now: world.wallNowMs,
      steady,
      timers: { after: (ms, work) => scheduler.after(ms, owner, work) },
      random: () => random.next(),
      newId: (nowMs) => `${nowMs.toString(16)}-${ids.int(0, 0x7fffffff).toString(16)}`,
      log: world.log,
    });
  }
}
