import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { API_KEY } from '../../helpers/app.ts';

/** A CRM that accepts ended calls and upserts each under its id. */
export interface TinyCrm {
  /** The entry of `crms` that writes to it. */
  readonly config: Record<string, unknown>;
  /** The bodies sent about each call. */
  activities(): ReadonlyMap<string, readonly string[]>;
  close(): Promise<void>;
}

export const startTinyCrm = async (): Promise<TinyCrm> => {
  const activities = new Map<string, string[]>();
  const server = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    req.on('end', () => {
      const { data } = JSON.parse(text) as { data: { call: string } };
      activities.set(data.call, [...(activities.get(data.call) ?? []), text]);
      res.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    config: {
      id: 'site',
      type: 'generic',
      apiKeys: [API_KEY],
      activity: { url: `http://127.0.0.1:${port}/calls`, secret: randomBytes(24).toString('base64') },
    },
    activities: () => activities,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
