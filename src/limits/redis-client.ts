import { readFileSync } from 'node:fs';
import type { RedisOptions as ClientOptions } from 'ioredis';
import { defined } from '../defined.ts';

/** Where Redis is. The keys `redis` and `redisTls` of the configuration have this shape. */
export interface RedisAddress {
  /** `redis://USER:PASSWORD@HOST:6379/0`, or `rediss://` with TLS. */
  readonly url: string;
  readonly tls?: {
    readonly caFile?: string | undefined;
    readonly certFile?: string | undefined;
    readonly keyFile?: string | undefined;
    readonly rejectUnauthorized?: boolean | undefined;
  };
}

/** Longer than a working Redis ever takes; a click waits this long for one that has gone silent. */
export const ANSWER_MS = 2_000;

const pem = (file: string | undefined, key: string): string | undefined => {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`redisTls.${key} ${file} cannot be read`);
  }
};

const decoded = (text: string): string | undefined => (text === '' ? undefined : decodeURIComponent(text));

const tlsOptions = (tls: NonNullable<RedisAddress['tls']>) =>
  defined({
    ca: pem(tls.caFile, 'caFile'),
    cert: pem(tls.certFile, 'certFile'),
    key: pem(tls.keyFile, 'keyFile'),
    rejectUnauthorized: tls.rejectUnauthorized,
  });

/** Options for one connection and one attempt; reconnecting is decided elsewhere. Throws for a file that cannot be read. */
export const clientOptions = ({ url, tls = {} }: RedisAddress): ClientOptions => {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    port: port === '' ? 6379 : Number(port),
    db: Number(pathname.slice(1)),
    ...defined({ username: decoded(username), password: decoded(password) }),
    ...defined({ tls: protocol === 'rediss:' ? tlsOptions(tls) : undefined }),
    connectTimeout: ANSWER_MS,
    commandTimeout: ANSWER_MS,
    retryStrategy: () => null,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
  };
};

/** The address for pages and logs, without the user and the password. */
export const shownAddress = (url: string): string => {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
};
