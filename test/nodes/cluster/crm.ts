import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A CRM that takes ended calls, and upserts each under its id. */
export interface TinyCrm {
  readonly url: string;
  /** Ids of the calls that have an activity. */
  activities(): ReadonlySet<string>;
  close(): Promise<void>;
}

export const startTinyCrm = async (): Promise<TinyCrm> => {
  const activities = new Set<string>();
  const server = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    req.on('end', () => {
      const { data } = JSON.parse(text) as { data: { call: string } };
      activities.add(data.call);
      res.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/calls`,
    activities: () => activities,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
