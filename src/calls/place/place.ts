import { defined } from '../../defined.ts';
import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
import { createCallClock, rememberClock } from '../call-clock.ts';
import type { CallClock } from '../call-clock.ts';
import { canonicalClick, fingerprintOf } from './click.ts';
import type { Click } from './click.ts';
import { createAskMor } from './ask-mor.ts';
import type { Placed } from './ask-mor.ts';
import { newCallId } from '../call/call-id.ts';
import { newCall, problemOf, refuse } from './new-call.ts';
import type { AgentLimits, BeginResult, CallStore, InstanceLimits, Intent, Log } from '../ports.ts';
import { Problem } from '../problems.ts';
import { nodeTimers } from '../timers.ts';
import type { Timers } from '../timers.ts';
import type { ProblemCode } from '../../vocabulary/problem-codes.ts';
import { resolveClick } from './resolve-click.ts';
import type { ResolveDeps, Resolved, Trace } from './resolving.ts';

export interface PlaceDeps extends ResolveDeps {
  readonly book: CallBook;
  readonly store: Pick<CallStore, 'findByKey'>;
  readonly limits: () => AgentLimits;
  readonly instanceLimits: () => InstanceLimits | undefined;
  readonly log: Log;
  /** The calls' clock, shared by the whole process; by default a new one that follows `now`. */
  readonly callClock?: CallClock;
  /** Node's own by default. */
  readonly timers?: Timers;
  /** The node that asks MOR, where several share the database. */
  readonly node?: () => string;
  /** Makes the id of a call that begins at that time; random, but sorted by time. */
  readonly newId?: (nowMs: number) => string;
  /** Checks that this call is still going on before its agent is refused as busy. */
  readonly lookAgain?: (call: Call) => Promise<void>;
  /** Called with the result of each click; metrics listen. */
  readonly onResult?: (result: { crm: string; code: 'placed' | 'repeated' | ProblemCode }) => void;
}

/** Places at most one call per click. Rejects with Problem, which carries the call if one exists. */
export type Place = (click: Click) => Promise<Placed>;

/** Refusals that say nothing about the destination are not worth a record each. */
const NOT_RECORDED: ReadonlySet<ProblemCode> = new Set(['invalid_request', 'crm_unreachable', 'internal']);

const INSTANCE_LIMITED = {
  concurrent: 'Your company has as many calls at a time as it allows; try again when one has ended.',
  minute: 'Your company has reached its limit of calls per minute.',
  day: 'Your company has reached its limit of calls per day.',
} as const;

const conflict = (): Problem =>
  new Problem('idempotency_conflict', 'This idempotency key belongs to a click with other contents.');

/** Why no call was started; the text is for the agent. */
type Refusal = Extract<BeginResult, { kind: 'agent_busy' | 'rate_limited' | 'instance_limited' }>;

const refusedBegin = (begun: Refusal, current: Call | undefined): Problem => {
  switch (begun.kind) {
    case 'agent_busy':
      return new Problem(
        'agent_busy',
        'You already have a call; end it before you start another.',
        current ? { call: current } : {},
      );
    case 'rate_limited':
      return new Problem('rate_limited', `You have reached the limit of calls per ${begun.limit}.`, {
        retryAfterSec: begun.retryAfterSec,
      });
    case 'instance_limited':
      return new Problem('rate_limited', INSTANCE_LIMITED[begun.limit], {
        retryAfterSec: begun.retryAfterSec,
      });
  }
};

const repeated = (call: Call): Placed => {
  if (call.state === 'refused' && call.refusal) throw problemOf(call, call.refusal);
  return { call, fresh: false };
};

/** The path of a click: join or start, resolve, write the intent, ask MOR. One instance per process. */
class Placing {
  readonly #deps: PlaceDeps;
  readonly #ask: ReturnType<typeof createAskMor>;
  readonly #clock: CallClock;
  readonly #newId: (nowMs: number) => string;
  /** Clicks in progress in this process, so that a double click waits for the first one's answer. */
  readonly #inFlight = new Map<string, { fingerprint: string; result: Promise<Placed> }>();

  constructor(deps: PlaceDeps) {
    const { book, now, log, timers = nodeTimers, newId = newCallId } = deps;
    this.#deps = deps;
    this.#clock = deps.callClock ?? createCallClock(now, now);
    this.#ask = createAskMor({ book, clock: this.#clock, timers, log });
    this.#newId = newId;
  }

  async place(click: Click): Promise<Placed> {
    const { crms, log, onResult } = this.#deps;
    try {
      const placed = await this.#joined(canonicalClick(click, crms));
      onResult?.({ crm: click.crm, code: placed.fresh ? 'placed' : 'repeated' });
      return placed;
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'internal';
      onResult?.({ crm: click.crm, code });
      const broken = error instanceof Problem ? error.cause : error;
      if (broken !== undefined) log.error({ crm: click.crm, code, err: broken }, 'placing a call failed');
      throw error;
    }
  }

  /** Makes a click wait for the answer to the click in progress with the same key. */
  async #joined(click: Click): Promise<Placed> {
    const fingerprint = fingerprintOf(click);
    if (click.idempotencyKey === undefined) return this.#run(click, fingerprint);
    const key = `${click.crm}\n${click.idempotencyKey}`;
    const first = this.#inFlight.get(key);
    if (first) {
      if (first.fingerprint !== fingerprint) throw conflict();
      return { ...(await first.result), fresh: false };
    }
    const result = this.#run(click, fingerprint);
    this.#inFlight.set(key, { fingerprint, result });
    try {
      return await result;
    } finally {
      this.#inFlight.delete(key);
    }
  }

  async #run(click: Click, fingerprint: string): Promise<Placed> {
    const trace: Trace = {};
    let resolved: Resolved;
    try {
      resolved = await resolveClick(click, this.#deps, trace);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // A repeated click gets its call even if record, mapping or rules have changed since.
      const known =
        click.idempotencyKey === undefined
          ? undefined
          : await this.#deps.store.findByKey(click.crm, click.idempotencyKey);
      if (!known) throw await this.#record(click, trace, error);
      if (known.fingerprint !== fingerprint) throw conflict();
      return repeated(known.call);
    }
    const intent = this.#intentOf(click, fingerprint, trace);
    const begun = await this.#begin(intent);
    if (begun.kind !== 'created') this.#clock.forget(intent.call.id);
    switch (begun.kind) {
      case 'created':
        return this.#ask(intent.call, resolved);
      case 'existing':
        if (begun.fingerprint !== fingerprint) throw conflict();
        return repeated((await this.#deps.book.get(begun.call.id)) ?? begun.call);
      case 'agent_busy':
        throw refusedBegin(begun, await this.#deps.book.get(begun.callId));
      case 'rate_limited':
      case 'instance_limited':
        throw refusedBegin(begun, undefined);
      case 'fenced':
        throw new Error('only the node that follows begins calls under a fence');
    }
  }

  #intentOf(click: Click, fingerprint: string, trace: Trace): Intent {
    const { now, limits, instanceLimits, node } = this.#deps;
    const nowMs = now();
    const draft = newCall(this.#newId(nowMs), click, nowMs, trace);
    this.#clock.begin(draft);
    const call: Call = {
      ...rememberClock(draft, this.#clock),
      state: 'dialling',
      ...defined({ node: node?.() }),
      timeline: [...draft.timeline, { at: draft.createdAt, state: 'dialling', by: 'connector' }],
    };
    const intent = { call, fingerprint, limits: limits(), instanceLimits: instanceLimits(), nowMs };
    return click.idempotencyKey === undefined ? intent : { ...intent, idempotencyKey: click.idempotencyKey };
  }

  /** Writes the intent; if the agent is busy, first checks whether the other call is still going on. */
  async #begin(intent: Intent): Promise<BeginResult> {
    const { book, lookAgain } = this.#deps;
    const begun = await this.#insert(intent);
    if (begun.kind !== 'agent_busy' || !lookAgain) return begun;
    const current = await book.get(begun.callId);
    if (!current) return begun;
    // It may have ended since MOR was last asked.
    await lookAgain(current);
    return this.#insert(intent);
  }

  /** A full disk is still readable, so a repeated click finds its call, which may be ringing by now. */
  #insert(intent: Intent): Promise<BeginResult> {
    const { book, store } = this.#deps;
    return book.begin(intent).catch(async (cause: unknown): Promise<BeginResult> => {
      const { call, idempotencyKey } = intent;
      this.#clock.forget(call.id);
      const known =
        idempotencyKey === undefined
          ? undefined
          : await store.findByKey(call.crm, idempotencyKey).catch(() => 'unreadable' as const);
      // This click's own call was written after all, and is withdrawn.
      const isOwn = typeof known === 'object' && known.call.id === call.id;
      if (typeof known === 'object' && !isOwn) return { kind: 'existing', ...known };
      const text =
        known === undefined || isOwn
          ? 'The connector cannot write to its database; nothing was dialled.'
          : 'The connector cannot use its database. If you clicked before, your phone may ring all the same.';
      throw new Problem('not_ready', text, { cause });
    });
  }

  /** Stores a refused click as a call; returns the problem that names it. */
  async #record(click: Click, trace: Trace, problem: Problem): Promise<Problem> {
    const { book, now, log } = this.#deps;
    if (NOT_RECORDED.has(problem.code)) return problem;
    const { rule } = problem.details;
    const refusal = { code: problem.code, detail: problem.message, ...defined({ rule }) };
    let call: Call;
    try {
      const draft = newCall(this.#newId(now()), click, now(), trace);
      call = await book.insert(refuse(draft, refusal, 'connector', now()));
    } catch (error) {
      // Report the refusal, not the failed bookkeeping.
      log.error({ crm: click.crm, code: problem.code, err: error }, 'a refused click cannot be stored');
      return problem;
    }
    return new Problem(problem.code, problem.message, { ...problem.details, call });
  }
}

export const createPlace = (deps: PlaceDeps): Place => {
  const placing = new Placing(deps);
  return (click) => placing.place(click);
};
