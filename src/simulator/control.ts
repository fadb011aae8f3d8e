import { z } from 'zod';
import { defined } from '../defined.ts';
import { legsOf } from './exchange/call.ts';
import { faultRuleSchema } from './faults.ts';
import { jsonReply } from './json.ts';
import { applyPatch, optionsPatchSchema } from './options.ts';
import { DEFAULT_SCRIPT } from './scripts.ts';
import type { SimulatedCall } from './exchange/call.ts';
import type { WireReply } from './reply.ts';
import type { SimulatorState } from './state.ts';

const clockSchema = z.strictObject({
  speed: z.number().positive().max(100_000).optional(),
  advanceMs: z.number().min(0).optional(),
  manual: z.boolean().optional(),
});
const faultsSchema = z.strictObject({
  clear: z.boolean().default(false),
  rules: z.array(faultRuleSchema).default([]),
});
const ordinarySchema = z.strictObject({
  device: z.number().int(),
  dst: z.string(),
  ringMs: z.number().min(0).default(4_000),
  talkMs: z.number().min(0).nullable().default(12_000),
});

const incomingSchema = z.strictObject({
  from: z.string(),
  did: z.string().default('37052000101'),
  devices: z.array(z.number().int()).min(1),
  answeredBy: z.number().int().nullable().optional(),
  ringMs: z.number().min(0).default(6_000),
  talkMs: z.number().min(0).default(12_000),
});

/** One request to `/_simulator/<path>`. */
export interface ControlRequest {
  readonly httpMethod: string;
  readonly path: string;
  readonly body: string;
  /** The request comes from this machine, and not from a foreign page in a browser on it. */
  readonly isLocal: boolean;
}

/** Applies options, including those that the clock has to know. */
export function applyOptions(state: SimulatorState, patch: z.output<typeof optionsPatchSchema>): void {
  applyPatch(state.options, patch);
  if (patch.manualClock !== undefined) state.clock.setManual(patch.manualClock);
  if (patch.speed !== undefined) state.clock.setSpeed(patch.speed);
}

function describeCall(state: SimulatorState, call: SimulatedCall) {
  const time = (at: number | null): string | null =>
    at === null || !Number.isFinite(at) ? null : new Date(state.morTimeAt(at)).toISOString();
  const now = state.clock.progressMs();
  const { legA, legB, createdAt, ...rest } = call;
  return {
    ...rest,
    createdAt: time(createdAt),
    legs: legsOf({ ...call, legA, legB }).map((leg) => ({
      ...leg,
      startsAt: time(leg.startsAt),
      answersAt: time(leg.answersAt),
      endsAt: time(leg.endsAt),
      ended: leg.endsAt <= now,
    })),
  };
}

async function clock(state: SimulatorState, body: unknown): Promise<WireReply> {
  const { speed, advanceMs, manual } = clockSchema.parse(body);
  applyOptions(state, defined({ manualClock: manual, speed }));
  if (advanceMs !== undefined) await state.clock.advance(advanceMs);
  return jsonReply(200, {
    now: new Date(state.morNowMs()).toISOString(),
    speed: state.clock.speed(),
    manual: state.clock.isManual(),
  });
}

function faults(state: SimulatorState, body: unknown): WireReply {
  const { clear, rules } = faultsSchema.parse(body);
  if (clear) state.faults.clear();
  state.faults.add(...rules);
  return jsonReply(200, { rules: state.faults.list() });
}

function dial(state: SimulatorState, body: unknown): WireReply {
  const call = ordinarySchema.parse(body);
  const exists = state.options.world.devices.some((device) => device.id === call.device);
  if (!exists) return jsonReply(404, { error: `there is no device ${call.device}` });
  return jsonReply(201, describeCall(state, state.calls.dial(call)));
}

function ring(state: SimulatorState, body: unknown): WireReply {
  const { answeredBy, ...call } = incomingSchema.parse(body);
  const missing = call.devices.find((id) => !state.options.world.devices.some((device) => device.id === id));
  if (missing !== undefined) return jsonReply(404, { error: `there is no device ${missing}` });
  const calls = state.calls.ring({ ...call, ...defined({ answeredBy }) });
  return jsonReply(201, { calls: calls.map((one) => describeCall(state, one)) });
}

async function act(state: SimulatorState, { httpMethod, path, body }: ControlRequest): Promise<WireReply> {
  const parsed: unknown = body === '' ? {} : JSON.parse(body);
  switch (`${httpMethod} ${path}`) {
    case 'GET ledger':
      return jsonReply(200, { entries: state.ledger.entries(), requests: state.ledger.counts() });
    case 'GET calls':
      return jsonReply(200, { calls: state.calls.all().map((call) => describeCall(state, call)) });
    case 'POST calls':
      return dial(state, parsed);
    case 'POST incoming':
      return ring(state, parsed);
    case 'GET webhooks':
      return jsonReply(200, { deliveries: state.webhooks.deliveries() });
    case 'GET options':
      return jsonReply(200, state.options);
    case 'PATCH options':
      applyOptions(state, optionsPatchSchema.parse(parsed));
      return jsonReply(200, state.options);
    case 'GET scripts':
      return jsonReply(200, { scripts: state.options.scripts, others: DEFAULT_SCRIPT });
    case 'POST reset':
      state.reset();
      return jsonReply(200, { reset: true });
    case 'POST clock':
      return clock(state, parsed);
    case 'GET faults':
      return jsonReply(200, { rules: state.faults.list() });
    case 'POST faults':
      return faults(state, parsed);
    default:
      return jsonReply(404, { error: `the simulator has no ${httpMethod} /_simulator/${path}` });
  }
}

/** The simulator's own switches over HTTP, JSON in and out; a real MOR has none of this. */
export async function answerControl(state: SimulatorState, request: ControlRequest): Promise<WireReply> {
  const { control } = state.options;
  if (control === 'off' || (control === 'loopback' && !request.isLocal)) {
    return jsonReply(403, { error: 'control is switched off for this address (option "control")' });
  }
  try {
    return await act(state, request);
  } catch (error) {
    if (error instanceof z.ZodError) return jsonReply(400, { error: z.prettifyError(error) });
    if (error instanceof SyntaxError) return jsonReply(400, { error: 'the body is not JSON' });
    throw error;
  }
}
