import type { Client } from 'pg';
import { StoreError } from '../../calls/problems.ts';
import { away, toStoreError } from './failure.ts';

/** One connection that re-establishes itself. */
export interface Link {
  /** The live connection. Waits briefly for it to come back; rejects with StoreError `store_away`. */
  client(): Promise<Client>;
  /** Is there a live connection now? */
  isUp(): boolean;
  /** Stops using a connection that turned out to be broken. */
  drop(client: Client): void;
  close(): Promise<void>;
}

export interface LinkDeps {
  readonly create: () => Client;
  /** Prepares a new connection for use. A StoreError that waiting cannot cure ends the link for good. */
  readonly prepare: (client: Client) => Promise<void>;
  readonly onDown?: (reason: StoreError) => void;
  /** It does not come back, for a reason that was not reported before. */
  readonly onStillDown?: (reason: StoreError) => void;
  readonly onUp?: () => void;
  /** The link has ended for good. */
  readonly onFatal: (error: StoreError) => void;
}

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;
/** How long a request waits for the connection: a click must be answered within a second. */
const PATIENCE_MS = 400;
const FOR_GOOD = /^store_(in_use|unusable)$/;

/** Opens the first connection; rejects with StoreError when that fails. */
export const openLink = async (deps: LinkDeps): Promise<Link> => {
  let live: Client | undefined;
  /** Why there will be no further connection. */
  let ended: StoreError | undefined;
  let reason = away('connecting');
  let waitMs = FIRST_WAIT_MS;
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Set<(client: Client | undefined) => void>();

  const whyNot = (): StoreError => ended ?? (reason.code === 'store_away' ? reason : away(reason.message));

  const tell = (client: Client | undefined): void => {
    for (const give of [...waiting]) give(client);
  };

  const down = (client: Client, error: unknown): void => {
    if (live !== client) return;
    live = undefined;
    reason = toStoreError(error);
    client.end().catch(() => undefined);
    if (ended) return;
    deps.onDown?.(reason);
    waitMs = FIRST_WAIT_MS;
    timer = setTimeout(again, 0);
  };

  const connect = async (): Promise<void> => {
    const client = deps.create();
    let failure: unknown;
    client.on('error', (error) => {
      failure = error;
      down(client, error);
    });
    client.on('end', () => {
      failure ??= new Error('the server closed the connection');
      down(client, failure);
    });
    try {
      await client.connect();
      await deps.prepare(client);
      if (failure !== undefined) throw toStoreError(failure);
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
    if (ended) {
      client.end().catch(() => undefined);
      return;
    }
    live = client;
    tell(client);
  };

  const again = (): void => {
    connect().then(
      () => {
        if (!ended) deps.onUp?.();
      },
      (error: unknown) => {
        const before = reason.message;
        reason = toStoreError(error);
        if (ended) return;
        if (FOR_GOOD.test(reason.code)) {
          ended = reason;
          tell(undefined);
          deps.onFatal(reason);
          return;
        }
        if (reason.message !== before) deps.onStillDown?.(reason);
        timer = setTimeout(again, waitMs);
        waitMs = Math.min(LONGEST_WAIT_MS, 2 * waitMs);
      },
    );
  };

  await connect().catch((error: unknown) => {
    throw toStoreError(error);
  });

  return {
    client: async () => {
      if (ended) throw ended;
      if (live) return live;
      const found = await new Promise<Client | undefined>((resolve) => {
        const give = (client: Client | undefined): void => {
          clearTimeout(patience);
          waiting.delete(give);
          resolve(client);
        };
        const patience = setTimeout(give, PATIENCE_MS, undefined);
        waiting.add(give);
      });
      if (found) return found;
      throw whyNot();
    },
    isUp: () => live !== undefined,
    drop: (client) => {
      down(client, new Error('the connection broke'));
    },
    close: async () => {
      ended ??= new StoreError('store_closed', 'The database is closed: the connector is stopping.');
      clearTimeout(timer);
      tell(undefined);
      const client = live;
      live = undefined;
      await client?.end().catch(() => undefined);
    },
  };
};
