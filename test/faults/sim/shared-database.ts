import type { Link } from '../model-store/link.ts';
import { createDiskLink } from './disk.ts';
import type { Disk, DiskHabits, DiskTrouble } from './disk.ts';
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';

export interface DatabaseWorld {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly trouble: DiskTrouble;
  readonly habits: DiskHabits;
  readonly forEver: Owner;
}

/** The database server that several nodes share: a separate machine, which can be restarted and lose power. */
export class SharedDatabase {
  readonly disk: Disk;
  private readonly world: DatabaseWorld;
  private readonly losers = new Set<() => void>();
  private readonly listeners: (() => void)[] = [];
  private life: Owner = { alive: true };
  private server: Link;
  private told = 0;
  private lives = 0;

  constructor(disk: Disk, world: DatabaseWorld) {
    this.disk = disk;
    this.world = world;
    this.server = this.boot();
  }

  get link(): Link {
    return this.server;
  }

  get isUp(): boolean {
    return this.life.alive;
  }

  /** The listener is called after each commit that has changed something. */
  onCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** A client waits for an answer; `lose` is called if none can come. Call the returned function when it has come. */
  underWay(lose: () => void): () => void {
    this.losers.add(lose);
    return () => {
      this.losers.delete(lose);
    };
  }

  /** A restart loses only connections, a power cut also what was not synced. */
  down(power: boolean, downMs: number, onUp: () => void): void {
    if (!this.life.alive) return;
    this.life.alive = false;
    if (power) this.disk.losePower();
    for (const lose of [...this.losers]) lose();
    this.world.scheduler.after(downMs, this.world.forEver, () => {
      this.server = this.boot();
      onUp();
    });
  }

  private boot(): Link {
    const { scheduler, random, trouble, habits } = this.world;
    this.lives += 1;
    this.life = { alive: true };
    const works = (): void => {
      trouble.works();
      this.notify();
    };
    return createDiskLink(this.disk, this.life, {
      scheduler,
      random: random.fork(`server ${this.lives}`),
      trouble: { ...trouble, works },
      habits,
      // The way to it is modelled by the cables.
      hop: (work) => {
        work();
      },
    });
  }

  private notify(): void {
    const { newestChange } = this.disk.db;
    if (newestChange === this.told) return;
    this.told = newestChange;
    for (const listener of this.listeners) listener();
  }
}
