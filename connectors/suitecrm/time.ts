/**
 * ISO 8601 as SuiteCRM stores it: UTC, seconds, no `T` and no zone. Every other form is stored as NULL without an
 * error, in both APIs, whatever time zone the user has.
 */
export const suiteTime = (iso: string): string => new Date(iso).toISOString().slice(0, 19).replace('T', ' ');
