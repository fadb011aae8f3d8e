import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** The connection between a node and the database. */
export interface Proxy {
  readonly port: number;
  /** `dropped`: connections stay open and nothing gets through. `closed`: they break, and new ones are refused. */
  set(state: 'open' | 'dropped' | 'closed'): void;
  close(): Promise<void>;
}

export const startProxy = async (target: number): Promise<Proxy> => {
  let state: 'open' | 'dropped' | 'closed' = 'open';
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const pass = (from: Socket, to: Socket): void => {
    // Dropped data is gone, as packets are: a connection that has lost some is no longer usable.
    let isHurt = false;
    from.on('data', (part) => {
      isHurt ||= state === 'dropped';
      if (!isHurt) to.write(part);
    });
    from.on('close', () => to.destroy());
  };
  const server = createServer((client) => {
    if (state === 'closed') {
      client.destroy();
      return;
    }
    const onward = connect(target, '127.0.0.1');
    keep(client);
    keep(onward);
    pass(client, onward);
    pass(onward, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      state = next;
      // Packets that arrive after the cut end the connections that it damaged.
      if (next !== 'dropped') for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
