import { defined } from '../../defined.ts';
import type { CallBook } from '../book.ts';
import { isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import { isAwaited } from '../call/incoming.ts';
import type { RingingCall } from '../connector.ts';
import type { Log, Now, SaveOptions } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { addMatches } from './add-matches.ts';
import type { LookUp, LookUpResult } from './look-up.ts';
import { addSummary, onlyMatchOf, toAgentSummary } from './summaries.ts';

/** How long to wait before the CRM is asked again: doubling from the first to the last. */
const FIRST_PAUSE_MS = 2_000;
const LAST_PAUSE_MS = 30_000;

export interface AskWhoDeps {
  readonly crm: string;
  readonly lookUp: LookUp;
  readonly isSearchable: boolean;
  readonly book: Pick<CallBook, 'get' | 'update'>;
  /** The fence for all writes; absent: this process alone follows. */
  readonly fenced: (() => SaveOptions) | undefined;
  readonly now: Now;
  readonly timers: Timers;
  readonly log: Log;
}

/** Looks up the callers of open calls for each agent, who may see other records than the next one. */
export interface AskWho {
  /**
   * Asks for those agents for whom the CRM has not answered yet, and again until it does or the call is over. Answers are
   * stored when they come, however late.
   */
  ask(call: Call): void;
  stop(): void;
}

/** The call as the CRM is asked about it. */
export const ringingOf = ({ id, crm, createdAt, incoming }: Call, user: string): RingingCall => ({
  callId: id,
  agent: { crm, user },
  from: incoming?.from ?? null,
  startedAt: createdAt,
  ...defined({ did: incoming?.did }),
});

/** An activity that was written without the record that was found is due again. */
export const dueIfFoundLate = ({ incoming, activity }: Call, now: Now): SaveOptions =>
  incoming?.foundLate === true && activity.state === 'pending' ? { activityDueMs: now() } : {};

export const createAskWho = (deps: AskWhoDeps): AskWho => {
  const { crm, lookUp, isSearchable, book, fenced, now, timers, log } = deps;
  /** Calls and agents for whom the CRM is being asked. */
  const asking = new Set<string>();
  const pauses = new Set<() => void>();
  let isStopped = false;

  const pause = async (ms: number): Promise<void> => {
    let end = (): void => undefined;
    await new Promise<void>((resolve) => {
      const cancel = timers.after(ms, resolve);
      end = () => {
        cancel();
        resolve();
      };
      pauses.add(end);
    });
    pauses.delete(end);
  };

  const keep = (call: Call, user: string, result: LookUpResult): Promise<Call | undefined> =>
    book.update(
      call.id,
      (current) => addMatches(current, user, result),
      (after) => ({ ...fenced?.(), ...dueIfFoundLate(after, now) }),
    );

  /** What is open about the caller comes after the name, which must not wait for it. */
  const addOpen = async (call: Call, user: string): Promise<void> => {
    const match = onlyMatchOf(call, user);
    if (match === undefined || match.summaries?.some((one) => one.user === user) === true) return;
    const summary = await lookUp.summary(match, { crm, user });
    const told = summary && toAgentSummary(user, summary);
    if (told !== undefined) await book.update(call.id, (current) => addSummary(current, match, told), fenced);
  };

  /** Resolves with whether the CRM has answered. */
  const askOnce = async (call: Call, user: string, isFirst: boolean): Promise<boolean> => {
    const ringing = ringingOf(call, user);
    let result = await (isFirst ? lookUp.who(ringing) : lookUp.again(ringing));
    let known = await keep(call, user, result);
    if (result.kind === 'unanswered' && result.late !== undefined) {
      result = await result.late;
      known = await keep(call, user, result);
    }
    if (known !== undefined) await addOpen(known, user);
    return result.kind !== 'unanswered';
  };

  /** Once the call has ended, the outbox asks: see late-callers.ts. */
  const isWanted = (call: Call, user: string): boolean => {
    const agent = call.incoming?.agents.find((one) => one.user === user);
    if (call.incoming === undefined || agent === undefined || isClosed(call)) return false;
    // A receiver of `call.ringing` would show a call that rings there no more.
    return isAwaited(call.incoming, user) && !(lookUp.announces && agent.stoppedAt !== undefined);
  };

  const askUntilAnswered = async (call: Call, user: string): Promise<void> => {
    for (let pauseMs = 0; !isStopped; pauseMs = Math.min(LAST_PAUSE_MS, pauseMs * 2 || FIRST_PAUSE_MS)) {
      if (pauseMs > 0) await pause(pauseMs);
      try {
        const current = pauseMs === 0 ? call : await book.get(call.id);
        if (current === undefined || !isWanted(current, user)) return;
        if (await askOnce(current, user, pauseMs === 0)) return;
      } catch (error) {
        log.warn({ call: call.id, err: error }, 'who is calling could not be stored');
      }
    }
  };

  return {
    ask(call) {
      const { id, incoming } = call;
      if (incoming === undefined || !isSearchable) return;
      for (const { user } of incoming.agents) {
        const key = JSON.stringify([id, user]);
        if (asking.has(key) || !isWanted(call, user)) continue;
        asking.add(key);
        void askUntilAnswered(call, user).finally(() => asking.delete(key));
      }
    },
    stop() {
      isStopped = true;
      for (const end of [...pauses]) end();
    },
  };
};
