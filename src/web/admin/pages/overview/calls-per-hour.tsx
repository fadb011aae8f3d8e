import { useMemo } from 'preact/hooks';
import { shortTimeText } from '../../../shared/time.ts';
import { TimeChart } from '../../parts/chart.tsx';
import { Table } from '../../parts/table.tsx';
import type { Overview } from '../../types.ts';

/** Calls over time, drawn, with the numbers behind it as a table. */
export const CallsPerHour = ({ perHour }: { perHour: Overview['perHour'] }) => {
  const times = useMemo(() => perHour.map(({ at }) => Date.parse(at) / 1000), [perHour]);
  const series = useMemo(
    () => [
      { label: 'Calls', values: perHour.map(({ calls }) => calls), colour: '--chart-1' },
      { label: 'Answered', values: perHour.map(({ answered }) => answered), colour: '--chart-2' },
    ],
    [perHour],
  );
  return (
    <section aria-labelledby="per-hour">
      <h2 id="per-hour">Calls per hour</h2>
      {perHour.every(({ calls }) => calls === 0) ? (
        <p class="muted">No calls in this time.</p>
      ) : (
        <>
          <TimeChart times={times} series={series} />
          <details>
            <summary>The same as a table</summary>
            <Table
              caption="Calls of each hour"
              empty=""
              rows={perHour.filter(({ calls }) => calls > 0)}
              rowKey={(row) => row.at}
              columns={[
                { head: 'Hour', cell: (row) => shortTimeText(row.at) },
                { head: 'Calls', cell: (row) => row.calls, numeric: true },
                { head: 'Answered', cell: (row) => row.answered, numeric: true },
              ]}
            />
          </details>
        </>
      )}
    </section>
  );
};
