import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { ForeignChange, Store } from '../../calls/ports.ts';
import { StoreError } from '../../calls/problems.ts';
import { defined } from '../../defined.ts';
import { operationOf } from '../operations/index.ts';
import type { Answer, Request } from '../protocol.ts';
import { createSharedStore } from '../shared-store.ts';
import { createStore } from '../store.ts';
import type { Engine, StoreDeps } from '../store.ts';
import { CHANNEL, announcing, createChangeReader } from './changes.ts';
import type { ChangeReader } from './changes.ts';
import { claimDatabase } from './claim.ts';
import { away, toStoreError } from './failure.ts';
import { openLink } from './link.ts';
import type { Link } from './link.ts';
import { assertMayGoOn, identityOf, migratePostgres } from './migrate.ts';
import { POSTGRES_MIGRATIONS } from './schema.ts';
import { createClient, placeOf, setUpSession } from './server.ts';
import type { PostgresOptions } from './server.ts';
import { createWriter, readOn } from './writer.ts';

/** A service that is being restarted may take this long to close its connections. */
const RESTART_MS = 1_000;
/** The health check must be answered within a second. */
const PING_MS = 900;

/** Tables that hold replaceable secrets. Rewriting such a table leaves no trace of the old values. */
const WITH_SECRETS = ['settings', 'records', 'mappings', 'audit'];

const withPlace = (place: string, error: unknown): StoreError => {
  const { code, message } = toStoreError(error);
  return new StoreError(code, `The database ${place} cannot be used: ${message}`);
};

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

/** A connection of its own for a task without a time limit. */
const withClient = async <T>(create: () => Client, task: (client: Client) => Promise<T>): Promise<T> => {
  const client = create();
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await task(client);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
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
  const place = placeOf(database);
  const session = { ...options, isService };
  const create = (): Client => createClient(database, options);
  let closing: Promise<void> | undefined;
  let version = 0;
  let changes: ChangeReader | undefined;
  const listeners: ((version: number) => void)[] = [];
  const tellVersion = (): void => {
    // Until this process has caught up with the changes of others, its caches must be allowed to expire.
    if (changes?.isBehind()) return;
    for (const listener of listeners) listener(version);
  };
  const foreign: ((change?: ForeignChange) => void)[] = [];
  const tellForeign = (change: ForeignChange | undefined): void => {
    if (change === undefined || change.kinds.has('mappings')) {
      version += 1;
      for (const listener of listeners) listener(version);
    }
    for (const listener of foreign) listener(change);
  };
  const onFatal = (error: StoreError): void => {
    const failure = withPlace(place, error);
    log.error({ code: failure.code }, failure.message);
    deps.onCrash?.(failure);
  };

  const patient = (): Client => createClient(database, { ...options, statementTimeoutMs: 0 });
  const migrate = async (): Promise<void> => {
    const versions = await withClient(patient, (client) =>
      migratePostgres(client, POSTGRES_MIGRATIONS, now()),
    );
    if (versions.length > 0) log.info({ place, versions }, 'database schema brought up to date');
  };
  const knows = POSTGRES_MIGRATIONS.at(-1)?.version ?? 0;
  let migrated: Promise<void> | undefined;
  let born: number | undefined;
  const links: Link[] = [];
  const prepareWriter = async (client: Client): Promise<void> => {
    await setUpSession(client, session);
    if (isService) {
      const waitMs = migrated ? 2 * options.connectTimeoutMs : RESTART_MS;
      await claimDatabase(client, { isAlone, knows, waitMs });
    }
    if (born !== undefined)
      await assertMayGoOn(client, POSTGRES_MIGRATIONS, { born, newestChange: changes?.last() ?? 0 });
    await (migrated ??= migrate());
    born ??= (await identityOf(client)).born;
    client.on('notification', () => {
      changes?.look();
    });
    await client.query(`LISTEN ${CHANNEL}`);
  };
  let writing: Link;
  try {
    writing = await openLink({
      create,
      prepare: prepareWriter,
      onFatal,
      onDown: (reason) => {
        log.error({ code: reason.code, place }, `the connection to the database is lost: ${reason.message}`);
      },
      onStillDown: (reason) => {
        log.error({ code: reason.code, place }, `the database still cannot be used: ${reason.message}`);
      },
      onUp: () => {
        log.info({ place }, 'the connection to the database is back');
        changes?.look();
      },
    });
    links.push(writing);
    for (let at = 1; at < options.connections; at += 1) {
      const prepare = (client: Client): Promise<void> => setUpSession(client, session);
      links.push(await openLink({ create, prepare, onFatal }));
    }
  } catch (error) {
    await Promise.all(links.map((link) => link.close()));
    throw withPlace(place, error);
  }

  const writer = createWriter({
    link: writing,
    also: announcing(origin),
    onAnswer: tellVersion,
  });
  const readers = links.slice(1);
  const busy = new Map(readers.map((link) => [link, 0]));
  const reading = new Set<Promise<unknown>>();
  let lastId = 0;

  const read = async (request: Request) => {
    // After an outage the readers come back one after the other.
    const up = readers.filter((link) => link.isUp());
    const link = (up.length > 0 ? up : readers).reduce((a, b) =>
      (busy.get(b) ?? 0) < (busy.get(a) ?? 0) ? b : a,
    );
    busy.set(link, (busy.get(link) ?? 0) + 1);
    const answer = await readOn(link, request);
    busy.set(link, (busy.get(link) ?? 0) - 1);
    return answer;
  };

  const run: Engine['run'] = async (name, args) => {
    if (closing) throw new StoreError('store_closed', 'The database is closed: the connector is stopping.');
    lastId += 1;
    const request = { id: lastId, name, args } as Request;
    const asked = operationOf(name).kind === 'read' ? read(request) : writer.run(request);
    reading.add(asked);
    return valueOf(await asked.finally(() => reading.delete(asked))) as never;
  };

  const valueOf = (answer: Answer): unknown => {
    if (answer.ok) return answer.value;
    throw new StoreError(answer.failure.code, answer.failure.message);
  };

  const rehearse: NonNullable<Engine['rehearse']> = async (works) => {
    const answers = await writer.rehearse(works.map((work) => ({ ...work, id: (lastId += 1) })));
    return answers.map(valueOf);
  };

  const from = await run('newestChange', null);
  const reader = (changes = createChangeReader({
    origin,
    from,
    tell: tellForeign,
    read: (args) => run('listChanges', args),
  }));
  reader.look();
  const engine: Engine = {
    run,
    rehearse,
    onForeignWrite: (listener) => {
      foreign.push(listener);
    },
    onDataVersion: (listener) => {
      listeners.push(listener);
    },
    scrub: () =>
      withClient(patient, async (client) => {
        await client.query(`VACUUM (FULL) ${WITH_SECRETS.join(', ')}`);
      }),
    // A click both writes and reads, over separate connections, so check both.
    ping: () => withinPing(Promise.all([run('heartbeat', now()), run('newestChange', null)])),
    close: () =>
      (closing ??= (async () => {
        await reader.idle();
        await Promise.allSettled(reading);
        await writer.idle();
        await Promise.all(links.map((link) => link.close()));
      })()),
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
