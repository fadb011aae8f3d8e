import { timeText } from '../../../shared/time.ts';
import { Table } from '../../parts/table.tsx';
import type { Overview } from '../../types.ts';
import { fill, texts } from '../../texts.ts';

/** `mor main` as people write it. */
const dutyText = (lease: string): string =>
  lease.replace(/^mor (.*)$/, (_all, mor: string) => fill(texts.overview.follows_mor, mor));

/** The services that share the database; a single one is not listed. */
export const NodeList = ({ nodes }: { nodes: NonNullable<Overview['nodes']> }) => (
  <section aria-labelledby="nodes">
    <h2 id="nodes">{texts.overview.nodes}</h2>
    <Table
      caption={texts.overview.services_that_share_the_database}
      empty={texts.overview.this_node_is_not_among}
      rows={nodes}
      rowKey={({ id }) => id}
      columns={[
        {
          head: texts.overview.node,
          cell: ({ name, isSelf }) => (isSelf ? fill(texts.overview.this_page, name) : name),
        },
        { head: texts.overview.does, cell: ({ leases }) => leases.map(dutyText).join(', ') },
        {
          head: texts.overview.connections,
          cell: ({ needsRestart }) =>
            needsRestart ? (
              <a href="/admin/connections">{texts.overview.older_ones_restart_it}</a>
            ) : (
              texts.overview.as_stored
            ),
        },
        { head: texts.common.version, cell: ({ version }) => version },
        { head: texts.overview.since, cell: ({ startedAt }) => timeText(startedAt) },
      ]}
    />
  </section>
);
