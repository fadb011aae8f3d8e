import type { Connector } from '../calls/connector.ts';
import type { Log } from '../calls/ports.ts';

/** After failures the pause before the next look grows up to this. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/** Lets each connector that caches values check for changes that no event reported, one check at a time. */
export const createCatchUps = (
  connectors: Iterable<Pick<Connector, 'id' | 'catchUp'>>,
  log: Log,
): { start(): void; stop(): Promise<void> } => {
  const timers = new Map<string, NodeJS.Timeout>();
  const looking = new Set<Promise<void>>();
  let running = false;

  const schedule = ({ id, catchUp }: Pick<Connector, 'id' | 'catchUp'>, failures: number): void => {
    if (!running || !catchUp) return;
    const pauseMs = catchUp.everySec * 1000 * 2 ** Math.min(failures, 10);
    const look = async (): Promise<void> => {
      try {
        const forgotten = await catchUp.run();
        if (forgotten > 0) log.info({ crm: id, forgotten }, 'the CRM has changed users or records');
        schedule({ id, catchUp }, 0);
      } catch (error) {
        // The connector has logged the reason; log this once and not at every check.
        if (failures === 0) log.warn({ crm: id, err: error }, 'the CRM could not be checked for changes');
        schedule({ id, catchUp }, failures + 1);
      }
    };
    const timer = setTimeout(
      () => {
        const work = look().finally(() => looking.delete(work));
        looking.add(work);
      },
      Math.max(catchUp.everySec * 1000, Math.min(pauseMs, LONGEST_PAUSE_MS)),
    );
    timer.unref();
    timers.set(id, timer);
  };

  return {
    start() {
      running = true;
      for (const connector of connectors) schedule(connector, 0);
    },
    async stop() {
      running = false;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(looking);
    },
  };
};
