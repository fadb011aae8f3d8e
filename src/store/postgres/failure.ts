import { StoreError } from '../../calls/problems.ts';

/** What an operator can do, by the prefix of PostgreSQL's SQLSTATE; the first match counts. */
const CURES: readonly (readonly [string, string])[] = [
  [
    '53100',
    'The disk of the database server is full: free some space; nothing that was acknowledged is lost.',
  ],
  [
    '53300',
    'The server takes no more connections: raise its max_connections, or lower `postgres.connections`.',
  ],
  ['53', 'The database server has run out of memory or disk.'],
  ['25006', 'The server takes no writes (a standby?): name the primary in `database`.'],
  ['28', 'Check user and password in `database`, and the server’s pg_hba.conf.'],
  ['3D000', 'Create the database, or correct its name in `database`.'],
  ['42501', 'Give the user the right to create and use tables in its schema.'],
  ['42P01', 'A table is missing: restore the last backup (`mor-crm-connector restore FILE`).'],
  ['55P03', 'Another process has locked the database for too long: end it, or try again.'],
  ['57014', 'The database took longer than `postgres.statementTimeoutMs`: look for what keeps it busy.'],
  ['57P', 'The database server is stopping or starting.'],
  ['58', 'The database server’s disk failed: look into its log.'],
  ['XX', 'The database server has failed: look into its log.'],
];

/** Node's error codes for a server that cannot be reached or trusted. */
const NETWORK_CURES: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED|ENOENT/, 'Start the database server, or correct host and port in `database`.'],
  [/ENOTFOUND|EAI_AGAIN/, 'Correct the host in `database`, or the name service.'],
  [/CERT|SSL|TLS|certificate/i, 'Correct sslmode and sslrootcert in `database`.'],
];

const stringMember = (value: unknown, key: string): string | undefined => {
  const member: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof member === 'string' && member !== '' ? member : undefined;
};

/** The five-character SQLSTATE; undefined when the error did not come from the server. */
const sqlStateOf = (thrown: unknown): string | undefined => {
  const code = stringMember(thrown, 'code');
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) && stringMember(thrown, 'severity') !== undefined
    ? code
    : undefined;
};

/** The server did not answer, so nobody knows what became of what was sent. */
class LostConnection extends Error {}

/** Distinguishes a refusal by the server from no answer at all. */
export const asLost = (thrown: unknown): unknown => {
  const state = sqlStateOf(thrown);
  if (state !== undefined && !/^(08|57P|25P03)/.test(state)) return thrown;
  return new LostConnection(toStoreError(thrown).message, { cause: thrown });
};

export const isLost = (thrown: unknown): boolean => thrown instanceof LostConnection;

export const away = (reason: string): StoreError =>
  new StoreError(
    'store_away',
    `The database server does not answer (${reason}). It is tried again by itself.`,
  );

export const uncertain = (): StoreError =>
  new StoreError(
    'store_uncertain',
    'The connection to the database broke while this was being written. Check whether it is there before you try again.',
  );

/** Anything that was thrown, with the operator's cure where one is known. */
export const toStoreError = (thrown: unknown): StoreError => {
  if (thrown instanceof StoreError) return thrown;
  if (thrown instanceof LostConnection) return new StoreError('store_away', thrown.message);
  if (thrown instanceof TypeError) return new StoreError('store_unusable', thrown.message);
  const message = stringMember(thrown, 'message') ?? stringMember(thrown, 'code') ?? String(thrown);
  const state = sqlStateOf(thrown);
  if (state === undefined) {
    const text = `${stringMember(thrown, 'code') ?? ''} ${message}`;
    const cure = NETWORK_CURES.find(([pattern]) => pattern.test(text))?.[1];
    return cure === undefined ? away(message) : new StoreError('store_away', `${message}. ${cure}`);
  }
  const cure = CURES.find(([start]) => state.startsWith(start))?.[1];
  return new StoreError(`POSTGRES_${state}`, cure === undefined ? message : `${message}. ${cure}`);
};
