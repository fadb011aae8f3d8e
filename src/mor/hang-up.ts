import type { MorReply } from '../calls/mor-gateway.ts';
import { failure } from './questions.ts';
import type { V2Session } from './v2-session.ts';

/** MOR's ids are digits. An empty one would give the URL that hangs up every call of the switch. */
const CALL_ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

type HangUp = (activeCallId: string) => Promise<MorReply<null>>;

/**
 * Ends one active call through API v2 (https://wiki.kolmisoft.com/index.php?title=MOR_API_drop_active_calls,
 * December 2025).
 */
export const createHangUp =
  (session: V2Session): HangUp =>
  async (activeCallId) => {
    if (!CALL_ID.test(activeCallId)) {
      return failure('unrecognised', 'hanging up needs the id of an active call; this call has none');
    }
    const reply = await session.send('DELETE', `active_calls/${encodeURIComponent(activeCallId)}`);
    if (!reply.ok) return reply;
    const { status, text = '' } = reply.value;
    if (status === 403) return failure('access_denied', 'the v2 user may not hang up calls');
    if (status === 404) return failure('unrecognised', 'MOR does not know this active call (any more)');
    const done = status >= 200 && status < 300 && (status === 204 || /hung_up/i.test(text));
    return done
      ? { ok: true, value: null }
      : failure('unusable_answer', `the hang-up answered HTTP ${status} without a confirmation`);
  };
