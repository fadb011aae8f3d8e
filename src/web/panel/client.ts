import { ApiError, asApiError, readProblem } from '../shared/problem.ts';
import { NoIdentity } from './host.ts';
import type { Host } from './host.ts';
import type { Agent, Call, CallInput, CallPage, Listener, Preview, Report } from './types.ts';

/** What an agent writes down about a call. */
export interface Given {
  readonly notes: string;
  readonly result: string;
  readonly callBack?: string | null;
}

export interface ReportQuery {
  /** The first and the last day, such as 2026-11-29. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly group: 'day' | 'result';
}

/** Which calls an agent looks for; empty: all. */
export interface CallQuery {
  readonly search: string;
  readonly direction: string;
  readonly outcome: string;
  readonly result: string;
  readonly minSeconds: string;
  readonly sort: string;
  readonly from: string;
  readonly to: string;
}

/** The public API, for the agent's browser. All methods reject with ApiError or NoIdentity. */
export interface Client {
  agent(): Promise<Agent>;
  recent(): Promise<readonly Call[]>;
  /** This agent's own calls, page by page. */
  find(query: CallQuery, cursor?: string): Promise<CallPage>;
  /** The same as a file, with times in that zone. */
  findAsCsv(query: CallQuery, zone: string): Promise<Blob>;
  /** One key per click; the same key never dials twice. */
  place(input: CallInput, key: string): Promise<Call>;
  /** All numbers of a field with several, the default first; empty: it has one or none. */
  choices(input: CallInput): Promise<readonly string[]>;
  /** `callBack`: when to call again; null: not. */
  note(id: string, given: Given): Promise<Call>;
  /** The calls after which this agent wants to call again, the soonest first. */
  callBacks(): Promise<readonly Call[]>;
  /** The agent has called again, or will not. */
  callBackDone(id: string): Promise<Call>;
  /** Says who the caller is. */
  choose(id: string, record: { readonly type: string; readonly id: string }): Promise<Call>;
  /** Whether the other party agreed to be recorded. */
  consent(id: string, given: boolean): Promise<Call>;
  /** The audio of its recording. */
  recording(id: string): Promise<Blob>;
  /** This agent's own calls of a period, counted. */
  report(query: ReportQuery): Promise<Report>;
  /** Who has listened to it, the newest first. */
  listeners(id: string): Promise<readonly Listener[]>;
  hangUp(id: string): Promise<void>;
  openStream(signal: AbortSignal): Promise<Response>;
}

const RECENT = 10;
const FOUND = 20;

interface Init {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export const createClient = (host: Host): Client => {
  let token: Promise<string> | undefined;

  const send = async (path: string, init: Init = {}): Promise<Response> => {
    token ??= host.token();
    const used = token;
    let text: string;
    try {
      text = await used;
    } catch (error) {
      if (token === used) token = undefined;
      throw error;
    }
    return fetch(`/v1/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${text}` },
    });
  };

  /** An expired token is replaced once, and the request sent again, because it was not executed. */
  const request = async (path: string, init: Init = {}): Promise<Response> => {
    try {
      let response = await send(path, init);
      if (response.status === 401) {
        token = undefined;
        response = await send(path, init);
      }
      if (!response.ok) throw await readProblem(response);
      return response;
    } catch (error) {
      if (error instanceof NoIdentity || error instanceof ApiError) throw error;
      if (init.signal?.aborted) throw error;
      throw asApiError(error);
    }
  };
  /** The answer comes from the connector that served this page, so its shape is known. */
  const json = async <Answer>(path: string, init?: Init): Promise<Answer> =>
    (await (await request(path, init)).json()) as Answer;
  const body = (method: string, value: object, headers: Record<string, string> = {}): Init => ({
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  });
  const given = (query: object): string =>
    new URLSearchParams(
      Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])),
    ).toString();
  const callPath = (id: string): string => `calls/${encodeURIComponent(id)}`;

  return {
    agent: () => json('agent'),
    recent: async () => (await json<CallPage>(`calls?limit=${RECENT}`)).items,
    find: (query, cursor) => json(`calls?${given({ ...query, cursor, limit: String(FOUND) })}`),
    findAsCsv: async (query, zone) => (await request(`calls/export.csv?${given({ ...query, zone })}`)).blob(),
    place: (input, key) => json('calls', body('POST', input, { 'idempotency-key': key })),
    async choices(input) {
      const found = await json<Preview>('calls/preview', body('POST', input));
      return found.number?.choices ?? [];
    },
    note: (id, given) => json(callPath(id), body('PATCH', given)),
    callBacks: async () => (await json<CallPage>('call-backs')).items,
    callBackDone: (id) => json(callPath(id), body('PATCH', { callBack: null })),
    choose: (id, record) => json(callPath(id), body('PATCH', { record })),
    consent: (id, consent) => json(callPath(id), body('PATCH', { consent })),
    recording: async (id) => (await request(`${callPath(id)}/recording`)).blob(),
    report: (query) => json(`reports?${new URLSearchParams({ ...query }).toString()}`),
    listeners: async (id) => (await json<{ items: Listener[] }>(`${callPath(id)}/listeners`)).items,
    async hangUp(id) {
      await request(`${callPath(id)}/hangup`, body('POST', {}));
    },
    openStream: (signal) => request('stream', { signal }),
  };
};
