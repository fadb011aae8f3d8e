import { defined } from '../../defined.ts';
import type { CrmInstance } from '../place/resolving.ts';
import type { Log } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { createWakeableLoop } from '../wakeable-loop.ts';
import type { WakeableLoop } from '../wakeable-loop.ts';

/** What connectors cache lives for an hour. */
const AGAIN_MS = 20 * 60_000;
const RETRY_MS = 60_000;

export interface PreparedLookUps {
  start(): void;
  /** A question under way is not waited for. */
  stop(): void;
}

/** Has connectors read ahead what looking up a caller needs, so that the first call after a start or an hour does not wait. */
export const createPreparedLookUps = ({
  crms,
  timers,
  log,
}: {
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly timers: Timers;
  readonly log: Log;
}): PreparedLookUps => {
  const loops = [...crms].flatMap(([crm, { connector, inbound }]): WakeableLoop[] => {
    if (inbound === undefined || connector.prepareFindByNumber === undefined) return [];
    return [
      createWakeableLoop({
        async round() {
          await connector.prepareFindByNumber?.(defined({ objects: inbound.objects }));
          return AGAIN_MS;
        },
        failed(error) {
          log.warn({ crm, err: error }, 'looking up callers could not be prepared; trying again');
        },
        retryMs: RETRY_MS,
        timers,
      }),
    ];
  });
  return {
    start() {
      for (const loop of loops) loop.start();
    },
    stop() {
      for (const loop of loops) void loop.stop();
    },
  };
};
