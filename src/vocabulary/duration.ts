type Unit = 'hour' | 'minute' | 'second';

/** [unit, how many] of a duration, the largest first; a call of an hour has minutes and seconds too. */
const partsOf = (seconds: number): [unit: Unit, count: number][] => {
  const whole = Math.max(0, Math.floor(seconds));
  return [
    ['hour', Math.floor(whole / 3600)],
    ['minute', Math.floor(whole / 60) % 60],
    ['second', whole % 60],
  ];
};

/** 5 minutes -> 5m, in that language. */
export const unitText = (unit: Unit, count: number, locale: string | undefined): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(count);

/** 75 -> 1m 15s, 3675 -> 1h 1m 15s, in that language: with units, because 1:15 reads like a time of day. */
export const durationText = (seconds: number, locale: string | undefined): string => {
  const parts = partsOf(seconds);
  const first = parts.findIndex(([unit, count]) => count > 0 || unit === 'second');
  return parts
    .slice(first)
    .map(([unit, count]) => unitText(unit, count, locale))
    .join(' ');
};
