import type { CrashPlan, Moment } from './plan.ts';

/** The crashes of a plan: a moment of a click or call arms them, and some steps later they strike. */
export class Crashes {
  private readonly plans: readonly CrashPlan[];
  private armed: { atStep: number; crash: CrashPlan }[] = [];
  private readonly spent = new Set<string>();

  constructor(plans: readonly CrashPlan[]) {
    this.plans = plans;
  }

  /** Arms those that come a number of steps after this moment. */
  arm(moment: Moment, click: string, step: number): void {
    for (const crash of this.plans) {
      if (crash.click !== click || crash.moment !== moment || this.spent.has(crash.id)) continue;
      this.spent.add(crash.id);
      this.armed.push({ atStep: step + crash.steps, crash });
    }
  }

  /** Takes one that is due at this step. */
  take(step: number): CrashPlan | undefined {
    const due = this.armed.find(({ atStep }) => atStep <= step);
    if (due) this.armed = this.armed.filter((one) => one !== due);
    return due?.crash;
  }

  areArmed(): boolean {
    return this.armed.length > 0;
  }
}
