/**
 * An ISO 8601 time as SuiteCRM stores it: UTC, seconds, no `T` and no zone. Both APIs silently store any other format
 * as NULL, in every time zone of the user.
 */
export const suiteTime = (iso: string): string => new Date(iso).toISOString().slice(0, 19).replace('T', ' ');
