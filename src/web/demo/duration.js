// Made from src/vocabulary by npm run generate.
const partsOf = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  return [
    ['hour', Math.floor(whole / 3600)],
    ['minute', Math.floor(whole / 60) % 60],
    ['second', whole % 60],
  ];
};
export const unitText = (unit, count, locale) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(count);
export const durationText = (seconds, locale) => {
  const parts = partsOf(seconds);
  const first = parts.findIndex(([unit, count]) => count > 0 || unit === 'second');
  return parts
    .slice(first)
    .map(([unit, count]) => unitText(unit, count, locale))
    .join(' ');
};
