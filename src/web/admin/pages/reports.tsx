import { useState } from 'preact/hooks';
import { ownZone } from '../../shared/time.ts';
import { addressOf } from '../api.ts';
import { api } from '../endpoints.ts';
import { AgentField } from '../parts/agent-field.tsx';
import { Choice } from '../parts/field.tsx';
import { ErrorNote, Loading } from '../parts/notes.tsx';
import { PeriodChoice } from '../parts/period-choice.tsx';
import { useDebounced } from '../parts/use-debounced.ts';
import { useKnown } from '../parts/use-known.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { dayText, lastDays } from '../../shared/days.ts';
import { ReportChart } from './reports/report-chart.tsx';
import { ReportTable } from './reports/report-table.tsx';
import { GROUPS } from './reports/words.ts';
import type { Group } from './reports/words.ts';
import { fill, language, texts } from '../texts.ts';

const TYPING_MS = 300;
const TITLES = {
  day: texts.reports.calls_by_day,
  agent: texts.reports.calls_by_agent,
  result: texts.reports.calls_by_result,
} as const;
const PERIODS = [
  ['1', texts.reports.today],
  ['7', texts.reports.last_7_days],
  ['30', texts.reports.last_30_days],
  ['365', texts.reports.last_365_days],
] as const;

/** Outgoing and incoming calls, how many were answered and how long people talked, by day, agent or result. */
export const Reports = () => {
  const [days, setDays] = useState(() => lastDays(7));
  const [group, setGroup] = useState<Group>('day');
  const [crm, setCrm] = useState('');
  const [typed, setTyped] = useState('');
  const user = useDebounced(typed.trim(), TYPING_MS);
  const { crms } = useKnown();
  const query = { ...days, group, crm, user, zone: ownZone() };
  // Keep the group with its rows: the table must not show rows of one group as those of another.
  const report = useLoad(JSON.stringify(query), async () => ({ group, answer: await api.reports(query) }));
  const { data } = report;
  return (
    <View
      title={texts.reports.reports}
      actions={
        <a
          role="button"
          class="small secondary outline"
          href={addressOf('GET /reports/export.csv', { ...query, language })}
          download
        >
          {texts.common.export_csv}
        </a>
      }
    >
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <Choice label={texts.reports.count_by} value={group} options={GROUPS} onValue={setGroup} />
        <PeriodChoice
          usual={PERIODS}
          first="7"
          onUsual={(count) => {
            setDays(lastDays(Number(count)));
          }}
          onDays={(from, to) => {
            setDays({ from, to });
          }}
        />
        <Choice
          label="CRM"
          value={crm}
          options={[['', texts.common.any], ...crms.map((id) => [id, id] as const)]}
          onValue={setCrm}
        />
        <AgentField crm={crm} value={typed} onValue={setTyped} />
      </form>
      <ErrorNote error={report.error} />
      {!data && report.loading && <Loading />}
      {data && !report.error && (
        <section aria-labelledby="report" aria-busy={report.loading}>
          <h2 id="report">{TITLES[data.group]}</h2>
          <p class="printed">
            {[`${dayText(days.from)} – ${dayText(days.to)}`, crm, user]
              .filter((one) => one !== '')
              .join(', ')}
          </p>
          {data.answer.total.calls === 0 ? (
            <p class="muted">{texts.reports.no_call_has_ended_in}</p>
          ) : (
            <>
              <ReportChart group={data.group} rows={data.answer.rows} />
              <ReportTable group={data.group} report={data.answer} />
            </>
          )}
          <p class="muted">
            {texts.reports.calls_made_and_received_that}
            {data.group === 'day' && ` ${texts.reports.days_without_calls_are_only}`}{' '}
            {fill(texts.reports.the_time_zone_is, data.answer.zone)}
          </p>
        </section>
      )}
    </View>
  );
};
