import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../calls/ports.ts';
import type { Config } from '../config/schema.ts';
import { hostGuard } from '../http/host-guard.ts';
import { starting } from '../http/starting.ts';
import { listen, shownHost, shut } from './listen.ts';

/** The addresses that a service listens on. Until they are told what to serve, they answer that it is starting. */
export interface Addresses {
  readonly port: number;
  /** The address of the public API for people, without a trailing slash. */
  readonly publicUrl: string;
  /** Where people open the admin pages, without /admin and without a trailing slash. */
  readonly adminUrl: string;
  /** Whether the admin pages have an address of their own. */
  readonly isAdminApart: boolean;
  /** `admin` serves the admin pages' own address. */
  serve(handlers: { readonly main: RequestListener; readonly admin: RequestListener }): void;
  /** Resolves when requests under way are finished. */
  close(): Promise<void>;
}

export interface AddressesDeps {
  readonly log: Log;
  /** Listen on this port and not the configured one: after a restart the address must stay the same. */
  readonly port?: number;
  /** Answer only requests for these hosts; absent: for any. */
  readonly hosts?: readonly string[];
  /** Takes the requests that belong to it, and returns true for them, also while the service is starting. */
  readonly neighbour?: (req: IncomingMessage, res: ServerResponse) => boolean;
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Rejects, with every address free again, when one cannot be bound. */
export const openAddresses = async (
  { server: { host, port, publicUrl }, admin }: Pick<Config, 'server' | 'admin'>,
  deps: AddressesDeps,
): Promise<Addresses> => {
  let handle = starting(deps.log);
  let handleAdmin = handle;
  const answers = hostGuard(deps.hosts, deps.log);
  const server = createServer((req, res) => {
    if (answers(req, res) && deps.neighbour?.(req, res) !== true) handle(req, res);
  });
  const bound = await listen(server, deps.port ?? port, host);
  const ownServer =
    admin.port === undefined
      ? undefined
      : createServer((req, res) => {
          handleAdmin(req, res);
        });
  const ownPort =
    ownServer &&
    (await listen(ownServer, admin.port ?? 0, admin.host).catch(async (error: unknown) => {
      await shut(server);
      throw error;
    }));

  const url = withoutSlash(publicUrl ?? `http://${shownHost(host)}:${bound}`);
  const adminBase = ownPort === undefined ? url : `http://${shownHost(admin.host)}:${ownPort}`;
  return {
    port: bound,
    publicUrl: url,
    adminUrl: withoutSlash(admin.publicUrl ?? adminBase),
    isAdminApart: ownServer !== undefined,
    serve({ main, admin: adminHandler }) {
      handleAdmin = adminHandler;
      handle = main;
    },
    async close() {
      await Promise.all([shut(server), ...(ownServer ? [shut(ownServer)] : [])]);
    },
  };
};
