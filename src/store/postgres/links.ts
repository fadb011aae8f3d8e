import type { Client } from 'pg';
import type { Log, Now } from '../../calls/ports.ts';
import { StoreError } from '../../calls/problems.ts';
import { CHANNEL } from './changes.ts';
import { claimDatabase } from './claim.ts';
import { toStoreError } from './failure.ts';
import { openLink } from './link.ts';
import type { Link } from './link.ts';
import { assertMayGoOn, identityOf, migratePostgres } from './migrate.ts';
import { POSTGRES_MIGRATIONS } from './schema.ts';
import { createClient, placeOf, setUpSession } from './server.ts';
import type { PostgresOptions } from './server.ts';

/** A service that is being restarted may take this long to close its connections. */
const RESTART_MS = 1_000;
const NEWEST_VERSION = POSTGRES_MIGRATIONS.at(-1)?.version ?? 0;

/** A connection of its own for a task without a time limit. */
export const withClient = async <T>(
  database: string,
  options: PostgresOptions,
  task: (client: Client) => Promise<T>,
): Promise<T> => {
  const client = createClient(database, { ...options, statementTimeoutMs: 0 });
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

export interface LinksDeps {
  readonly now: Now;
  readonly log: Log;
  readonly isService: boolean;
  readonly isAlone: boolean;
  /** Other processes may have written: the server said so, or the connection was away for a while. */
  readonly onNews: () => void;
  /** Number of the newest change that this process has read. */
  readonly newestChange: () => number;
  /** The connections have ended for good. */
  readonly onFatal: (error: StoreError) => void;
}

export interface Links {
  readonly writing: Link;
  readonly reading: readonly Link[];
  close(): Promise<void>;
}

/**
 * Opens all connections to a database: claims it, migrates it over the writing one and listens there for changes of other
 * processes. Rejects with StoreError, and closes what was open, when one of these fails.
 */
export const openLinks = async (
  database: string,
  options: PostgresOptions,
  deps: LinksDeps,
): Promise<Links> => {
  const { now, log, isService, isAlone, onNews, newestChange } = deps;
  const place = placeOf(database);
  const links: Link[] = [];
  const withPlace = (error: unknown): StoreError => {
    const { code, message } = toStoreError(error);
    return new StoreError(code, `The database ${place} cannot be used: ${message}`);
  };
  const onFatal = (error: StoreError): void => {
    const failure = withPlace(error);
    log.error({ code: failure.code }, failure.message);
    deps.onFatal(failure);
  };
  const create = (): Client => createClient(database, options);
  const prepare = (client: Client): Promise<void> => setUpSession(client, { ...options, isService });

  const migrate = async (): Promise<void> => {
    const versions = await withClient(database, options, (client) =>
      migratePostgres(client, POSTGRES_MIGRATIONS, now()),
    );
    if (versions.length > 0) log.info({ place, versions }, 'database schema brought up to date');
  };
  let migrated: Promise<void> | undefined;
  let born: number | undefined;
  const prepareWriter = async (client: Client): Promise<void> => {
    await prepare(client);
    if (isService) {
      const waitMs = migrated ? 2 * options.connectTimeoutMs : RESTART_MS;
      await claimDatabase(client, { isAlone, knows: NEWEST_VERSION, waitMs });
    }
    if (born !== undefined)
      await assertMayGoOn(client, POSTGRES_MIGRATIONS, { born, newestChange: newestChange() });
    await (migrated ??= migrate());
    born ??= (await identityOf(client)).born;
    client.on('notification', onNews);
    await client.query(`LISTEN ${CHANNEL}`);
  };

  const openWriter = (): Promise<Link> =>
    openLink({
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
        onNews();
      },
    });

  const close = async (): Promise<void> => {
    await Promise.all(links.map((link) => link.close()));
  };
  try {
    const writing = await openWriter();
    links.push(writing);
    // News is read over these. What came while only the writing one was back could not be read.
    while (links.length < options.connections)
      links.push(await openLink({ create, prepare, onFatal, onUp: onNews }));
    return { writing, reading: links.slice(1), close };
  } catch (error) {
    await close();
    throw withPlace(error);
  }
};
