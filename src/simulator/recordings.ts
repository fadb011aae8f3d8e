import { billSeconds, readableCdrs } from './exchange/cdr.ts';
import type { CallLeg } from './exchange/switchboard.ts';
import { beeps } from './mp3.ts';
import { htmlReply, LOGIN_PAGE } from './reply.ts';
import type { WireReply } from './reply.ts';
import type { SimulatorState } from './state.ts';

/** Answered legs whose recordings are ready and not deleted. */
export const recordedLegs = (state: SimulatorState): CallLeg[] => {
  if (!state.options.recording) return [];
  const readySinceMs = state.morNowMs() - state.options.recordingDelayMs;
  return readableCdrs(state).filter(
    ({ leg }) =>
      leg.answersAt !== null &&
      !state.deletedRecordings.has(leg.rowId) &&
      state.morTimeAt(leg.endsAt) <= readySinceMs,
  );
};

const RANGE = /^bytes=(\d*)-(\d*)$/;

/** First and last byte of a range; undefined: the header names none of this file. */
const rangeOf = (header: string, size: number): readonly [number, number] | undefined => {
  const [, from = '', to = ''] = RANGE.exec(header) ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to));
  return first <= last && first < size ? [first, last] : undefined;
};

/** A file below `/billing/recordings`, as a web server sends it: anybody may have it, unless a login is asked for. */
export const recordingFile = (
  state: SimulatorState,
  name: string,
  headers: { readonly range?: string; readonly ifRange?: string },
): WireReply => {
  if (state.options.recordingsNeedLogin) return htmlReply(200, LOGIN_PAGE);
  const found = recordedLegs(state).find(({ leg }) => `${leg.uniqueId}.mp3` === name);
  if (found === undefined) return htmlReply(404, 'Not Found');
  const body = beeps(billSeconds(found));
  const etag = `"${found.leg.rowId}-${body.length}"`;
  const common = { 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes', etag };
  const { range, ifRange } = headers;
  if (range === undefined || !RANGE.test(range) || (ifRange !== undefined && ifRange !== etag))
    return { status: 200, headers: common, body };
  const part = rangeOf(range, body.length);
  if (part === undefined) {
    const reply = htmlReply(416, 'Range Not Satisfiable');
    return { ...reply, headers: { ...reply.headers, 'content-range': `bytes */${body.length}` } };
  }
  const [first, last] = part;
  return {
    status: 206,
    headers: { ...common, 'content-range': `bytes ${first}-${last}/${body.length}` },
    body: body.subarray(first, last + 1),
  };
};
