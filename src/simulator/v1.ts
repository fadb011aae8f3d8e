import { defined } from '../defined.ts';
import { checkCommon } from './checks.ts';
import { findUser } from './accounts.ts';
import { describeHash } from './methods/callback-init.ts';
import { canonicalName, findMethod } from './methods/table.ts';
import { isAtLeast } from './options.ts';
import { commonError, toWire } from './reply.ts';
import { element, elements } from './xml.ts';
import type { Params } from './hash.ts';
import type { LedgerEntry } from './ledger.ts';
import type { MethodCall } from './method.ts';
import type { Reply, WireReply } from './reply.ts';
import type { SimulatorState } from './state.ts';

const CALLBACK = 'callback_init';

/** One request to `/billing/api/<name>`. */
export interface V1Request {
  readonly name: string;
  readonly httpMethod: string;
  readonly params: Params;
}

function unknownMethod(state: SimulatorState, name: string): Reply {
  if (isAtLeast(state.options, 'X8')) return commonError(state.options, 'There is no such API');
  const fields = elements({ type: 'Undefined method', name });
  return { kind: 'xml', root: element('error', fields), text: 'Undefined method' };
}

function callOf(state: SimulatorState, request: V1Request, callerParam: string): MethodCall {
  const caller = findUser(state.options.world, request.params.get(callerParam));
  return { state, httpMethod: request.httpMethod, params: request.params, caller };
}

function withoutSecrets(params: Params): Record<string, string> {
  return Object.fromEntries([...params].filter(([name]) => name !== 'hash' && name !== 'p'));
}

/** Records a callback request; `answer` null: MOR never acted on it. */
export function noteCallback(
  state: SimulatorState,
  request: V1Request,
  answer: { result: string; placed: LedgerEntry['callId'] } | null,
  fault: LedgerEntry['fault'],
): void {
  const call = callOf(state, request, 'u');
  const placed = answer?.placed === undefined ? undefined : state.calls.find(answer.placed);
  state.ledger.add({
    at: new Date(state.morNowMs()).toISOString(),
    method: request.name,
    httpMethod: request.httpMethod,
    params: withoutSecrets(request.params),
    ...describeHash(call),
    result: answer?.result ?? null,
    placed: placed !== undefined,
    ...defined({ callId: placed?.id, callbackUniqueId: placed?.callbackUniqueId, fault }),
  });
}

/** Does this name place calls? */
export const isCallback = (name: string): boolean => canonicalName(name) === CALLBACK;

/** Acts on a request and returns the answer in its wire form. Callbacks are entered in the ledger. */
export function answerV1(state: SimulatorState, request: V1Request, fault: LedgerEntry['fault']): WireReply {
  const method = findMethod(request.name, state.options);
  const before = state.calls.last();
  let reply = unknownMethod(state, request.name);
  if (method !== undefined) {
    const call = callOf(state, request, method.callerParam ?? 'u');
    reply = checkCommon(method, call) ?? method.run(call);
  }
  if (isCallback(request.name)) {
    const last = state.calls.last();
    const result = reply.kind === 'crash' ? 'HTTP 500' : reply.text === 'ok' ? 'Ok' : reply.text;
    noteCallback(state, request, { result, placed: last === before ? undefined : last }, fault);
  }
  return toWire(state.options, reply, request.params.get('test') === '1');
}
