import { Table } from '../../parts/table.tsx';
import type { Overview } from '../../types.ts';

const beside = (count: number, limit: number | undefined): string =>
  limit === undefined ? String(count) : `${count} of ${limit}`;

/** How close each CRM instance has come to the limits for all its agents together. */
export const BusiestMoments = ({ peaks }: Pick<Overview, 'peaks'>) => {
  const hasLimits = peaks.some(({ limits }) => Object.keys(limits).length > 0);
  return (
    <section aria-labelledby="busiest">
      <h2 id="busiest">Busiest moments of 24 hours</h2>
      <p class="muted">
        {hasLimits
          ? 'All agents of a CRM together, beside the limit. '
          : 'All agents of a CRM together; no limit is set. '}
        <a href="/admin/rules">Limits per CRM</a>
      </p>
      <Table
        caption="Busiest moments by CRM"
        empty="No CRM is connected yet."
        rows={peaks}
        rowKey={({ crm }) => crm}
        columns={[
          { head: 'CRM', cell: ({ crm }) => crm },
          {
            head: 'At a time',
            cell: ({ concurrent, limits }) => beside(concurrent, limits.concurrent),
            numeric: true,
          },
          {
            head: 'In a minute',
            cell: ({ perMinute, limits }) => beside(perMinute, limits.perMinute),
            numeric: true,
          },
          { head: 'In 24 hours', cell: ({ perDay, limits }) => beside(perDay, limits.perDay), numeric: true },
        ]}
      />
    </section>
  );
};
