import { defined } from '../../defined.ts';
import type { Call, Recording, RecordingPart } from '../call/call.ts';
import { revise } from '../call/advance.ts';
import type { Erasure } from '../../vocabulary/recordings.ts';
import type { FoundRecording } from '../mor-recordings.ts';
import { sameNumber } from '../call/same-number.ts';
import { expiresMs, isSettled } from './schedule.ts';
import type { RecordingRules } from './rules.ts';

/** How much of the conversation a finished recording has at least; a shorter one may still be growing. */
const ENOUGH = 0.8;

/** The call with another recording; it has one. */
const withRecording = (call: Call, change: (recording: Recording) => Recording): Call =>
  call.recording === undefined ? call : revise(call, { recording: change(call.recording) });

/** Nobody can listen from now on; MOR is still to be asked to delete it. */
export const withErasure = (call: Call, erasure: Erasure): Call =>
  call.recording === undefined || call.recording.erasure !== undefined || call.recording.state === 'none'
    ? call
    : withRecording(call, ({ failures: _none, error: _fixed, ...recording }) => ({
        ...recording,
        state: 'deleted',
        erasure,
        asked: 0,
      }));

/** Why the recording must go now; undefined: it need not. */
export const erasureNow = (call: Call, rules: RecordingRules, nowMs: number): Erasure | undefined => {
  const { recording, consent } = call;
  if (recording === undefined) return undefined;
  if (rules.notice === 'agent_says' && consent !== true) return 'no_consent';
  return nowMs >= expiresMs(call, rules) ? 'expired' : undefined;
};

/** Clocks differ, and a channel is made a moment before or after its call. */
const SLACK_MS = 2 * 60_000;

/** When a leg's channel was made: Asterisk's `uniqueid` begins with the Unix time. */
const madeMs = (file: string | undefined): number | undefined => {
  const seconds = /^(\d{9,11})\.\d+/.exec(file ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
};

/**
 * Is this recording of this call? An old MOR does not know the filter by id and answers with everybody's of today. So a file
 * that is not named after one of the call's legs must have been made during the call, and show one of its numbers; without
 * that time it must show the other party's.
 */
export const isOfCall = (call: Call, { file, source, destination }: FoundRecording): boolean => {
  const { following, dialled, incoming } = call;
  if (file !== undefined && following.uniqueIds.includes(file)) return true;
  const shows = (own: readonly (string | null | undefined)[]): boolean =>
    own.some(
      (one) => typeof one === 'string' && [source, destination].some((shown) => sameNumber(shown, one)),
    );
  const other = incoming === undefined ? [dialled.dst, call.destination] : [incoming.from];
  const made = madeMs(file);
  if (made === undefined) return shows(other);
  const atMs = made - (following.morAheadMs ?? 0);
  const isDuring =
    atMs >= Date.parse(call.createdAt) - SLACK_MS &&
    atMs <= Date.parse(call.endedAt ?? call.createdAt) + SLACK_MS;
  return isDuring && shows([...other, dialled.src]);
};

const partOf = ({ id, durationSec, bytes }: FoundRecording): RecordingPart => ({
  id,
  durationSec,
  ...defined({ bytes }),
});

/** The longest first: MOR can have recorded both legs. */
const longestFirst = (parts: readonly RecordingPart[]): readonly RecordingPart[] =>
  [...parts].sort((a, b) => b.durationSec - a.durationSec || (a.id < b.id ? -1 : 1));

/** What MOR has answered to the question for the recordings of a call. */
export const afterFound = (call: Call, found: readonly FoundRecording[], nowMs: number): Call =>
  withRecording(call, ({ failures: _none, error: _fixed, ...recording }) => {
    const parts = longestFirst(found.map(partOf));
    const asked = recording.asked + 1;
    const isEnough = (parts[0]?.durationSec ?? 0) >= ENOUGH * (call.talkSeconds ?? 0) && parts.length > 0;
    const isLast = isSettled(call, asked, nowMs);
    if (isEnough || (isLast && parts.length > 0)) return { ...recording, asked, parts, state: 'available' };
    return { ...recording, asked, parts, state: isLast ? 'none' : 'pending' };
  });

/** What was there has been deleted in MOR; more may come while MOR is not finished with the call. */
export const afterErased = (call: Call, nowMs: number): Call =>
  withRecording(call, ({ failures: _none, error: _fixed, ...recording }) => {
    const asked = recording.asked + 1;
    const isDone = isSettled(call, asked, nowMs);
    return {
      ...recording,
      asked,
      parts: [],
      ...defined({ erasedAt: isDone ? new Date(nowMs).toISOString() : undefined }),
    };
  });

/** MOR did not answer, or refused. A recording that was never found is given up when its time would be over. */
export const afterFailure = (call: Call, error: string, rules: RecordingRules, nowMs: number): Call =>
  withRecording(call, (recording) =>
    recording.state === 'pending' && nowMs >= expiresMs(call, rules)
      ? { ...recording, error, failures: 0, state: 'none' }
      : { ...recording, error, failures: (recording.failures ?? 0) + 1 },
  );
