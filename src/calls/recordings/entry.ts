import type { Call, Recording } from '../call/call.ts';
import { isClosed } from '../call/advance.ts';
import { measuredEnd } from '../call/told.ts';
import type { RecordingRulesOf } from './rules.ts';
import { firstDueMs } from './schedule.ts';

const NEW: Recording = { state: 'pending', parts: [], asked: 0 };

/** Does MOR know this call by an id? A recording that was found by number and time may belong to another call. */
const hasId = ({ mor, following }: Call): boolean =>
  mor.callbackUniqueId !== undefined || following.uniqueIds.length > 0;

/** The call as it ends, and when MOR is first asked for its recording. Undefined: there is nothing to ask for. */
export const recordingEntry = (
  after: Call,
  before: Call | undefined,
  rulesOf: RecordingRulesOf,
): { readonly recording: Recording; readonly dueMs: number } | undefined => {
  const justEnded = after.state === 'ended' && (before === undefined || !isClosed(before));
  // A voicemail that took the agent's leg is recorded, too.
  const { outcome, talkSeconds } = measuredEnd(after);
  const wasTalked = outcome === 'answered' && talkSeconds > 0;
  if (!justEnded || !wasTalked || !hasId(after) || rulesOf(after.mor.server)?.enabled !== true)
    return undefined;
  return { recording: NEW, dueMs: firstDueMs(after) };
};
