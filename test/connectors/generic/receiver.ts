import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { defined } from '../../../src/defined.ts';
import type { StoredActivity, StoredTask, WriteFault } from '../../contracts/connector-harness.ts';

export const SECRET = 'a receiver secret of some length';

const message = z.object({
  type: z.enum(['call.ended', 'call.noted', 'call.ringing', 'task.call_back']),
  timestamp: z.string(),
  data: z.looseObject({ call: z.string(), subject: z.string().default(''), notes: z.string().optional() }),
});

const callBack = z.looseObject({
  call: z.string(),
  subject: z.string(),
  state: z.enum(['open', 'done']),
  count: z.number(),
  dueOn: z.string(),
  owner: z.string().optional(),
  record: z.object({ type: z.string(), id: z.string() }).optional(),
});

export interface Received {
  readonly id: string;
  readonly message: z.infer<typeof message>;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const textHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join() : (value ?? ''),
    ]),
  );

const FAULT_REPLIES: Record<Exclude<WriteFault, 'commit_then_timeout'>, Reply> = {
  unavailable: { status: 503 },
  rate_limited: { status: 429, headers: { 'retry-after': '7' } },
  denied: { status: 401, body: '{"error":"bad signature"}' },
};

/** A third-party web application: verifies each message with the reference package and stores one entry per call. */
export const startReceiver = async () => {
  const received: Received[] = [];
  const kept = new Map<string, StoredActivity>();
  const tasks = new Map<string, StoredTask & { readonly count: number }>();
  const faults: WriteFault[] = [];
  const hanging: ServerResponse[] = [];
  let down = false;
  let reply: Reply | undefined;

  const keepTask = (data: z.infer<typeof callBack>): { id: string; closed?: true } => {
    const id = `task-${data.call}`;
    const before = tasks.get(id);
    if (data.state === 'done' && before === undefined) return { id };
    if (before?.isOpen === false) return { id, closed: true };
    const { owner: user, record, dueOn, count, state } = data;
    const isNewer = count >= (before?.count ?? 0);
    const subject = isNewer ? data.subject : (before?.subject ?? data.subject);
    tasks.set(id, {
      id,
      notes: '',
      dueOn,
      subject,
      isOpen: state === 'open',
      count,
      ...defined({ user, record }),
    });
    return { id };
  };

  const keep = ({ message: { type, data } }: Received): { id: string; closed?: true } => {
    if (type === 'task.call_back') return keepTask(callBack.parse(data));
    const id = `kept-${data.call}`;
    const before = kept.get(id);
    kept.set(id, { id, subject: before?.subject ?? data.subject, notes: data.notes ?? '' });
    return { id };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (down) {
      request.socket.destroy();
      return;
    }
    const body = await bodyOf(request);
    const send = ({ status, headers, body: text }: Reply): void => {
      response.writeHead(status, headers).end(text);
    };
    if (request.method !== 'POST') {
      send({ status: 405 });
      return;
    }
    const headers = textHeaders(request);
    const verified = new Webhook(SECRET, { format: 'raw' }).verify(body, headers);
    const entry: Received = { id: headers['webhook-id'] ?? '', message: message.parse(verified) };
    received.push(entry);
    const fault = faults.shift();
    if (fault === 'commit_then_timeout') {
      keep(entry);
      hanging.push(response);
      return;
    }
    if (fault !== undefined) send(FAULT_REPLIES[fault]);
    else if (reply !== undefined) send(reply);
    else
      send({
        status: 201,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(keep(entry)),
      });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(400).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/calls`,
    received,
    kept,
    tasks,
    failNext: (fault: WriteFault, times = 1): void => {
      for (let i = 0; i < times; i++) faults.push(fault);
    },
    replyWith: (next: Reply): void => {
      reply = next;
    },
    setDown: (value: boolean): void => {
      down = value;
    },
    close: async (): Promise<void> => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
    },
  };
};
