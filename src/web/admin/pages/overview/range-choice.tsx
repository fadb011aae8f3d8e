import { endOfDay, startOfDay } from '../../../shared/time.ts';
import { PeriodChoice } from '../../parts/period-choice.tsx';

export interface Range {
  readonly from: string;
  readonly to: string;
}

const HOUR_MS = 3_600_000;
const PERIODS = [
  ['24', 'Last 24 hours'],
  ['168', 'Last 7 days'],
  ['720', 'Last 30 days'],
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
