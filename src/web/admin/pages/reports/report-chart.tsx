import { useMemo } from 'preact/hooks';
import { defined } from '../../../../defined.ts';
import { Bars } from '../../parts/bars.tsx';
import { TimeChart } from '../../parts/chart.tsx';
import type { Report } from '../../types.ts';
import { beginOfDay } from '../../../shared/days.ts';
import { subjectText } from './words.ts';
import type { Group } from './words.ts';
import { fill, texts } from '../../texts.ts';

const DAY_SEC = 86_400;
/** More bars than this would add nothing to the table. */
const MOST_BARS = 12;

const PerDay = ({ rows }: { rows: Report['rows'] }) => {
  const times = useMemo(() => rows.map(({ day = '' }) => beginOfDay(day).getTime() / 1000), [rows]);
  const series = useMemo(
    () => [
      { label: texts.common.calls, values: rows.map(({ calls }) => calls), colour: '--chart-1' },
      { label: texts.common.answered, values: rows.map(({ answered }) => answered), colour: '--chart-2' },
    ],
    [rows],
  );
  return <TimeChart times={times} series={series} barSec={DAY_SEC} />;
};

/** The rows as bars. Hidden from screen readers: the table that follows has the same numbers. */
export const ReportChart = ({ group, rows }: { group: Group; rows: Report['rows'] }) =>
  group === 'day' ? (
    <PerDay rows={rows} />
  ) : (
    <div class="chart" aria-hidden="true">
      <Bars
        caption={texts.common.calls}
        empty=""
        rows={rows.slice(0, MOST_BARS).map((row) => ({
          name: subjectText(row),
          count: row.calls,
          ...defined({ note: row.agent?.crm }),
        }))}
      />
      {rows.length > MOST_BARS && (
        <p class="muted">{fill(texts.reports.the_busiest_all_are_in, MOST_BARS)}</p>
      )}
    </div>
  );
