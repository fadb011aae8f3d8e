import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A load balancer's idle time is usually 60 s; ours must be longer, or it sends requests to closed connections. */
const KEEP_ALIVE_MS = 65_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Requests that take longer than this during a stop are cut off; the state is in the database anyway. */
const DRAIN_MS = 15_000;
/** Connections without a request that appear only after the stop began would otherwise delay it. */
const IDLE_CHECK_MS = 100;

/** The host in the form that belongs in a URL. */
export const shownHost = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

/** Listening on the address failed; the message says what to do. */
export class ListenError extends Error {}

const LISTEN_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'another program listens there already; stop it, or choose another port with --port, or under server.port of the configuration',
  EACCES: 'this user may not listen at such a low port; choose one from 1024 on in the configuration',
  EADDRNOTAVAIL: 'this machine has no such address; correct the host in the configuration',
};

const listenError = (error: Error, host: string, port: number): ListenError => {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reason = LISTEN_FAULTS[code] ?? error.message;
  return new ListenError(`The connector cannot listen at ${host}:${port}: ${reason}.`, { cause: error });
};

/** Open connections of each server. */
const socketsOf = new WeakMap<Server, Set<Socket>>();

/** Resolves with the port. Rejects with ListenError. */
export const listen = async (server: Server, port: number, host: string): Promise<number> => {
  const sockets = new Set<Socket>();
  socketsOf.set(server, sockets);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await new Promise<void>((done, failed) => {
    server.once('error', (error) => {
      failed(listenError(error, host, port));
    });
    server.listen(port, host, done);
  });
  return (server.address() as AddressInfo).port;
};

/** Finishes requests under way; those that take too long are cut off. */
export const shut = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((done) => {
    server.close(() => {
      done();
    });
  });
  server.closeIdleConnections();
  const idle = setInterval(() => {
    server.closeIdleConnections();
    // Browsers open connections in advance, and Node counts one that never sent anything as busy.
    for (const socket of socketsOf.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  }, IDLE_CHECK_MS);
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, DRAIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
};
