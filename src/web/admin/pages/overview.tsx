import { useState } from 'preact/hooks';
import { clockText } from '../../shared/time.ts';
import { api } from '../endpoints.ts';
import { Bars } from '../parts/bars.tsx';
import { ErrorNote, Loading } from '../parts/notes.tsx';
import { Table } from '../parts/table.tsx';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { BusiestMoments } from './overview/busiest-moments.tsx';
import { CallsPerHour } from './overview/calls-per-hour.tsx';
import { Figures } from './overview/figures.tsx';
import { HealthList } from './overview/health-list.tsx';
import { NodeList } from './overview/node-list.tsx';
import { RangeChoice, lastHours } from './overview/range-choice.tsx';
import { outcomeText } from './calls/words.ts';

const USUAL_HOURS = 24;

/** Health, figures, and charts that are also tables. */
export const OverviewPage = () => {
  const [range, setRange] = useState(() => lastHours(USUAL_HOURS));
  const overview = useLoad(JSON.stringify(range), () => api.overview({ from: range.from, to: range.to }));
  const { data } = overview;
  return (
    <View title="Overview" actions={<RangeChoice onRange={setRange} />}>
      <ErrorNote error={overview.error} />
      {!data && overview.loading && <Loading />}
      {data && (
        <>
          <HealthList health={data.health} />
          <Figures data={data} />
          <CallsPerHour perHour={data.perHour} />
          <div class="halves">
            <section aria-labelledby="outcomes">
              <h2 id="outcomes">How calls ended</h2>
              <Bars
                caption="How calls ended"
                empty="No call has ended in this time."
                rows={data.outcomes.map(({ outcome, count }) => ({ name: outcomeText(outcome), count }))}
              />
            </section>
            <section aria-labelledby="refusals">
              <h2 id="refusals">Refusals</h2>
              <Bars
                caption="Refusals by reason"
                empty="Nothing was refused."
                rows={data.refusals.map(({ meaning, count, cure }) => ({ name: meaning, count, note: cure }))}
              />
            </section>
          </div>
          <section aria-labelledby="agents">
            <h2 id="agents">Busiest agents</h2>
            <Table
              caption="Calls by agent"
              empty="Nobody has called in this time."
              rows={data.agents}
              rowKey={(row) => `${row.crm}/${row.user}`}
              columns={[
                {
                  head: 'Agent',
                  cell: (row) => (
                    <a href={`/admin/calls?user=${encodeURIComponent(row.user)}`}>{row.name ?? row.user}</a>
                  ),
                },
                { head: 'CRM', cell: (row) => row.crm },
                { head: 'Calls', cell: (row) => row.calls, numeric: true },
                { head: 'Answered', cell: (row) => row.answered, numeric: true },
                { head: 'Talk time', cell: (row) => clockText(row.talkSeconds), numeric: true },
              ]}
            />
          </section>
          <BusiestMoments peaks={data.peaks} />
          {data.nodes && <NodeList nodes={data.nodes} />}
        </>
      )}
    </View>
  );
};
