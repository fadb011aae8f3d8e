import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type CrmMood = 'well' | 'away' | 'slow' | 'forgetful';

/** A call that came in, as the CRM was told. */
export interface IncomingLog {
  readonly from: string;
  readonly outcome: string;
  /** Of the messages about its end. */
  readonly ids: Set<string>;
}

/** A CRM that upserts each ended call under its id. */
export interface MoodyCrm {
  readonly url: string;
  /** Activity ids by call id. */
  readonly activities: ReadonlyMap<string, ReadonlySet<string>>;
  /** Calls that came in, by call id. */
  readonly incoming: ReadonlyMap<string, IncomingLog>;
  /** Tasks to call back, by the caller's number. */
  readonly tasks: ReadonlyMap<string, ReadonlySet<string>>;
  /** `forgetful`: it commits, then resets the connection. */
  mood: CrmMood;
  close(): Promise<void>;
}

const SLOW_MS = 3_000;

interface Message {
  readonly type: string;
  readonly data: {
    readonly call: string;
    readonly direction?: string;
    readonly from?: string;
    readonly outcome?: string;
  };
}

export const startMoodyCrm = async (): Promise<MoodyCrm> => {
  const activities = new Map<string, Set<string>>();
  const incoming = new Map<string, IncomingLog>();
  const tasks = new Map<string, Set<string>>();
  const commit = ({ type, data }: Message, id: string): void => {
    const { call, direction, from = '', outcome = '' } = data;
    if (type === 'task.call_back') tasks.set(from, (tasks.get(from) ?? new Set()).add(call));
    if (type !== 'call.ended') return;
    if (direction === 'inbound')
      incoming.set(call, { from, outcome, ids: (incoming.get(call)?.ids ?? new Set()).add(id) });
    else activities.set(call, (activities.get(call) ?? new Set()).add(id));
  };
  const server = createServer((req, res) => {
    if (crm.mood === 'away') {
      req.socket.resetAndDestroy();
      return;
    }
    let text = '';
    req.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    req.on('end', () => {
      commit(JSON.parse(text) as Message, String(req.headers['webhook-id']));
      if (crm.mood === 'forgetful') req.socket.resetAndDestroy();
      else setTimeout(() => res.writeHead(204).end(), crm.mood === 'slow' ? SLOW_MS : 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const crm: MoodyCrm = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/calls`,
    activities,
    incoming,
    tasks,
    mood: 'well',
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return crm;
};
