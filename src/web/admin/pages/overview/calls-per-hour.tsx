import { useMemo } from 'preact/hooks';
import { shortTimeText } from '../../../shared/time.ts';
import { TimeChart } from '../../parts/chart.tsx';
import { Table } from '../../parts/table.tsx';
import type { Overview } from '../../types.ts';
import { texts } from '../../texts.ts';

/** Calls over time, drawn, with the numbers behind it as a table. */
export const CallsPerHour = ({ perHour }: { perHour: Overview['perHour'] }) => {
  const times = useMemo(() => perHour.map(({ at }) => Date.parse(at) / 1000), [perHour]);
  const series = useMemo(
    () => [
      { label: texts.common.calls, values: perHour.map(({ calls }) => calls), colour: '--chart-1' },
      { label: texts.common.answered, values: perHour.map(({ answered }) => answered), colour: '--chart-2' },
    ],
    [perHour],
  );
  return (
    <section aria-labelledby="per-hour">
      <h2 id="per-hour">{texts.overview.calls_per_hour}</h2>
      {perHour.every(({ calls }) => calls === 0) ? (
        <p class="muted">{texts.overview.no_calls_in_this_time}</p>
      ) : (
        <>
          <TimeChart times={times} series={series} />
          <details>
            <summary>{texts.overview.the_same_as_a_table}</summary>
            <Table
              caption={texts.overview.calls_of_each_hour}
              empty=""
              rows={perHour.filter(({ calls }) => calls > 0)}
              rowKey={(row) => row.at}
              columns={[
                { head: texts.overview.hour, cell: (row) => shortTimeText(row.at) },
                { head: texts.common.calls, cell: (row) => row.calls, numeric: true },
                { head: texts.common.answered, cell: (row) => row.answered, numeric: true },
              ]}
            />
          </details>
        </>
      )}
    </section>
  );
};
