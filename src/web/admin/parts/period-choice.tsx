import { useState } from 'preact/hooks';
import { Choice, Field } from './field.tsx';
import { texts } from '../texts.ts';

const OWN = 'own';

/** A preset period, or two chosen days, both included. */
export const PeriodChoice = <Usual extends string>(props: {
  /** The choices other than days. */
  usual: readonly (readonly [period: Usual, text: string])[];
  first: Usual;
  onUsual: (period: Usual) => void;
  /** Such as 2026-11-28. */
  onDays: (from: string, to: string) => void;
}) => {
  const [period, setPeriod] = useState<Usual | typeof OWN>(props.first);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const useDays = (first: string, last: string): void => {
    setFrom(first);
    setTo(last);
    if (first !== '' && last !== '' && first <= last) props.onDays(first, last);
  };
  return (
    <>
      <Choice<Usual | typeof OWN>
        label={texts.common.time}
        value={period}
        options={[...props.usual, [OWN, texts.parts.dates]]}
        onValue={(next) => {
          setPeriod(next);
          if (next !== OWN) props.onUsual(next);
        }}
      />
      {period === OWN && (
        <>
          <Field
            label={texts.parts.from}
            type="date"
            value={from}
            onValue={(value) => {
              useDays(value, to);
            }}
          />
          <Field
            label={texts.parts.to}
            type="date"
            value={to}
            error={from !== '' && to !== '' && to < from ? texts.parts.before_the_first_day : undefined}
            onValue={(value) => {
              useDays(from, value);
            }}
          />
        </>
      )}
    </>
  );
};
