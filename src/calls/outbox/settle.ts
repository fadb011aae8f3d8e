import { defined } from '../../defined.ts';
import type { CallBook } from '../book.ts';
import type { Call, PlannedCallBack, RecordRef } from '../call/call.ts';
import { revise } from '../call/advance.ts';
import { isLinkedLater } from '../call/incoming.ts';
import type { ActivityResult } from '../activity.ts';
import type { Fence, Log, Now, SaveOptions } from '../ports.ts';

export const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 15 * 60_000;
/** About two days with the delays above; a CRM that is down over a weekend needs a person anyway. */
const MAX_ATTEMPTS = 200;
/** How long the CRM is asked who called, once the activity is there, and the pauses: half of the time since the end. */
const ASK_WHO_FOR_MS = 24 * 60 * 60_000;
const FIRST_ASK_MS = 30_000;

export interface SettleDeps {
  readonly book: Pick<CallBook, 'update'>;
  readonly now: Now;
  readonly log: Log;
  /** 0 to 1; spreads retries so that a CRM that comes back is not hit by all at once. */
  readonly random: () => number;
  readonly callers?: { readonly owes: (call: Call) => boolean } | undefined;
}

const isSameRecord = (a: RecordRef | undefined, b: RecordRef | undefined): boolean =>
  a?.type === b?.type && a?.id === b?.id;

/** Delay before attempt `attempts + 1`: doubling, capped, with up to a quarter of jitter. */
export const retryDelayMs = (attempts: number, random: () => number): number =>
  Math.round(Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 20)) * (1 + random() / 4));

/** The plan as the CRM has it now, with what the agent has changed in the meantime. */
const planAfter = (told: PlannedCallBack, { at, user, no } = told): PlannedCallBack => ({
  ...told,
  at,
  user,
  no: Math.max(told.no, no),
});

/**
 * Stores the result of an attempt to write a call's activity; `sent` is the call as it was written. If another node has
 * taken it over in the meantime, nothing is stored, and that node writes the same activity.
 */
export const createSettle = ({ book, now, log, random, callers }: SettleDeps) => {
  /** When to ask again who called, for an activity that is written. */
  const askAgainMs = (call: Call): number | null => {
    const ageMs = Math.max(0, now() - Date.parse(call.endedAt ?? call.createdAt));
    if (callers?.owes(call) !== true || ageMs > ASK_WHO_FOR_MS) return null;
    return now() + Math.min(LAST_RETRY_MS, Math.max(FIRST_ASK_MS, ageMs / 2));
  };
  const dueMs = (call: Call): number | null => (call.activity.state === 'pending' ? now() : askAgainMs(call));

  const settle = async (
    sent: Call,
    result: ActivityResult,
    fence?: Fence,
    plan?: PlannedCallBack,
  ): Promise<void> => {
    const due = (activityDueMs: number | null): SaveOptions => ({
      activityDueMs,
      ...defined({ fence }),
    });
    const attempts = (sent.activity.attempts ?? 0) + 1;
    switch (result.kind) {
      case 'written': {
        await book.update(
          sent.id,
          (call) => {
            const { error: _fixed, earlier, endedAs, ...rest } = call.activity;
            // A repeated first write may have found an activity with an earlier attempt's text.
            const maybeOld = sent.activity.writtenAt === undefined && sent.activity.earlier !== undefined;
            const isMoved =
              call.incoming !== undefined &&
              isLinkedLater(call.incoming) &&
              !isSameRecord(call.record, sent.record);
            const isNoted = call.notes !== sent.notes || call.result !== sent.result;
            const isReplanned = call.callBack?.at !== sent.callBack?.at;
            const edited = maybeOld || isNoted || isMoved || isReplanned;
            return revise(call, {
              ...defined({ callBack: plan === undefined ? call.callBack : planAfter(plan, call.callBack) }),
              activity: {
                ...rest,
                state: edited ? 'pending' : 'written',
                id: result.id,
                ...defined({
                  url: result.url,
                  earlier: edited ? earlier : undefined,
                  endedAs: edited ? endedAs : undefined,
                }),
                attempts: 0,
                writtenAt: rest.writtenAt ?? new Date(now()).toISOString(),
              },
            });
          },
          (call) => due(dueMs(call)),
        );
        return;
      }
      case 'retry':
        if (attempts < MAX_ATTEMPTS) {
          const delayMs = Math.max((result.retryAfterSec ?? 0) * 1000, retryDelayMs(attempts, random));
          await book.update(
            sent.id,
            (call) =>
              revise(call, {
                activity: { ...call.activity, state: 'pending', attempts, error: result.reason },
              }),
            () => due(now() + delayMs),
          );
          return;
        }
        return settle(
          sent,
          {
            kind: 'dead',
            reason: `given up after ${attempts} attempts; the last one: ${result.reason}`,
            cure: 'Correct the connection to the CRM, then retry this call on the Calls page.',
          },
          fence,
        );
      case 'dead':
        log.warn({ call: sent.id, crm: sent.crm }, `activity given up: ${result.reason}`);
        await book.update(
          sent.id,
          (call) =>
            revise(call, {
              activity: {
                ...call.activity,
                state: 'dead',
                attempts,
                error: `${result.reason.replace(/\.$/, '')}. ${result.cure}`,
              },
            }),
          () => due(null),
        );
        return;
      default:
        result satisfies never;
    }
  };
  return {
    settle,
    /** Only the caller was looked up, and the CRM said nothing that belongs into the activity. */
    async postpone(sent: Call, fence?: Fence): Promise<void> {
      await book.update(
        sent.id,
        (call) => revise(call, {}),
        (call) => ({ activityDueMs: dueMs(call), ...defined({ fence }) }),
      );
    },
  };
};
