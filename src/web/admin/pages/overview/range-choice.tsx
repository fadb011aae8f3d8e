import { useState } from 'preact/hooks';
import { endOfDay, startOfDay } from '../../../shared/time.ts';
import { Choice, Field } from '../../parts/field.tsx';

export interface Range {
  readonly from: string;
  readonly to: string;
}

const HOUR_MS = 3_600_000;
const OWN = 'own';
const PERIODS = [
  ['24', 'Last 24 hours'],
  ['168', 'Last 7 days'],
  ['720', 'Last 30 days'],
  [OWN, 'Dates'],
] as const;

export const lastHours = (hours: number): Range => {
  const to = Date.now();
  return { from: new Date(to - hours * HOUR_MS).toISOString(), to: new Date(to).toISOString() };
};

/** A usual period, or two dates of one's own. */
export const RangeChoice = ({ onRange }: { onRange: (range: Range) => void }) => {
  const [period, setPeriod] = useState('24');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const useDates = (first: string, last: string): void => {
    setFrom(first);
    setTo(last);
    if (first !== '' && last !== '' && first <= last)
      onRange({ from: startOfDay(first), to: endOfDay(last) });
  };
  return (
    <>
      <Choice
        label="Time"
        value={period}
        options={PERIODS}
        onValue={(next) => {
          setPeriod(next);
          if (next !== OWN) onRange(lastHours(Number(next)));
        }}
      />
      {period === OWN && (
        <>
          <Field
            label="From"
            type="date"
            value={from}
            onValue={(value) => {
              useDates(value, to);
            }}
          />
          <Field
            label="To"
            type="date"
            value={to}
            error={from !== '' && to !== '' && to < from ? 'Before the first day' : undefined}
            onValue={(value) => {
              useDates(from, value);
            }}
          />
        </>
      )}
    </>
  );
};
