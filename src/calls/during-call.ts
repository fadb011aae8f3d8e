import { defined } from '../defined.ts';
import type { ActivityStatus, Call, CallText } from './call/call.ts';
import type { CallBook } from './book.ts';
import { isClosed, revise } from './call/advance.ts';
import { asTold, endOf } from './call/told.ts';
import type { MorServer } from './place/resolving.ts';
import type { ToldOutcome } from '../vocabulary/outcomes.ts';
import type { Now } from './ports.ts';
import { Problem } from './problems.ts';

export interface DuringCallDeps {
  readonly book: CallBook;
  readonly mors: ReadonlyMap<string, MorServer>;
  readonly now: Now;
}

const notFound = (id: string): Problem => new Problem('call_not_found', `There is no call ${id}.`);

/** Keeps the old text: an attempt to write it may have reached the CRM, and the next one must recognise it as ours. */
const withEarlier = ({ activity, notes, result, disposition }: Call): ActivityStatus => {
  if (activity.state === 'none') return activity;
  const before: CallText = defined({ notes, result, disposition });
  const others = (activity.earlier ?? []).filter(
    (text) => text.notes !== notes || text.result !== result || text.disposition !== disposition,
  );
  return { ...activity, earlier: [...others, before] };
};

/** An agent's changes to notes and result; absent parts stay as they are, `result` null removes it. */
export interface CallNotes {
  readonly notes?: string;
  readonly result?: string | null;
  /** What `result` says about how the call ended. */
  readonly told?: ToldOutcome;
}

/** The call with another result; drops the old one, including its label from earlier versions. */
const withResult = (
  { result: _old, told: _told, disposition: _text, ...call }: Call,
  result: string | null,
  told: ToldOutcome | undefined,
): Call => (result === null ? call : { ...call, result, ...defined({ told }) });

/** The same for an end of the call that the agent has corrected. */
const withEarlierEnd = (activity: ActivityStatus, before: Call, after: Call): ActivityStatus => {
  if (activity.state === 'none' || before.outcome === after.outcome) return activity;
  const others = (activity.endedAs ?? []).filter(({ outcome }) => outcome !== before.outcome);
  return { ...activity, endedAs: [...others, endOf(before)] };
};

/**
 * Notes and result, during a call or after it. An activity that is already in the CRM goes back into the outbox.
 * Rejects with `call_not_found`.
 */
export const annotate = async (
  deps: Pick<DuringCallDeps, 'book' | 'now'>,
  id: string,
  { notes, result, told }: CallNotes,
): Promise<Call> => {
  const after = await deps.book.update(
    id,
    (call) => {
      const isNoted = notes !== undefined && notes !== (call.notes ?? '');
      const hadResult = call.result ?? (call.disposition === undefined ? null : undefined);
      const isRated = result !== undefined && result !== hadResult;
      if (!isNoted && !isRated) return call;
      const rated = isRated ? asTold(withResult(call, result, told), deps.now()) : call;
      const activity = withEarlierEnd(withEarlier(call), call, rated);
      const again = activity.state === 'written' || activity.state === 'dead';
      return revise(rated, {
        ...defined({ notes: isNoted ? notes : undefined }),
        activity: again ? { ...activity, state: 'pending', attempts: 0 } : activity,
      });
    },
    (call) =>
      call.state === 'ended' && call.activity.state === 'pending' ? { activityDueMs: deps.now() } : {},
  );
  if (!after) throw notFound(id);
  return after;
};

/**
 * Asks MOR to hang up. Resolves once MOR has accepted the request; following then sees the end itself.
 * Rejects with `call_not_found`, `not_supported`, `mor_unreachable` or `mor_refused`.
 */
export const hangUp = async (deps: DuringCallDeps, id: string): Promise<Call> => {
  const call = await deps.book.get(id);
  if (!call) throw notFound(id);
  if (isClosed(call)) return call;
  const gateway = deps.mors.get(call.mor.server)?.gateway;
  if (!gateway?.canHangUp) {
    throw new Problem(
      'not_supported',
      'This MOR server is not set up for hanging up; put the receiver down instead.',
      { call },
    );
  }
  const { activeCallId } = call.following;
  if (activeCallId === undefined || activeCallId === '') {
    throw new Problem(
      'not_supported',
      'MOR does not show this call yet; put the receiver down, or try again in a moment.',
      {
        call,
      },
    );
  }
  const reply = await gateway.hangUp(activeCallId);
  if (!reply.ok) {
    const unreachable = reply.code === 'unreachable' || reply.code === 'unusable_answer';
    throw new Problem(unreachable ? 'mor_unreachable' : 'mor_refused', `MOR did not hang up: ${reply.text}`, {
      call,
      ...defined({
        mor:
          reply.code === 'unreachable' || reply.code === 'unusable_answer'
            ? undefined
            : { code: reply.code, text: reply.text },
      }),
    });
  }
  const after = await deps.book.update(id, (current) =>
    isClosed(current) || current.following.hangupRequested
      ? current
      : revise(current, { following: { ...current.following, hangupRequested: true } }),
  );
  return after ?? call;
};
