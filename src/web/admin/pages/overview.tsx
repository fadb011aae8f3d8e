import { useMemo, useState } from 'preact/hooks';
import { clockText } from '../../shared/time.ts';
import { api } from '../endpoints.ts';
import { Choice } from '../parts/field.tsx';
import { Badge, ErrorNote, Loading } from '../parts/notes.tsx';
import { Bars } from '../parts/chart.tsx';
import { Table } from '../parts/table.tsx';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import type { Overview } from '../types.ts';
import { CallsPerHour } from './overview/calls-per-hour.tsx';
import { outcomeText } from './calls/words.ts';

const HOUR_MS = 3_600_000;
const RANGES = [
  ['24', 'Last 24 hours'],
  ['168', 'Last 7 days'],
  ['720', 'Last 30 days'],
] as const;

const secondsText = (seconds: number | null | undefined): string =>
  seconds === null || seconds === undefined ? '–' : `${seconds.toFixed(1)} s`;

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div class="figure">
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const Figures = ({ data }: { data: Overview }) => {
  const calls = data.outcomes.reduce((sum, { count }) => sum + count, 0);
  return (
    <dl class="figures">
      <Figure name="Calls" value={String(calls)} />
      <Figure
        name="Answered"
        value={data.answerRate === null ? '–' : `${Math.round(data.answerRate * 100)} %`}
      />
      <Figure name="Until the phone rings, half of the calls" value={secondsText(data.timeToRingSec.p50)} />
      <Figure name="95 of 100 calls" value={secondsText(data.timeToRingSec.p95)} />
      <Figure name="Activities waiting" value={String(data.activities.pending)} />
      <Figure name="Activities given up" value={String(data.activities.dead)} />
    </dl>
  );
};

/** How calling goes: health, figures, charts that are tables too. */
export const OverviewPage = () => {
  const [hours, setHours] = useState('24');
  const range = useMemo(() => {
    const to = Date.now();
    return { from: new Date(to - Number(hours) * HOUR_MS).toISOString(), to: new Date(to).toISOString() };
  }, [hours]);
  const overview = useLoad(hours, () => api.overview(range));
  const { data } = overview;
  return (
    <View
      title="Overview"
      actions={<Choice label="Time" value={hours} options={RANGES} onValue={setHours} />}
    >
      <ErrorNote error={overview.error} />
      {!data && overview.loading && <Loading />}
      {data && (
        <>
          <ul class="health" aria-label="Health">
            {data.health.map((one) => (
              <li key={one.name}>
                <Badge tone={one.ok ? 'good' : 'bad'}>{one.ok ? 'ok' : 'down'}</Badge>
                <strong>{one.name}</strong>
                <span class="muted">{one.detail}</span>
              </li>
            ))}
          </ul>
          <Figures data={data} />
          {data.activities.dead > 0 && (
            <p>
              <a href="/admin/calls?activity=dead">Look at the calls whose activity was given up</a>
            </p>
          )}
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
              caption="Busiest agents"
              empty="Nobody has called in this time."
              rows={data.agents}
              rowKey={(row) => `${row.crm}/${row.user}`}
              columns={[
                { head: 'Agent', cell: (row) => row.name ?? row.user },
                { head: 'CRM', cell: (row) => row.crm },
                { head: 'Calls', cell: (row) => row.calls, numeric: true },
                { head: 'Answered', cell: (row) => row.answered, numeric: true },
                { head: 'Talked', cell: (row) => clockText(row.talkSeconds), numeric: true },
              ]}
            />
          </section>
        </>
      )}
    </View>
  );
};
