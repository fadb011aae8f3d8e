import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '../api.ts';
import { api } from '../endpoints.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Choice, Field } from '../parts/field.tsx';
import { Badge, ErrorNote, Loading } from '../parts/notes.tsx';
import { Pager, usePaging } from '../parts/pager.tsx';
import { useDebounced } from '../parts/use-debounced.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import type { Call } from '../types.ts';
import { CallDetails } from './calls/call-details.tsx';
import { CallTable } from './calls/call-table.tsx';
import { useLiveCalls } from './calls/use-live-calls.ts';
import { OUTCOME_OPTIONS, STATE_OPTIONS } from './calls/words.ts';

const PAGE_SIZE = 50;
const TYPING_MS = 300;
const ACTIVITIES = [
  ['', 'Any'],
  ['written', 'written'],
  ['pending', 'waits'],
  ['dead', 'given up'],
] as const;

/** Midnight of the reader's own day as an instant. */
const startOf = (day: string): string => (day === '' ? '' : new Date(`${day}T00:00:00`).toISOString());
const endOf = (day: string): string => (day === '' ? '' : new Date(`${day}T23:59:59.999`).toISOString());

/** What is going on now, and the history with filters. */
export const Calls = () => {
  const { query: asked } = useLocation();
  const [user, setUser] = useState(asked['user'] ?? '');
  const [state, setState] = useState(asked['state'] ?? '');
  const [outcome, setOutcome] = useState(asked['outcome'] ?? '');
  const [activity, setActivity] = useState(asked['activity'] ?? '');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [opened, setOpened] = useState<Call>();
  const paging = usePaging();
  const live = useLiveCalls();
  const settledUser = useDebounced(user.trim(), TYPING_MS);

  const filters = { user: settledUser, state, outcome, activity, from: startOf(from), to: endOf(to) };
  const restart = paging.first;
  useEffect(restart, [JSON.stringify(filters)]);
  const query = { ...filters, limit: PAGE_SIZE, cursor: paging.cursor };
  const history = useLoad(JSON.stringify(query), () => api.calls(query));

  const newest = (call: Call): Call => {
    const told = live.byId.get(call.id);
    return told && told.version >= call.version ? told : call;
  };
  const current = [...live.byId.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return (
    <View
      title="Calls"
      actions={
        <a
          role="button"
          class="small secondary outline"
          href={addressOf('calls/export.csv', filters)}
          download
        >
          Export
        </a>
      }
    >
      <section aria-labelledby="live">
        <h2 id="live">
          Now <Badge tone={live.connected ? 'good' : 'warn'}>{live.connected ? 'live' : 'connecting'}</Badge>
        </h2>
        <CallTable caption="Calls now" empty="Nobody is calling." calls={current} onOpen={setOpened} />
      </section>
      <section aria-labelledby="history">
        <h2 id="history">History</h2>
        <form
          class="filters"
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <Field label="Agent" value={user} onValue={setUser} placeholder="CRM user id" />
          <Choice label="State" value={state} options={STATE_OPTIONS} onValue={setState} />
          <Choice label="Outcome" value={outcome} options={OUTCOME_OPTIONS} onValue={setOutcome} />
          <Choice label="Activity" value={activity} options={ACTIVITIES} onValue={setActivity} />
          <Field label="From" type="date" value={from} onValue={setFrom} />
          <Field label="To" type="date" value={to} onValue={setTo} />
        </form>
        <ErrorNote error={history.error} />
        {!history.data && history.loading && <Loading />}
        {history.data && (
          <>
            <CallTable
              caption="Calls"
              empty="No call is like this."
              calls={history.data.items.map(newest)}
              onOpen={setOpened}
            />
            <Pager paging={paging} next={history.data.next} />
          </>
        )}
        <button type="button" class="small secondary outline" onClick={history.reload}>
          Refresh
        </button>
      </section>
      {opened && (
        <Dialog
          title="Call"
          onClose={() => {
            setOpened(undefined);
          }}
        >
          <CallDetails
            call={newest(opened)}
            onRetried={(call) => {
              setOpened(call);
              history.reload();
            }}
          />
        </Dialog>
      )}
    </View>
  );
};
