import { useEffect, useState } from 'preact/hooks';
import { shownLabel } from '../../vocabulary/results.ts';
import { lastDays, shortDayText } from '../shared/days.ts';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import { durationText, ownZone } from '../shared/time.ts';
import type { Client, ReportQuery } from './client.ts';
import { ProblemNote } from './problem-note.tsx';
import type { Report } from './types.ts';
import { useWords } from './words.tsx';

type Group = ReportQuery['group'];
type Row = Report['rows'][number];

const HEIGHT = 40;
const STEP = 10;

/** Calls and, before them, the answered ones. Hidden from screen readers: the table has the same numbers. */
const Bars = ({ rows }: { rows: readonly Row[] }) => {
  const most = Math.max(1, ...rows.map(({ calls }) => calls));
  const bar = (count: number, at: number, kind: string) => {
    const height = (count / most) * HEIGHT;
    return <rect class={kind} x={at * STEP + 1} y={HEIGHT - height} width={STEP - 2} height={height} />;
  };
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${rows.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {rows.map(({ calls, answered }, at) => (
        <g key={at}>
          {bar(calls, at, 'all')}
          {bar(answered, at, 'answered')}
        </g>
      ))}
    </svg>
  );
};

/** The agent's own calls of the last days, in the reader's time zone; asked for when they are looked at. */
export const OwnReport = ({ client }: { client: Client }) => {
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState(7);
  const [group, setGroup] = useState<Group>('day');
  const [report, setReport] = useState<{ group: Group; answer: Report }>();
  const [problem, setProblem] = useState<ApiError>();
  useEffect(() => {
    if (!open) return undefined;
    let isOld = false;
    setProblem(undefined);
    client.report({ ...lastDays(days), zone: ownZone(), group }).then(
      (answer) => {
        if (!isOld) setReport({ group, answer });
      },
      (error: unknown) => {
        if (!isOld) setProblem(asApiError(error));
      },
    );
    return () => {
      isOld = true;
    };
  }, [client, open, days, group]);
  const nameOf = ({ day, result }: Row): string => {
    if (day !== undefined) return shortDayText(day);
    return result?.code == null ? t('none_chosen') : shownLabel(result, [language]);
  };
  const line = (name: string, row: Report['total']) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td>{row.calls}</td>
      <td>{row.answered}</td>
      <td>{durationText(row.talkSeconds)}</td>
    </tr>
  );
  return (
    <details
      class="own-report"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{t('my_figures')}</summary>
      <div class="choices">
        <select
          aria-label={t('period')}
          value={days}
          onChange={(event) => {
            setDays(Number(event.currentTarget.value));
          }}
        >
          <option value={1}>{t('today')}</option>
          <option value={7}>{t('last_days', '7')}</option>
          <option value={30}>{t('last_days', '30')}</option>
        </select>
        <select
          aria-label={t('count_by')}
          value={group}
          onChange={(event) => {
            setGroup(event.currentTarget.value === 'day' ? 'day' : 'result');
          }}
        >
          <option value="day">{t('by_day')}</option>
          <option value="result">{t('by_result')}</option>
        </select>
      </div>
      {problem && <ProblemNote problem={problem} />}
      {report && (
        <>
          <Bars rows={report.answer.rows} />
          <table>
            <thead>
              <tr>
                <th scope="col">{t(report.group === 'day' ? 'day' : 'result')}</th>
                <th scope="col">{t('calls')}</th>
                <th scope="col">{t('answered')}</th>
                <th scope="col">{t('talk_time')}</th>
              </tr>
            </thead>
            <tbody>
              {report.answer.rows.filter(({ calls }) => calls > 0).map((row) => line(nameOf(row), row))}
            </tbody>
            <tfoot>{line(t('total'), report.answer.total)}</tfoot>
          </table>
        </>
      )}
    </details>
  );
};
