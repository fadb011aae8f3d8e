/**
 * Two times run side by side. *Progress* is the time of calls: it runs `speed` times as fast as real time. *Wall* is what MOR
 * prints: it stays real at any speed, so that a connector's searches by period still work. With a manual clock both stand still
 * and `advance` moves both. Everything is in milliseconds.
 */
export interface SimulatorClock {
  progressMs(): number;
  wallMs(): number;
  /** The wall time at which a progress time was or will be reached. */
  wallAt(progressMs: number): number;
  speed(): number;
  setSpeed(speed: number): void;
  isManual(): boolean;
  setManual(manual: boolean): void;
  /** Moves progress on; resolves when everything that became due is done (webhooks delivered). */
  advance(ms: number): Promise<void>;
  /** Runs the task once progress reaches the time. */
  schedule(atProgressMs: number, task: () => Promise<void>): void;
  /** Forgets all tasks. */
  clear(): void;
}

/** From its start on, progress and wall time run like this. */
interface Segment {
  readonly progress: number;
  readonly wall: number;
  readonly trueMs: number;
  readonly speed: number;
}

const LONGEST_TIMER_MS = 2_147_483_647;

export function createClock(input: {
  speed: number;
  manual: boolean;
  trueNow?: () => number;
}): SimulatorClock {
  const trueNow = input.trueNow ?? Date.now;
  let { speed, manual } = input;
  let manualMs = 0;
  const segments: Segment[] = [
    { progress: 0, wall: trueNow(), trueMs: trueNow(), speed: manual ? 1 : speed },
  ];
  let tasks: { at: number; run: () => Promise<void> }[] = [];
  let timer: NodeJS.Timeout | undefined;

  const current = (): Segment => {
    const last = segments.at(-1);
    if (last === undefined) throw new Error('the clock has no segment');
    return last;
  };
  const elapsedMs = (): number => (manual ? manualMs : trueNow() - current().trueMs);
  const progressMs = (): number => current().progress + elapsedMs() * current().speed;
  const wallMs = (): number => current().wall + elapsedMs();

  function begin(segment: { jumpMs?: number }): void {
    const next = { progress: progressMs() + (segment.jumpMs ?? 0), wall: wallMs(), trueMs: trueNow() };
    segments.push({ ...next, speed: manual ? 1 : speed });
    manualMs = 0;
  }
  async function runDue(): Promise<void> {
    const due = tasks.filter((task) => task.at <= progressMs());
    tasks = tasks.filter((task) => task.at > progressMs());
    await Promise.all(due.map((task) => task.run()));
  }
  function arm(): void {
    clearTimeout(timer);
    const next = tasks[0];
    if (manual || next === undefined) return;
    const waitMs = Math.max(0, (next.at - progressMs()) / current().speed);
    timer = setTimeout(
      () => {
        void runDue().finally(arm);
      },
      Math.min(waitMs, LONGEST_TIMER_MS),
    );
    timer.unref();
  }

  return {
    progressMs,
    wallMs,
    wallAt(at) {
      const index = segments.findLastIndex((segment) => segment.progress <= at);
      const segment = segments[Math.max(0, index)] ?? current();
      const wall = segment.wall + (at - segment.progress) / segment.speed;
      return Math.min(wall, segments[index + 1]?.wall ?? wall);
    },
    speed: () => speed,
    setSpeed(value) {
      speed = value;
      begin({});
      arm();
    },
    isManual: () => manual,
    setManual(value) {
      if (value === manual) return;
      const next = { progress: progressMs(), wall: wallMs(), trueMs: trueNow() };
      manual = value;
      manualMs = 0;
      segments.push({ ...next, speed: manual ? 1 : speed });
      arm();
    },
    async advance(ms) {
      // Real time goes on by itself, so only progress jumps; a manual clock is moved by nothing else.
      if (manual) manualMs += ms;
      else begin({ jumpMs: ms });
      await runDue();
      arm();
    },
    schedule(at, run) {
      const index = tasks.findLastIndex((task) => task.at <= at);
      tasks.splice(index + 1, 0, { at, run });
      arm();
    },
    clear() {
      tasks = [];
      clearTimeout(timer);
    },
  };
}
