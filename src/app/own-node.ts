import { hostname } from 'node:os';
import type { Now, Store } from '../calls/ports.ts';
import { nodeTimers } from '../calls/timers.ts';
import type { Config } from '../config/schema.ts';
import { createNodes } from '../nodes/nodes.ts';
import type { Membership } from '../nodes/nodes.ts';
import type { RuntimeDeps } from './runtime-deps.ts';
import { readVersion } from './version.ts';

/**
 * This process as one of the nodes; undefined where only one service at a time can use the database. `connections`: the
 * revision of the stored connections that it runs with.
 */
export const createOwnNode = (
  store: Store,
  config: Config,
  connections: string,
  { now, log, guest, steady }: Pick<RuntimeDeps, 'now' | 'log' | 'guest'> & { readonly steady: Now },
): Membership | undefined =>
  store.shared &&
  createNodes({
    shared: store.shared,
    store,
    now,
    steady,
    log,
    timers: nodeTimers,
    name: guest === undefined ? `${hostname()}:${config.server.port}` : `${hostname()} (${guest})`,
    version: readVersion(),
    // A guest is gone before anybody could restart it.
    connections: guest === undefined ? connections : null,
  });
