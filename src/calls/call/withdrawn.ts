import type { Call } from './call.ts';
import { advance, isDialling } from './advance.ts';

const REFUSAL = {
  code: 'not_ready',
  detail: 'The connector could not write to its database; nothing was dialled.',
} as const;

/** A call that never reached MOR, because its node was told that it was not written. The same call: others follow it by now. */
export const withdrawn = (call: Call, nowMs: number): Call =>
  isDialling(call)
    ? advance(
        call,
        'refused',
        'connector',
        nowMs,
        { refusal: REFUSAL, endedAt: new Date(nowMs).toISOString() },
        REFUSAL.detail,
      )
    : call;
