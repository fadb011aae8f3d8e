import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type CrmMood = 'well' | 'away' | 'slow' | 'forgetful';

/** A CRM that upserts each ended call under its id. */
export interface MoodyCrm {
  readonly url: string;
  /** Activity ids by call id. */
  readonly activities: ReadonlyMap<string, ReadonlySet<string>>;
  /** `forgetful`: it commits, then resets the connection. */
  mood: CrmMood;
  close(): Promise<void>;
}

const SLOW_MS = 3_000;

export const startMoodyCrm = async (): Promise<MoodyCrm> => {
  const activities = new Map<string, Set<string>>();
  const server = createServer((req, res) => {
    if (crm.mood === 'away') {
      req.socket.resetAndDestroy();
      return;
    }
    let text = '';
    req.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    req.on('end', () => {
      const { data } = JSON.parse(text) as { data: { call: string } };
      const ids = activities.get(data.call) ?? new Set();
      activities.set(data.call, ids.add(String(req.headers['webhook-id'])));
      if (crm.mood === 'forgetful') req.socket.resetAndDestroy();
      else setTimeout(() => res.writeHead(204).end(), crm.mood === 'slow' ? SLOW_MS : 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const crm: MoodyCrm = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/calls`,
    activities,
    mood: 'well',
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return crm;
};
