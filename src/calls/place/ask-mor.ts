import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
import { rememberClock } from '../call-clock.ts';
import type { CallClock } from '../call-clock.ts';
import { advance } from '../call/advance.ts';
import type { CallbackAnswer } from '../mor-gateway.ts';
import { problemOf, refuse } from './new-call.ts';
import type { Log } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { MOR_REFUSALS } from '../../vocabulary/refusals.ts';
import type { Resolved } from './resolving.ts';

const WRITE_AGAIN_MS = 1_000;

export interface Placed {
  readonly call: Call;
  /** False: the idempotency key was known, and this is its call. */
  readonly fresh: boolean;
}

export interface AskMorDeps {
  readonly book: CallBook;
  readonly clock: Pick<CallClock, 'at' | 'morAheadMs'>;
  readonly timers: Timers;
  readonly log: Log;
}

/** Asks MOR once for a call whose intent is stored, and stores the answer. Rejects with Problem if nothing rings. */
export type AskMor = (call: Call, resolved: Resolved) => Promise<Placed>;

export const createAskMor = ({ book, clock, timers, log }: AskMorDeps): AskMor => {
  const afterAnswer = (call: Call, answer: CallbackAnswer): Call => {
    const nowMs = clock.at(call.id);
    const at = new Date(nowMs).toISOString();
    switch (answer.kind) {
      case 'accepted': {
        const { callbackUniqueId } = answer;
        const mor = callbackUniqueId === undefined ? call.mor : { ...call.mor, callbackUniqueId };
        return advance(call, 'accepted', 'mor', nowMs, { acceptedAt: at, mor });
      }
      case 'uncertain':
        return advance(call, 'unknown', 'mor', nowMs, {}, answer.detail);
      case 'refused': {
        const { meaning, cure } = MOR_REFUSALS[answer.code];
        const detail = `${meaning} ${cure} (MOR: ${answer.text})`;
        return refuse(
          call,
          { code: 'mor_refused', detail, morCode: answer.code, morText: answer.text },
          'mor',
          nowMs,
        );
      }
      case 'not_sent': {
        const code = answer.reason === 'overloaded' ? 'overloaded' : 'mor_unreachable';
        return refuse(call, { code, detail: answer.detail }, 'connector', nowMs);
      }
    }
  };

  /** The intent is on disk, so a restart would find this call as `unknown`; until then keep trying to store the answer. */
  const writeLater = (write: () => Promise<unknown>): void => {
    timers.after(WRITE_AGAIN_MS, () => {
      write().catch(() => {
        writeLater(write);
      });
    });
  };

  return async (call, resolved) => {
    const answer = await resolved.server.gateway.callback(resolved.request).catch((error: unknown) => {
      // A bug in the client: how far it got is unknown, so the call must not be sent again.
      log.error({ call: call.id, err: error }, 'asking MOR broke off');
      return { kind: 'uncertain', detail: 'the connector broke off while MOR was being asked' } as const;
    });
    const notSent = answer.kind === 'not_sent';
    // Following may already have advanced the call (a live row came before MOR's answer); `advance` keeps that.
    const write = (): Promise<Call | undefined> =>
      book.update(
        call.id,
        (current) => {
          const next = afterAnswer(current, answer);
          return next === current ? current : rememberClock(next, clock);
        },
        () => (notSent ? { releaseKey: true } : {}),
      );
    let result: Call;
    try {
      result = (await write()) ?? afterAnswer(call, answer);
    } catch (error) {
      log.error({ call: call.id, err: error }, 'MOR answered, but the answer cannot be stored; trying again');
      writeLater(write);
      const unsure = advance(
        call,
        'unknown',
        'connector',
        clock.at(call.id),
        {},
        'the answer could not be stored yet',
      );
      // Nobody has seen this state yet: keep the version, so that a client waiting for a change gets the next one.
      return { call: { ...unsure, version: call.version }, fresh: true };
    }
    if (result.state === 'refused' && result.refusal) {
      const retryAfterSec =
        answer.kind === 'not_sent' && answer.reason === 'overloaded' ? answer.retryAfterSec : undefined;
      throw problemOf(result, result.refusal, retryAfterSec);
    }
    return { call: result, fresh: true };
  };
};
