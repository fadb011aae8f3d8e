import { minuteOfDay, withinHours } from './quiet-hours.ts';
import type { QuietHours } from './quiet-hours.ts';

/** Is it between these clock times now? `zone`: IANA name; absent: the zone of this machine. */
export const isWithinHours = (
  { zone, ...hours }: QuietHours & { readonly zone?: string | undefined },
  nowMs: number,
): boolean =>
  withinHours(minuteOfDay(zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, nowMs), hours);
