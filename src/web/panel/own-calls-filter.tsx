import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { resultLabel } from '../../vocabulary/results.ts';
import { lastDays } from '../shared/days.ts';
import { durationText } from '../shared/time.ts';
import type { CallQuery } from './client.ts';
import type { Agent } from './types.ts';
import { useWords } from './words.tsx';

/** `from` and `to` are days here. */
export const NO_FILTER: CallQuery = {
  search: '',
  direction: '',
  outcome: '',
  result: '',
  minSeconds: '',
  sort: '',
  from: '',
  to: '',
};

type Options = readonly (readonly [value: string, text: string])[];

const OWN = 'own';
const DAYS = ['7', '30', '365'];
const TALKED_SEC = [30, 60, 300, 900];

const Labelled = (props: { label: string; children: (id: string) => ComponentChildren }) => {
  const id = useId();
  return (
    <div>
      <label for={id}>{props.label}</label>
      {props.children(id)}
    </div>
  );
};

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

const Choice = ({ label, value, options, onValue }: FieldProps & { readonly options: Options }) => (
  <Labelled label={label}>
    {(id) => (
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onValue(event.currentTarget.value);
        }}
      >
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);

const Day = ({ label, value, onValue }: FieldProps) => (
  <Labelled label={label}>
    {(id) => (
      <input
        id={id}
        type="date"
        value={value}
        onInput={(event) => {
          onValue(event.currentTarget.value);
        }}
      />
    )}
  </Labelled>
);

/** What the agent looks for: one field to type in, and choices that are out of the way until they are wanted. */
export const OwnCallsFilter = (props: {
  filter: CallQuery;
  results: Agent['results'];
  onChange: (filter: CallQuery) => void;
}) => {
  const { filter, results, onChange } = props;
  const { t, language, outcomes } = useWords();
  const id = useId();
  const [period, setPeriod] = useState('');
  const any = ['', t('any')] as const;
  const set = (name: keyof CallQuery) => (value: string) => {
    onChange({ ...filter, [name]: value });
  };
  const choose = (next: string): void => {
    setPeriod(next);
    if (next !== OWN)
      onChange({ ...filter, ...(next === '' ? { from: '', to: '' } : lastDays(Number(next))) });
  };
  return (
    <form
      aria-label={t('filters')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label for={id} class="sr">
        {t('search_calls')}
      </label>
      <input
        id={id}
        type="search"
        autocomplete="off"
        maxLength={100}
        placeholder={t('search_calls')}
        value={filter.search}
        onInput={(event) => {
          set('search')(event.currentTarget.value);
        }}
      />
      <details class="filters">
        <summary>{t('filters')}</summary>
        <div class="choices">
          <Choice
            label={t('period')}
            value={period}
            options={[
              ['', t('any_time')],
              ['1', t('today')],
              ...DAYS.map((days) => [days, t('last_days', days)] as const),
              [OWN, t('dates')],
            ]}
            onValue={choose}
          />
          <Choice
            label={t('order')}
            value={filter.sort}
            options={[
              ['', t('newest_first')],
              ['oldest', t('oldest_first')],
              ['longest', t('longest_first')],
            ]}
            onValue={set('sort')}
          />
          {period === OWN && <Day label={t('from_day')} value={filter.from} onValue={set('from')} />}
          {period === OWN && <Day label={t('to_day')} value={filter.to} onValue={set('to')} />}
          <Choice
            label={t('direction')}
            value={filter.direction}
            options={[any, ['outbound', t('outgoing')], ['inbound', t('came_in')]]}
            onValue={set('direction')}
          />
          <Choice
            label={t('talked_at_least')}
            value={filter.minSeconds}
            options={[any, ...TALKED_SEC.map((seconds) => [String(seconds), durationText(seconds)] as const)]}
            onValue={set('minSeconds')}
          />
          <Choice
            label={t('outcome')}
            value={filter.outcome}
            options={[any, ...outcomes]}
            onValue={set('outcome')}
          />
          <Choice
            label={t('result')}
            value={filter.result}
            options={[any, ...results.map((one) => [one.code, resultLabel(one, [language])] as const)]}
            onValue={set('result')}
          />
        </div>
      </details>
    </form>
  );
};
