import type { Call, Recording } from '../call/call.ts';
import type { RecordingRules } from './rules.ts';

const SEC = 1_000;
const MIN = 60 * SEC;
const DAY = 24 * 60 * MIN;
/** MOR needs time to turn the sound files of a call into an MP3. */
const ASK_AFTER_MS = [30 * SEC, 2 * MIN, 5 * MIN, 15 * MIN, 60 * MIN] as const;
const LAST_ASK_MS = 60 * MIN;
const FIRST_RETRY_MS = 30 * SEC;
const LAST_RETRY_MS = 15 * MIN;

const endOf = (call: Call): number => Date.parse(call.endedAt ?? call.createdAt);

export const firstDueMs = (call: Call): number => endOf(call) + ASK_AFTER_MS[0];

/** When its time in MOR is over. */
export const expiresMs = (call: Call, { keepDays }: RecordingRules): number => endOf(call) + keepDays * DAY;

/** Is MOR certainly finished with this call's sound files? */
export const isSettled = (call: Call, asked: number, nowMs: number): boolean =>
  asked >= ASK_AFTER_MS.length || (asked > 0 && nowMs >= endOf(call) + LAST_ASK_MS);

const retryMs = (failures: number): number =>
  Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10));

/** When MOR is to be asked next about this call; null: never again. */
export const dueMs = (call: Call, rules: RecordingRules, nowMs: number): number | null => {
  const recording: Recording | undefined = call.recording;
  if (recording === undefined || recording.erasedAt !== undefined) return null;
  if ((recording.failures ?? 0) > 0) return nowMs + retryMs(recording.failures ?? 1);
  if (recording.erasure === undefined && recording.state === 'available') return expiresMs(call, rules);
  if (recording.state === 'none') return null;
  const nextMs = endOf(call) + (ASK_AFTER_MS[recording.asked] ?? LAST_ASK_MS);
  // The deletion was asked for: what is there goes now, what comes later goes when it comes.
  return recording.erasure !== undefined && recording.asked === 0 ? nowMs : Math.max(nowMs, nextMs);
};
