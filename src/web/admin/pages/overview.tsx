import { useState } from 'preact/hooks';
import { durationText } from '../../shared/time.ts';
import { api } from '../endpoints.ts';
import { Bars } from '../parts/bars.tsx';
import { refusalText } from '../parts/finding-text.ts';
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
import { outcomeText } from '../parts/outcome-words.ts';
import { texts } from '../texts.ts';

const USUAL_HOURS = 24;

/** Health, figures, and charts that are also tables. */
export const OverviewPage = () => {
  const [range, setRange] = useState(() => lastHours(USUAL_HOURS));
  const overview = useLoad(JSON.stringify(range), () => api.overview({ from: range.from, to: range.to }));
  const { data } = overview;
  return (
    <View title={texts.overview.overview} actions={<RangeChoice onRange={setRange} />}>
      <ErrorNote error={overview.error} />
      {!data && overview.loading && <Loading />}
      {data && (
        <>
          <HealthList health={data.health} />
          <Figures data={data} />
          <CallsPerHour perHour={data.perHour} />
          <div class="halves">
            <section aria-labelledby="outcomes">
              <h2 id="outcomes">{texts.overview.how_calls_ended}</h2>
              <Bars
                caption={texts.overview.how_calls_ended}
                empty={texts.overview.no_call_has_ended_in}
                rows={data.outcomes.map(({ outcome, count }) => ({ name: outcomeText(outcome), count }))}
              />
            </section>
            <section aria-labelledby="refusals">
              <h2 id="refusals">{texts.overview.refusals}</h2>
              <Bars
                caption={texts.overview.refusals_by_reason}
                empty={texts.overview.nothing_was_refused}
                rows={data.refusals.map((refusal) => {
                  const { meaning, cure } = refusalText(refusal);
                  return { name: meaning, count: refusal.count, note: cure };
                })}
              />
            </section>
          </div>
          <section aria-labelledby="results">
            <h2 id="results">{texts.overview.results_of_calls}</h2>
            <Bars
              caption={texts.overview.results_of_calls}
              empty={texts.overview.no_call_has_ended_in}
              rows={data.results.map(({ label, count }) => ({ name: label, count }))}
            />
          </section>
          <section aria-labelledby="agents">
            <h2 id="agents">{texts.overview.busiest_agents}</h2>
            <Table
              caption={texts.overview.calls_by_agent}
              empty={texts.overview.nobody_has_called_in_this}
              rows={data.agents}
              rowKey={(row) => `${row.crm}/${row.user}`}
              columns={[
                {
                  head: texts.common.agent,
                  cell: (row) => (
                    <a href={`/admin/calls?user=${encodeURIComponent(row.user)}`}>{row.name ?? row.user}</a>
                  ),
                },
                { head: 'CRM', cell: (row) => row.crm },
                { head: texts.common.calls, cell: (row) => row.calls, numeric: true },
                { head: texts.common.answered, cell: (row) => row.answered, numeric: true },
                { head: texts.common.talk_time, cell: (row) => durationText(row.talkSeconds), numeric: true },
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
