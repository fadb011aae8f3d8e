import { timeText } from '../../../shared/time.ts';
import { Table } from '../../parts/table.tsx';
import type { Overview } from '../../types.ts';

/** `mor main` as people write it. */
const dutyText = (lease: string): string => lease.replace(/^mor /, 'follows MOR ');

/** The services that share the database; a single one is not listed. */
export const NodeList = ({ nodes }: { nodes: NonNullable<Overview['nodes']> }) => (
  <section aria-labelledby="nodes">
    <h2 id="nodes">Nodes</h2>
    <Table
      caption="Services that share the database"
      empty="This node is not among the others at the moment."
      rows={nodes}
      rowKey={({ id }) => id}
      columns={[
        { head: 'Node', cell: ({ name, isSelf }) => (isSelf ? `${name} (this page)` : name) },
        { head: 'Does', cell: ({ leases }) => leases.map(dutyText).join(', ') },
        {
          head: 'Connections',
          cell: ({ needsRestart }) =>
            needsRestart ? <a href="/admin/connections">Older ones: restart it</a> : 'As stored',
        },
        { head: 'Version', cell: ({ version }) => version },
        { head: 'Since', cell: ({ startedAt }) => timeText(startedAt) },
      ]}
    />
  </section>
);
