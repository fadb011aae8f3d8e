import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defined } from '../../src/defined.ts';

/** One step of a scenario: what the call looks like from then on. */
export type CallChange = Readonly<Record<string, unknown>>;

/** The connector's answer to the next click. */
export interface Script {
  /** Status and body of `POST /v1/calls`; a call body is completed by the stand-in. */
  readonly place: { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
  /** Do not answer: the connection breaks after the call has been accepted. */
  readonly breakFirst?: boolean;
}

interface StoredCall {
  readonly id: string;
  readonly key: string;
  version: number;
  fields: Record<string, unknown>;
}

/** A received request, for assertions. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

export interface ConnectorStandIn {
  readonly baseUrl: string;
  readonly seen: readonly SeenRequest[];
  /** Number of calls placed: at most one per key. */
  readonly placed: () => number;
  readonly script: (next: Script) => void;
  /** Adds an incoming call. */
  readonly comeIn: (fields: CallChange) => void;
  /** Changes the newest call. */
  readonly change: (fields: CallChange) => void;
  /** Sets the agent that `GET /v1/agent` returns. */
  readonly agent: (fields: Readonly<Record<string, unknown>>) => void;
  /** While true, every read fails. */
  readonly failReads: (fail: boolean) => void;
  readonly close: () => Promise<void>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readBody = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return isRecord(parsed) ? parsed : {};
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** What a call shows of what was saved about it. */
const noted = ({ result, callBack, ...rest }: Record<string, unknown>): Record<string, unknown> => ({
  ...rest,
  ...defined({
    result: typeof result === 'string' && result !== '' ? { code: result, label: result } : undefined,
    callBack: typeof callBack === 'string' ? { at: callBack } : undefined,
  }),
});

/** Answers like the connector's HTTP API, with scripted calls instead of a MOR. */
export const startConnectorStandIn = async (apiKey: string): Promise<ConnectorStandIn> => {
  const calls: StoredCall[] = [];
  const seen: SeenRequest[] = [];
  let next: Script = { place: { status: 201, body: { state: 'accepted' } } };
  let agent: Readonly<Record<string, unknown>> = {
    mapped: true,
    enabled: true,
    sources: ['101'],
    results: [{ code: 'call_back', labels: { en: 'Call back' } }],
    problems: [],
  };
  let readsFail = false;

  const view = (call: StoredCall): Record<string, unknown> => ({
    ...call.fields,
    id: call.id,
    version: call.version,
    crm: 'sales',
    activity: { state: 'none' },
    timeline: [],
  });

  const place = (request: IncomingMessage, response: ServerResponse, body: Record<string, unknown>): void => {
    const key = String(request.headers['idempotency-key']);
    const known = calls.find((call) => call.key === key);
    if (known !== undefined) {
      send(response, 200, view(known));
      return;
    }
    const { place: answer, breakFirst } = next;
    if (answer.status >= 300) {
      send(response, answer.status, answer.body);
      return;
    }
    const call: StoredCall = {
      id: `call-${calls.length + 1}`,
      key,
      version: 1,
      fields: { user: body.user, record: body.record, createdAt: new Date().toISOString(), ...answer.body },
    };
    calls.push(call);
    if (breakFirst === true) request.socket.destroy();
    else send(response, answer.status, view(call));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://connector');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const header = request.headers['idempotency-key'];
    const key = typeof header === 'string' ? header : undefined;
    seen.push({ method, path: url.pathname + url.search, key, body });
    if (request.headers.authorization !== `Bearer ${apiKey}`) {
      send(response, 401, { code: 'unauthenticated', detail: 'Unknown key.', cure: '', retryable: false });
      return;
    }
    if (method === 'POST' && url.pathname === '/v1/calls') {
      place(request, response, body);
      return;
    }
    if (readsFail) {
      send(response, 503, { code: 'not_ready', detail: 'Starting.', cure: '', retryable: true });
      return;
    }
    if (url.pathname === '/v1/agent') {
      send(response, 200, { user: url.searchParams.get('user'), ...agent });
      return;
    }
    if (url.pathname === '/v1/calls') {
      send(response, 200, { items: calls.map(view).reverse() });
      return;
    }
    const call = calls.find(({ id }) => url.pathname === `/v1/calls/${id}`);
    if (call === undefined) {
      send(response, 404, { code: 'call_not_found', detail: 'No such call.', cure: '', retryable: false });
      return;
    }
    if (method === 'PATCH') {
      call.fields = { ...call.fields, ...noted(body) };
      call.version += 1;
    }
    send(response, 200, view(call));
  };

  const server: Server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      send(response, 500, { code: 'internal', detail: String(error), retryable: true });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}`,
    seen,
    placed: () => calls.length,
    script: (script) => {
      next = script;
    },
    comeIn: (fields) => {
      const id = `call-${calls.length + 1}`;
      calls.push({ id, key: id, version: 1, fields: { createdAt: new Date().toISOString(), ...fields } });
    },
    change: (fields) => {
      const call = calls.at(-1);
      if (call === undefined) throw new Error('there is no call to change');
      call.fields = { ...call.fields, ...fields };
      call.version += 1;
    },
    agent: (fields) => {
      agent = fields;
    },
    failReads: (fail) => {
      readsFail = fail;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};
