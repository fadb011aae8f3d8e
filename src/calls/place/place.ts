import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
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
  /** Node's own by default. */
  readonly timers?: Timers;
  /** The id of a new call that begins then; random, in the order of time. */
  readonly newId?: (nowMs: number) => string;
  /** Looks whether this call still goes on, before its agent is told to be busy with it. */
  readonly lookAgain?: (call: Call) => Promise<void>;
  /** Called with the result of each click; metrics listen. */
  readonly onResult?: (result: { crm: string; code: 'placed' | 'repeated' | ProblemCode }) => void;
}

/** One click at most one call. Rejects with Problem; a Problem carries the call where one exists. */
export type Place = (click: Click) => Promise<Placed>;

/** Refusals that say nothing about the destination are not worth a record each. */
const NOT_RECORDED: ReadonlySet<ProblemCode> = new Set(['invalid_request', 'crm_unreachable', 'internal']);

const INSTANCE_LIMITED = {
  concurrent: 'Your company has as many calls at a time as it allows; try again when one has ended.',
  minute: 'Your company has reached its limit of calls per minute.',
  day: 'Your company has reached its limit of calls per day.',
} as const;

const repeated = (call: Call): Placed => {
  if (call.state === 'refused' && call.refusal) throw problemOf(call, call.refusal);
  return { call, fresh: false };
};

export const createPlace = (deps: PlaceDeps): Place => {
  const { book, now, log, timers = nodeTimers, newId = newCallId } = deps;
  const ask = createAskMor({ book, now, timers, log });
  /** Clicks under way in this process, so that a double click waits for the first one's answer. */
  const inFlight = new Map<string, { fingerprint: string; result: Promise<Placed> }>();

  const conflict = (): Problem =>
    new Problem('idempotency_conflict', 'This idempotency key belongs to a click with other contents.');

  const record = async (click: Click, trace: Trace, problem: Problem): Promise<Problem> => {
    if (NOT_RECORDED.has(problem.code)) return problem;
    const { rule } = problem.details;
    const refusal = { code: problem.code, detail: problem.message, ...(rule ? { rule } : {}) };
    let call: Call;
    try {
      const draft = newCall(newId(now()), click, now(), trace);
      call = await book.insert(refuse(draft, refusal, 'connector', now()));
    } catch (error) {
      // Report the refusal, not the failed bookkeeping.
      log.error({ crm: click.crm, code: problem.code, err: error }, 'a refused click cannot be stored');
      return problem;
    }
    return new Problem(problem.code, problem.message, { ...problem.details, call });
  };

  const insert = (intent: Intent): Promise<BeginResult> =>
    book.begin(intent).catch((cause: unknown) => {
      const text = 'The connector cannot write to its database; nothing was dialled.';
      throw new Problem('not_ready', text, { cause });
    });

  const begin = async (
    click: Click,
    fingerprint: string,
    resolved: Resolved,
    trace: Trace,
  ): Promise<Placed> => {
    const nowMs = now();
    const draft = newCall(newId(nowMs), click, nowMs, trace);
    const call: Call = {
      ...draft,
      state: 'dialling',
      timeline: [...draft.timeline, { at: draft.createdAt, state: 'dialling', by: 'connector' }],
    };
    const intent: Intent = {
      call,
      fingerprint,
      limits: deps.limits(),
      instanceLimits: deps.instanceLimits(),
      nowMs,
      ...(click.idempotencyKey === undefined ? {} : { idempotencyKey: click.idempotencyKey }),
    };
    let begun = await insert(intent);
    if (begun.kind === 'agent_busy') {
      const current = await book.get(begun.callId);
      if (current && deps.lookAgain) {
        // It may have ended since MOR was asked last.
        await deps.lookAgain(current);
        begun = await insert(intent);
      }
    }
    switch (begun.kind) {
      case 'created':
        return ask(call, resolved);
      case 'existing':
        if (begun.fingerprint !== fingerprint) throw conflict();
        return repeated((await book.get(begun.call.id)) ?? begun.call);
      case 'agent_busy': {
        const current = await book.get(begun.callId);
        throw new Problem('agent_busy', 'You already have a call; end it before you start another.', {
          ...(current ? { call: current } : {}),
        });
      }
      case 'rate_limited':
        throw new Problem('rate_limited', `You have reached the limit of calls per ${begun.limit}.`, {
          retryAfterSec: begun.retryAfterSec,
        });
      case 'instance_limited':
        throw new Problem('rate_limited', INSTANCE_LIMITED[begun.limit], {
          retryAfterSec: begun.retryAfterSec,
        });
    }
  };

  const run = async (click: Click, fingerprint: string): Promise<Placed> => {
    const trace: Trace = {};
    let resolved: Resolved;
    try {
      resolved = await resolveClick(click, deps, trace);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // A repeated click gets its call even if record, mapping or rules have changed since.
      const known =
        click.idempotencyKey === undefined
          ? undefined
          : await deps.store.findByKey(click.crm, click.idempotencyKey);
      if (!known) throw await record(click, trace, error);
      if (known.fingerprint !== fingerprint) throw conflict();
      return repeated(known.call);
    }
    return begin(click, fingerprint, resolved, trace);
  };

  const joined = async (click: Click): Promise<Placed> => {
    const fingerprint = fingerprintOf(click);
    if (click.idempotencyKey === undefined) return run(click, fingerprint);
    const key = `${click.crm}\n${click.idempotencyKey}`;
    const first = inFlight.get(key);
    if (first) {
      if (first.fingerprint !== fingerprint) throw conflict();
      return { ...(await first.result), fresh: false };
    }
    const result = run(click, fingerprint);
    inFlight.set(key, { fingerprint, result });
    try {
      return await result;
    } finally {
      inFlight.delete(key);
    }
  };

  return async (click) => {
    try {
      const placed = await joined(canonicalClick(click, deps.crms));
      deps.onResult?.({ crm: click.crm, code: placed.fresh ? 'placed' : 'repeated' });
      return placed;
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'internal';
      deps.onResult?.({ crm: click.crm, code });
      const broken = error instanceof Problem ? error.cause : error;
      if (broken !== undefined) log.error({ crm: click.crm, code, err: broken }, 'placing a call failed');
      throw error;
    }
  };
};
