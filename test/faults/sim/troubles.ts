import type { Trouble, TroublePlan } from './plan.ts';
import type { World } from './world.ts';

/** What goes wrong for a while, everywhere or at one node. */
export class Troubles {
  /** When the last of them ends, milliseconds since the start. */
  lastMs = 0;
  private readonly world: World;
  /** How many troubles of each kind there are now, and how many cut each node off from the database. */
  private readonly underTrouble = new Map<Trouble, number>();
  private readonly cuts = new Map<number, number>();
  /** Until when each node, or all of them, could not show that it lives. */
  private readonly muteUntilMs = new Map<number | 'all', number>();

  constructor(world: World) {
    this.world = world;
  }

  has = (kind: Trouble): boolean => {
    const isNow = (this.underTrouble.get(kind) ?? 0) > 0;
    if (isNow) this.world.note();
    return isNow;
  };

  isCut(node: number): boolean {
    const isNow = (this.cuts.get(node) ?? 0) > 0;
    if (isNow) this.world.note();
    return isNow;
  }

  /** A node, or all of them, cannot write to the database for this long, from now on. */
  mute(node: number | 'all', ms: number): void {
    this.muteUntilMs.set(node, Math.max(this.muteUntilMs.get(node) ?? 0, this.world.scheduler.nowMs + ms));
  }

  /** For how long the node has been able to show that it lives. */
  vocalForMs(node: number): number {
    const of = (who: number | 'all'): number => this.muteUntilMs.get(who) ?? 0;
    return this.world.scheduler.nowMs - Math.max(of(node), of('all'));
  }

  isTroubled(): boolean {
    return [...this.underTrouble.values()].some((count) => count > 0);
  }

  /** Cuts a node off from the database for this long, from now on. */
  cutOff(node: number, ms: number): void {
    this.plan({ kind: 'cut_off', id: '', atMs: 0, ms, node });
  }

  private strike({ kind, ms, node = 0 }: TroublePlan): void {
    if (kind === 'stands_still' || kind === 'cut_off') this.mute(node, ms);
    if (/^(disk|database)/.test(kind)) this.mute('all', ms);
    if (kind === 'stands_still') this.world.nodes[node]?.standStill(ms);
    if (kind === 'database_away') this.world.database?.down(false, ms, () => undefined);
  }

  /** Schedules a trouble, which begins and ends by itself. */
  plan(item: TroublePlan): void {
    const { world, underTrouble, cuts } = this;
    const { scheduler, forEver, tally } = world;
    const { kind, atMs, ms, node = 0 } = item;
    this.lastMs = Math.max(this.lastMs, atMs + ms);
    scheduler.after(atMs, forEver, () => {
      underTrouble.set(kind, (underTrouble.get(kind) ?? 0) + 1);
      tally.struck(kind);
      if (kind === 'cut_off') cuts.set(node, (cuts.get(node) ?? 0) + 1);
      this.strike(item);
      this.world.note();
    });
    scheduler.after(atMs + ms, forEver, () => {
      underTrouble.set(kind, (underTrouble.get(kind) ?? 1) - 1);
      if (kind === 'cut_off') cuts.set(node, (cuts.get(node) ?? 1) - 1);
      this.world.note();
      if (this.isTroubled() || !this.world.nodes.some(({ isReady }) => isReady)) return;
      const { db } = world;
      // Recovery only shows where something is waiting for it.
      if (kind.startsWith('mor') && db.open.size > 0) tally.cured(kind, 'mor');
      if (kind.startsWith('crm') && db.due.size > 0) tally.cured(kind, 'crm');
      if (/^(disk|database|cut)/.test(kind) && db.open.size + db.due.size > 0) tally.cured(kind, 'disk');
    });
  }
}
