/** A calendar day in one time zone. */
export interface ZoneDay {
  /** Such as 2026-11-28. */
  readonly day: string;
  readonly fromMs: number;
  /** Exclusive: the moment at which the next day begins. */
  readonly toMs: number;
}

const DAY_MS = 86_400_000;

/** What a clock in the zone shows, expressed as if it were UTC. */
const wallClock = (zone: string): ((atMs: number) => number) => {
  // The Swedish format is 2026-11-28 13:05:12.
  const form = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (atMs) => Date.parse(`${form.format(atMs).replace(' ', 'T')}Z`);
};

/**
 * When a day begins; `midnightMs` is its midnight in UTC. Usually that is midnight. Where the clock skips midnight, it is the
 * moment of the jump; where it shows midnight twice, the first one.
 */
const beginOf = (wall: (atMs: number) => number, midnightMs: number): number => {
  const begins = [-DAY_MS, DAY_MS].map((nearMs) => {
    const atMs = midnightMs + nearMs;
    return midnightMs - (wall(atMs) - atMs);
  });
  const [earlier, later] = [Math.min(...begins), Math.max(...begins)];
  return wall(earlier) >= midnightMs ? earlier : later;
};

/** The days from the first to the last, both included. A day that the zone's calendar skipped is empty. */
export const daysIn = (zone: string, first: string, last: string): readonly ZoneDay[] => {
  const wall = wallClock(zone);
  const days: ZoneDay[] = [];
  const lastMs = Date.parse(last);
  let fromMs = beginOf(wall, Date.parse(first));
  for (let atMs = Date.parse(first); atMs <= lastMs; atMs += DAY_MS) {
    const toMs = beginOf(wall, atMs + DAY_MS);
    days.push({ day: new Date(atMs).toISOString().slice(0, 10), fromMs, toMs });
    fromMs = toMs;
  }
  return days;
};
