import { endOfDay, startOfDay } from '../../../shared/time.ts';
import { PeriodChoice } from '../../parts/period-choice.tsx';
import { texts } from '../../texts.ts';

export interface Range {
  readonly from: string;
  readonly to: string;
}

const HOUR_MS = 3_600_000;
const PERIODS = [
  ['24', texts.overview.last_24_hours],
  ['168', texts.overview.last_7_days],
  ['720', texts.overview.last_30_days],
] as const;

export const lastHours = (hours: number): Range => {
  const to = Date.now();
  return { from: new Date(to - hours * HOUR_MS).toISOString(), to: new Date(to).toISOString() };
};

/** A preset period up to now, or two chosen dates. */
export const RangeChoice = ({ onRange }: { onRange: (range: Range) => void }) => (
  <PeriodChoice
    usual={PERIODS}
    first="24"
    onUsual={(hours) => {
      onRange(lastHours(Number(hours)));
    }}
    onDays={(from, to) => {
      onRange({ from: startOfDay(from), to: endOfDay(to) });
    }}
  />
);
