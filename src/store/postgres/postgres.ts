import { randomUUID } from 'node:crypto';
import type { Store } from '../../calls/ports.ts';
import { StoreError } from '../../calls/problems.ts';
import { defined } from '../../defined.ts';
import { operationOf } from '../operations/index.ts';
import type { Answer, Request } from '../protocol.ts';
import { createSharedStore } from '../shared-store.ts';
import { createStore } from '../store.ts';
import type { Engine, StoreDeps } from '../store.ts';
import { announcing, createChangeReader } from './changes.ts';
import type { ChangeReader } from './changes.ts';
import { away } from './failure.ts';
import { openLinks, withClient } from './links.ts';
import { createListeners } from './listeners.ts';
import { createReaders } from './readers.ts';
import type { PostgresOptions } from './server.ts';
import { createWriter } from './writer.ts';

/** The health check must be answered within a second. */
const PING_MS = 900;

/** Tables that hold replaceable secrets. Rewriting such a table leaves no trace of the old values. */
const WITH_SECRETS = ['settings', 'records', 'mappings', 'audit'];

const withinPing = async (pong: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(away(`no answer within ${PING_MS} ms`));
    }, PING_MS);
  });
  try {
    await Promise.race([pong, late]);
  } finally {
    clearTimeout(timer);
  }
};

const valueOf = (answer: Answer): unknown => {
  if (answer.ok) return answer.value;
  throw new StoreError(answer.failure.code, answer.failure.message);
};

/**
 * Opens (and creates or migrates the tables of) a PostgreSQL database. Rejects with StoreError when it cannot be reached or used,
 * and for a service when another service uses it.
 *
 * One connection writes: all waiting requests become one transaction, mostly in one round trip. The others read. A broken
 * connection is re-established, and a write that was under way is looked up before it is repeated.
 */
export const openPostgresStore = async (
  database: string,
  options: PostgresOptions,
  deps: StoreDeps,
): Promise<Store> => {
  const { now, log, isService = false, isAlone = false } = deps;
  const origin = randomUUID();
  const listeners = createListeners();
  let changes: ChangeReader | undefined;
  const links = await openLinks(database, options, {
    now,
    log,
    isService,
    isAlone,
    onNews: () => {
      changes?.look();
    },
    newestChange: () => changes?.last() ?? 0,
    onFatal: (error) => deps.onCrash?.(error),
  });

  const read = createReaders(links.reading);
  const writer = createWriter({
    link: links.writing,
    also: announcing(origin),
    onAnswer: () => {
      // Until this process has caught up with the changes of others, its caches must be allowed to expire.
      if (!changes?.isBehind()) listeners.tellVersion();
    },
  });
  const underWay = new Set<Promise<unknown>>();
  let lastId = 0;
  let closing: Promise<void> | undefined;

  const run: Engine['run'] = async (name, args) => {
    if (closing) throw new StoreError('store_closed', 'The database is closed: the connector is stopping.');
    lastId += 1;
    const request = { id: lastId, name, args } as Request;
    const asked = operationOf(name).kind === 'read' ? read(request) : writer.run(request);
    underWay.add(asked);
    return valueOf(await asked.finally(() => underWay.delete(asked))) as never;
  };

  const from = await run('newestChange', null);
  const reader = (changes = createChangeReader({
    origin,
    from,
    tell: listeners.tellForeign,
    read: (args) => run('listChanges', args),
  }));
  reader.look();

  const close = async (): Promise<void> => {
    await reader.idle();
    await Promise.allSettled(underWay);
    await writer.idle();
    await links.close();
  };
  const engine: Engine = {
    run,
    rehearse: async (works) => {
      const answers = await writer.rehearse(works.map((work) => ({ ...work, id: (lastId += 1) })));
      return answers.map(valueOf);
    },
    onForeignWrite: listeners.onForeignWrite,
    onDataVersion: listeners.onDataVersion,
    scrub: () =>
      withClient(database, options, async (client) => {
        await client.query(`VACUUM (FULL) ${WITH_SECRETS.join(', ')}`);
      }),
    // A click both writes and reads, over separate connections, so check both.
    ping: () => withinPing(Promise.all([run('heartbeat', now()), run('newestChange', null)])),
    close: () => (closing ??= close()),
  };
  return {
    ...createStore(engine, now),
    ...defined({
      shared: isService
        ? createSharedStore(engine, (newest) => {
            reader.look(newest);
          })
        : undefined,
    }),
  };
};
