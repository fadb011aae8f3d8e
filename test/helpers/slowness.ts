/**
 * How much slower than a quiet developer's machine this one computes just now, at least 1. For limits of processor time
 * that no document promises: where memory is contended, the same work takes several times as much of it.
 */
export const slowness = (): number => {
  const before = process.cpuUsage();
  const seen = new Map<string, string[]>();
  for (let i = 0; i < 60_000; i += 1) {
    const fields = JSON.parse(`["user-${i}","+3706${i}","Agent, no. ${i}"]`) as string[];
    seen.set(fields.join(';').replace(/[+;]/g, ''), fields);
  }
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, (user + system) / 1000 / REFERENCE_MS);
};

/** Processor milliseconds of the work above in a fresh process on two idle cores: 164 to 238 in five runs. */
const REFERENCE_MS = 200;
