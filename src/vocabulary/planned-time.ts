const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** The clock of the machine at that moment, as a field for date and time shows it: 2026-12-01T09:00. */
export const localTime = (ms: number): string => {
  const at = new Date(ms);
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(twoDigits).join('-');
  return `${day}T${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
};

/** What such a field says, with the reader's offset at that moment; null: nothing. */
export const withOffset = (local: string): string | null => {
  if (local === '') return null;
  const minutes = -new Date(local).getTimezoneOffset();
  const whole = Math.abs(minutes);
  const sign = minutes < 0 ? '-' : '+';
  return `${local}:00${sign}${twoDigits(Math.floor(whole / 60))}:${twoDigits(whole % 60)}`;
};
