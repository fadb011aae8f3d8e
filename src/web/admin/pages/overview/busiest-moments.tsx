import { Table } from '../../parts/table.tsx';
import type { Overview } from '../../types.ts';
import { fill, texts } from '../../texts.ts';

const beside = (count: number, limit: number | undefined): string =>
  limit === undefined ? String(count) : fill(texts.overview.of, count, limit);

/** How close each CRM instance has come to the limits for all its agents together. */
export const BusiestMoments = ({ peaks }: Pick<Overview, 'peaks'>) => {
  const hasLimits = peaks.some(({ limits }) => Object.keys(limits).length > 0);
  return (
    <section aria-labelledby="busiest">
      <h2 id="busiest">{texts.overview.busiest_moments_of_24_hours}</h2>
      <p class="muted">
        {hasLimits ? texts.overview.together_with_limit : texts.overview.together_without_limit}{' '}
        <a href="/admin/rules">{texts.overview.limits_per_crm}</a>
      </p>
      <Table
        caption={texts.overview.busiest_moments_by_crm}
        empty={texts.overview.no_crm_is_connected_yet}
        rows={peaks}
        rowKey={({ crm }) => crm}
        columns={[
          { head: 'CRM', cell: ({ crm }) => crm },
          {
            head: texts.overview.at_a_time,
            cell: ({ concurrent, limits }) => beside(concurrent, limits.concurrent),
            numeric: true,
          },
          {
            head: texts.overview.in_a_minute,
            cell: ({ perMinute, limits }) => beside(perMinute, limits.perMinute),
            numeric: true,
          },
          {
            head: texts.overview.in_24_hours,
            cell: ({ perDay, limits }) => beside(perDay, limits.perDay),
            numeric: true,
          },
        ]}
      />
    </section>
  );
};
