const DAY_MS = 86_400_000;

/** Every zone changes its offset only at full quarters of an hour UTC. */
const QUARTER_MS = 15 * 60_000;
/** The previous result: a list of CDRs asks about the same moments thousands of times, and Intl is slow. */
let last = { timezone: '', quarter: Number.NaN, minutes: 0 };

function readOffset(atMs: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(atMs).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** Minutes by which the zone is ahead of UTC at that moment. */
function offsetMinutes(atMs: number, timezone: string): number {
  const quarter = Math.floor(atMs / QUARTER_MS);
  if (last.timezone !== timezone || last.quarter !== quarter)
    last = { timezone, quarter, minutes: readOffset(atMs, timezone) };
  return last.minutes;
}

/** Unix milliseconds as `2017-03-06 13:43:54` in the zone. */
export function formatTime(atMs: number, timezone: string): string {
  const shifted = new Date(atMs + offsetMinutes(atMs, timezone) * 60_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}

/** The zone as MOR prints it beside a CDR's date: `GMT +02:00`. */
export function formatOffset(atMs: number, timezone: string): string {
  const minutes = offsetMinutes(atMs, timezone);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `GMT ${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** First and last second of the zone's day around that moment, in Unix milliseconds. */
export function dayOf(atMs: number, timezone: string): { fromMs: number; toMs: number } {
  const offsetMs = offsetMinutes(atMs, timezone) * 60_000;
  const fromMs = Math.floor((atMs + offsetMs) / DAY_MS) * DAY_MS - offsetMs;
  return { fromMs, toMs: fromMs + DAY_MS - 1_000 };
}

/** Seconds as `00:01:07`. */
export function formatDuration(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(11, 19);
}
