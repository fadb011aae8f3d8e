import type { Call } from './call.ts';
import { advance, isDialling } from './advance.ts';

const REFUSAL = {
  code: 'not_ready',
  detail: 'The connector could not write to its database; nothing was dialled.',
} as const;

/** A call that never reached MOR because its node was told that the write failed; kept, as others may follow it. */
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
