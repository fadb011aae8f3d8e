import { defined } from '../../src/defined.ts';
import { createSetupStandIn } from './setup-stand-in.ts';

/** Address and key of the connector: in an org, the Named and the External Credential. */
export interface ConnectorAddress {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** A record of the fake org. */
export interface FakeRecord {
  readonly type: string;
  readonly name: string;
  readonly doNotCall?: boolean;
  readonly callRelated: boolean;
  readonly telephones: readonly { readonly field: string; readonly label: string; readonly value: string }[];
}

type Json = Record<string, unknown>;
export type ApexMethod = (userId: string, params: Json) => Promise<unknown>;

interface Answer {
  readonly status: number;
  readonly body: Json;
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const CALL_FIELDS = [
  'id',
  'version',
  'state',
  'outcome',
  'contactName',
  'destination',
  'createdAt',
  'answeredAt',
  'endedAt',
  'talkSeconds',
  'notes',
  'refusal',
];

const items = (listed: unknown): readonly Json[] => (Array.isArray(listed) ? listed.filter(isJson) : []);

/** Mirrors MorIncoming. */
const incomingOf = (call: Json): Json | undefined =>
  call.direction !== 'inbound'
    ? undefined
    : {
        caller: call.from,
        did: call.did,
        lookUp: call.lookUp,
        more: call.more === true,
        matches: items(call.matches).map(({ id, name }) => ({ recordId: id, name })),
        createTypes: items(call.create).map(({ type }) => type),
        ringing: items(call.agents).map(({ user, name, answeredAt, stoppedAt }) => ({
          userId: user,
          name,
          answeredAt,
          stoppedAt,
        })),
      };

/** Mirrors MorCallView: only what a page may know. */
const callView = (call: Json): Json => ({
  ...Object.fromEntries(CALL_FIELDS.map((name) => [name, call[name]])),
  recordId: isJson(call.record) ? call.record.id : undefined,
  recordingState: isJson(call.recording) ? call.recording.state : undefined,
  resultCode: isJson(call.result) ? call.result.code : undefined,
  resultLabel: isJson(call.result) ? call.result.label : undefined,
  callBackAt: isJson(call.callBack) ? call.callBack.at : undefined,
  incoming: incomingOf(call),
});

/** Mirrors MorConnectorClient: an answer without a code is uncertain. */
const problemOf = ({ status, body }: Answer): Json | undefined => {
  if (status >= 200 && status < 300) return undefined;
  return typeof body.code === 'string'
    ? {
        code: body.code,
        detail: body.detail,
        cure: body.cure,
        rule: body.rule,
        retryable: body.retryable === true,
        uncertain: body.code === 'internal',
      }
    : { code: 'connector_unreachable', detail: `HTTP ${status}`, cure: '', retryable: true, uncertain: true };
};

/**
 * The package's Apex controllers, re-enacted over the connector's HTTP API for pages that run outside an org.
 * Apex itself cannot be executed here, but the requests and answers are the same.
 */
export const createApexStandIn = (
  connector: ConnectorAddress,
  records: Readonly<Record<string, FakeRecord>>,
): ReadonlyMap<string, ApexMethod> => {
  const ask = async (
    method: string,
    path: string,
    body?: Json,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    try {
      const response = await fetch(connector.baseUrl + path, {
        method,
        headers: {
          authorization: `Bearer ${connector.apiKey}`,
          'content-type': 'application/json',
          ...headers,
        },
        ...defined({ body: body === undefined ? undefined : JSON.stringify(body) }),
      });
      const parsed: unknown = await response.json();
      return { status: response.status, body: isJson(parsed) ? parsed : {} };
    } catch {
      return { status: 0, body: {} };
    }
  };
  const callReply = (answer: Answer): Json => {
    const problem = problemOf(answer);
    return { problem, call: problem === undefined ? callView(answer.body) : undefined, nowMs: Date.now() };
  };
  const target = (recordId: string): Json | null => {
    const record = records[recordId];
    return record === undefined ? null : { doNotCall: false, ...record, recordId };
  };
  const agentReply = async (userId: string): Promise<Json> => {
    const answer = await ask('GET', `/v1/agent?user=${userId}`);
    const problem = problemOf(answer);
    const results = items(answer.body.results).map(({ code, labels, outcome }) => ({
      code,
      outcome,
      label: isJson(labels) ? labels.en : code,
    }));
    const inbound = isJson(answer.body.inbound) ? answer.body.inbound : {};
    const agent = problem === undefined ? { ...answer.body, ...inbound, results } : undefined;
    return { problem, agent, nowMs: Date.now() };
  };

  return new Map<string, ApexMethod>([
    ...createSetupStandIn(),
    ['MorCallController.getTarget', async (_user, params) => target(text(params.recordId))],
    [
      'MorCallController.getTargets',
      async (_user, params) =>
        (Array.isArray(params.recordIds) ? params.recordIds : [])
          .map((id) => target(text(id)))
          .filter(Boolean),
    ],
    [
      'MorCallController.placeCall',
      async (user, params) => {
        const id = text(params.recordId);
        const field = text(params.field);
        const number = text(params.telephone);
        const body = {
          user,
          record: { type: records[id]?.type, id },
          ...defined({ field: field || undefined, number: number || undefined }),
        };
        return callReply(
          await ask('POST', '/v1/calls', body, { 'idempotency-key': text(params.idempotencyKey) }),
        );
      },
    ],
    [
      'MorCallController.getCall',
      async (_user, params) => {
        const since = typeof params.sinceVersion === 'number' ? `?since=${params.sinceVersion}&wait=0` : '';
        return callReply(await ask('GET', `/v1/calls/${encodeURIComponent(text(params.callId))}${since}`));
      },
    ],
    [
      'MorCallController.recentCalls',
      async (user) => {
        const answer = await ask('GET', `/v1/calls?user=${user}&limit=15`);
        return {
          problem: problemOf(answer),
          calls: items(answer.body.items).map(callView),
          nowMs: Date.now(),
        };
      },
    ],
    [
      'MorCallController.saveNotes',
      async (_user, params) => {
        const body = {
          notes: params.notes,
          result: params.result,
          ...defined({ callBack: params.callBackAt === '' ? null : params.callBackAt }),
        };
        return callReply(await ask('PATCH', `/v1/calls/${encodeURIComponent(text(params.callId))}`, body));
      },
    ],
    [
      'MorCallController.listen',
      async (user, params) => {
        const path = `/v1/calls/${encodeURIComponent(text(params.callId))}/recording-ticket`;
        const answer = await ask('POST', path, { user, language: 'en_US' });
        return { problem: problemOf(answer), url: answer.body.url, nowMs: Date.now() };
      },
    ],
    [
      'MorCallController.chooseRecord',
      async (_user, params) => {
        const id = text(params.recordId);
        const body = { record: { type: records[id]?.type ?? 'Contact', id } };
        return callReply(await ask('PATCH', `/v1/calls/${encodeURIComponent(text(params.callId))}`, body));
      },
    ],
    ['MorCallController.getResults', async (user) => agentReply(user)],
    ['MorCallController.selfCheck', async (user) => agentReply(user)],
    ['MorAdminController.checkUser', async (_user, params) => agentReply(text(params.userId))],
    [
      'MorAdminController.listAgents',
      async () => [
        { userId: '005000000000001AAA', name: 'Jonas Agent', username: 'jonas', device: '12', source: '101' },
        { userId: '005000000000002AAA', name: 'Rasa Agent', username: 'rasa', device: '13', source: '102' },
      ],
    ],
  ]);
};
