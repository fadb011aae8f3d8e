import { LRUCache } from 'lru-cache';
import { defined } from '../../defined.ts';
import type { AgentRef, RecordRef } from '../call/call.ts';
import type { CallerSummary, Connector, CrmRecord, NumberQuery, RingingCall } from '../connector.ts';
import type { Log, Now } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { hasNumber } from './has-number.ts';
import { createInTime } from './in-time.ts';
import { createTurns } from './turns.ts';

const KEEP_MS = 60_000;
const MOST_KEPT = 10_000;
/** Low, because a CRM has other things to do than look up callers. */
const AT_A_TIME = 5;
/** Nobody reads a longer list while the telephone rings. */
const MOST_MATCHES = 10;
/** More than are shown, because some may only end in the same digits. */
const MOST_CANDIDATES = 50;

/** `unanswered`: the CRM did not answer in time and may well know the caller. `unsearchable`: it cannot be asked. */
export type LookUpResult =
  | { readonly kind: 'found'; readonly records: readonly CrmRecord[]; readonly more: boolean }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'unsearchable' };

/** Asks one CRM instance about callers. Never rejects, and answers within 2 seconds. */
export interface LookUp {
  /** Who the caller is. */
  readonly who: (call: RingingCall) => Promise<LookUpResult>;
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

  const asking = createInTime({ crm: connector.id, timers, log }, turns);
  const inTime = async (
    ask: (signal: AbortSignal) => Promise<readonly CrmRecord[]>,
  ): Promise<LookUpResult> => {
    const records = await asking({ about: 'who is calling', ask });
    return records === undefined ? UNANSWERED : found(records);
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
    const answer = inTime(async (signal) => {
      const candidates = (await connector.findByNumber?.(e164, { ...query, signal })) ?? [];
      return candidates.filter((record) => hasNumber(record, e164, countries()));
    });
    kept.set(key, answer);
    void answer.then(({ kind }) => {
      if (kind !== 'found' && kept.peek(key) === answer) kept.delete(key);
    });
    return answer;
  };

  const who = (call: RingingCall): Promise<LookUpResult> => {
    if (connector.announce !== undefined)
      return inTime(async (signal) => (await connector.announce?.(call, signal)) ?? []);
    return call.from === null ? Promise.resolve(found([])) : byNumber(call.from, call.agent);
  };
  return {
    who,
    summary: (record, agent) =>
      connector.summarise === undefined
        ? Promise.resolve(undefined)
        : asking({
            about: 'what is open about a caller',
            ask: async (signal) => connector.summarise?.(record, { agent, signal }),
          }),
  };
};
