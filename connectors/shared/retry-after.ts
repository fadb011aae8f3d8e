const MAX_SEC = 24 * 3600;

/**
 * Seconds that an HTTP `Retry-After` header asks for (RFC 9110, 10.2.3: a number or a date), between 0 and one day.
 * Undefined when there is none or it is malformed.
 */
export const parseRetryAfterSec = (header: string | null | undefined, nowMs: number): number | undefined => {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text), MAX_SEC);
  // Date.parse also accepts things that are not HTTP dates, for instance "-5" or "0.5".
  if (!/^[A-Za-z]{3},? /.test(text)) return undefined;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? undefined : Math.min(Math.max(Math.ceil((atMs - nowMs) / 1000), 0), MAX_SEC);
};
