import { LRUCache } from 'lru-cache';
import { defined } from '../../defined.ts';
import type { Connector, CrmRecord, NumberQuery, RingingCall } from '../connector.ts';
import type { Log, Now } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { hasNumber } from './has-number.ts';
import { createTurns } from './turns.ts';

/** An agent whose telephone rings will not wait longer for a name. */
const DEADLINE_MS = 2_000;
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

/** Asks one CRM instance who a caller is. Never rejects, and answers within 2 seconds. */
export type LookUp = (call: RingingCall) => Promise<LookUpResult>;

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

  /** Waiting for a turn counts as well: with many telephones ringing at once, some callers stay unnamed. */
  const inTime = async (
    ask: (signal: AbortSignal) => Promise<readonly CrmRecord[]>,
  ): Promise<LookUpResult> => {
    const abort = new AbortController();
    const { signal } = abort;
    let cancel = (): void => undefined;
    const timeUp = new Promise<'late'>((resolve) => {
      cancel = timers.after(DEADLINE_MS, () => {
        abort.abort();
        resolve('late');
      });
    });
    const asked = turns.take(async () => (signal.aborted ? [] : ask(signal)));
    try {
      const answer = await Promise.race([asked, timeUp]);
      if (answer !== 'late') return found(answer);
      asked.catch(() => undefined);
      log.warn({ crm: connector.id }, 'the CRM did not say in time who is calling');
    } catch (error) {
      log.warn({ crm: connector.id, err: error }, 'the CRM could not say who is calling');
    } finally {
      cancel();
    }
    return UNANSWERED;
  };

  const byNumber = (e164: string, agent: RingingCall['agent']): Promise<LookUpResult> => {
    if (connector.findByNumber === undefined) return Promise.resolve(UNSEARCHABLE);
    // Cache per agent, because agents may see different records.
    const key = JSON.stringify([e164, agent.user]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const query: NumberQuery = {
      agent,
      limit: MOST_CANDIDATES,
      ...defined({ objects }),
    };
    const asking = inTime(async (signal) => {
      const candidates = (await connector.findByNumber?.(e164, { ...query, signal })) ?? [];
      return candidates.filter((record) => hasNumber(record, e164, countries()));
    });
    kept.set(key, asking);
    void asking.then(({ kind }) => {
      if (kind !== 'found' && kept.peek(key) === asking) kept.delete(key);
    });
    return asking;
  };

  return (call) => {
    if (connector.announce !== undefined)
      return inTime(async (signal) => (await connector.announce?.(call, signal)) ?? []);
    return call.from === null ? Promise.resolve(found([])) : byNumber(call.from, call.agent);
  };
};
