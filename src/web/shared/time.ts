const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** 75 -> 1:15, 3675 -> 1:01:15. */
export const clockText = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = twoDigits(whole % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
};

/** Date and time in the format and zone of the reader's browser: its region decides, not the page's language. */
export const timeText = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Time of day for today, otherwise with the date. */
export const shortTimeText = (iso: string): string => {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  return isToday
    ? at.toLocaleTimeString(undefined, { timeStyle: 'short' })
    : at.toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
};

/** The first and last moments of a day, such as 2026-11-25, in the reader's zone; empty stays empty. */
export const startOfDay = (day: string): string =>
  day === '' ? '' : new Date(`${day}T00:00:00`).toISOString();
export const endOfDay = (day: string): string =>
  day === '' ? '' : new Date(`${day}T23:59:59.999`).toISOString();

/** The reader's time zone, such as Europe/Vilnius. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
