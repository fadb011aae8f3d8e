import { LRUCache } from 'lru-cache';
import { defined } from '../../defined.ts';
import type { AgentRef, RecordRef } from '../call/call.ts';
import type { CallerSummary, Connector, CrmRecord, NumberQuery, RingingCall } from '../connector.ts';
import type { Log, Now } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { hasNumber } from './has-number.ts';
import { createInTime } from './in-time.ts';
import { createTurns } from './turns.ts';

/** An agent whose telephone rings does not wait longer for a name. */
const SHOWN_MS = 2_000;
/** No method of a connector takes longer. The answer is worth having as long as the call goes on. */
const ANSWERED_MS = 10_000;
const KEEP_MS = 60_000;
const MOST_KEPT = 10_000;
/** Low, because a CRM has other things to do than look up callers. */
const AT_A_TIME = 5;
/** Nobody reads a longer list while the telephone rings. */
const MOST_MATCHES = 10;
/** More than are shown, because some may only end in the same digits. */
const MOST_CANDIDATES = 50;

/**
 * `unanswered`: the CRM did not answer in time and may well know the caller; `late` is what it says after that time.
 * `unsearchable`: it cannot be asked.
 */
export type LookUpResult =
  | { readonly kind: 'found'; readonly records: readonly CrmRecord[]; readonly more: boolean }
  | { readonly kind: 'unanswered'; readonly late?: Promise<LookUpResult> }
  | { readonly kind: 'unsearchable' };

/** Asks one CRM instance about callers. Never rejects, and answers within 2 seconds; what comes later is `late`. */
export interface LookUp {
  /** The CRM is told which telephone rings, rather than searched. */
  readonly announces: boolean;
  /** Who the caller is. */
  readonly who: (call: RingingCall) => Promise<LookUpResult>;
  /** The same once more, after the CRM has not answered: one such question at a time, however many callers wait. */
  readonly again: (call: RingingCall) => Promise<LookUpResult>;
  /** What is open about the only record found; undefined: the CRM does not say. */
  readonly summary: (record: RecordRef, agent: AgentRef) => Promise<CallerSummary | undefined>;
}

export interface LookUpDeps {
  readonly connector: Connector;
  /** See NumberQuery. */
  readonly objects?: readonly string[] | undefined;
  /** The countries of numbers without +, if the record does not say. Read at each look-up. */
  readonly countries: () => readonly (string | undefined)[];
  /** Monotonic milliseconds. */
  readonly steady: Now;
  readonly timers: Timers;
  readonly log: Log;
}

const UNANSWERED: LookUpResult = { kind: 'unanswered' };
const UNSEARCHABLE: LookUpResult = { kind: 'unsearchable' };

const found = (records: readonly CrmRecord[]): LookUpResult => ({
  kind: 'found',
  records: records.slice(0, MOST_MATCHES),
  more: records.length > MOST_MATCHES,
});

export const createLookUp = ({ connector, objects, countries, steady, timers, log }: LookUpDeps): LookUp => {
  const turns = createTurns(AT_A_TIME);
  const kept = new LRUCache<string, Promise<LookUpResult>>({
    max: MOST_KEPT,
    ttl: KEEP_MS,
    ttlResolution: 0,
    perf: { now: steady },
  });

  const oneMore = createTurns(1);

  const asking = { crm: connector.id, timers, log };
  const askWho = createInTime({ ...asking, limitMs: ANSWERED_MS }, turns);
  const askOpen = createInTime({ ...asking, limitMs: SHOWN_MS }, turns);
  const answer = async (
    ask: (signal: AbortSignal) => Promise<readonly CrmRecord[]>,
  ): Promise<LookUpResult> => {
    const records = await askWho({ about: 'who is calling', ask });
    return records === undefined ? UNANSWERED : found(records);
  };

  const inTime = async (whole: Promise<LookUpResult>): Promise<LookUpResult> => {
    let cancel = (): void => undefined;
    const timeUp = new Promise<LookUpResult>((resolve) => {
      cancel = timers.after(SHOWN_MS, () => {
        resolve({ ...UNANSWERED, late: whole });
      });
    });
    try {
      return await Promise.race([whole, timeUp]);
    } finally {
      cancel();
    }
  };

  const byNumber = (e164: string, agent: RingingCall['agent']): Promise<LookUpResult> => {
    if (connector.findByNumber === undefined) return Promise.resolve(UNSEARCHABLE);
    // Once for all agents of a group, unless they may see different records: a CRM takes few requests a second.
    const key = JSON.stringify([e164, connector.checksVisibility ? agent.user : null]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const query: NumberQuery = {
      agent,
      limit: MOST_CANDIDATES,
      ...defined({ objects }),
    };
    const asked = answer(async (signal) => {
      const candidates = (await connector.findByNumber?.(e164, { ...query, signal })) ?? [];
      return candidates.filter((record) => hasNumber(record, e164, countries()));
    });
    kept.set(key, asked);
    void asked.then(({ kind }) => {
      if (kind !== 'found' && kept.peek(key) === asked) kept.delete(key);
    });
    return asked;
  };

  const ask = (call: RingingCall): Promise<LookUpResult> => {
    if (connector.announce !== undefined)
      return answer(async (signal) => (await connector.announce?.(call, signal)) ?? []);
    return call.from === null ? Promise.resolve(found([])) : byNumber(call.from, call.agent);
  };
  return {
    announces: connector.announce !== undefined,
    who: (call) => inTime(ask(call)),
    again: (call) => oneMore.take(() => ask(call)),
    summary: (record, agent) =>
      connector.summarise === undefined
        ? Promise.resolve(undefined)
        : askOpen({
            about: 'what is open about a caller',
            ask: async (signal) => connector.summarise?.(record, { agent, signal }),
          }),
  };
};
