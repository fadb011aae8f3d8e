import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { endOfDay, ownZone, startOfDay } from '../../shared/time.ts';
import { addressOf } from '../api.ts';
import { api } from '../endpoints.ts';
import { AgentField } from '../parts/agent-field.tsx';
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
import { ResultChoice } from './calls/result-choice.tsx';
import { RetryAll } from './calls/retry-all.tsx';
import { useLiveCalls } from './calls/use-live-calls.ts';
import { OUTCOME_OPTIONS, STATE_OPTIONS } from './calls/words.ts';
import { texts } from '../texts.ts';

const PAGE_SIZE = 50;
const TYPING_MS = 300;
const ACTIVITIES = [
  ['', texts.common.any],
  ['written', texts.calls.written],
  ['pending', texts.calls.waits],
  ['dead', texts.calls.given_up],
] as const;

const DIRECTIONS = [
  ['', texts.common.any],
  ['outbound', texts.calls.outgoing],
  ['inbound', texts.calls.incoming],
] as const;
const ORDERS = [
  ['', texts.calls.newest_first],
  ['oldest', texts.calls.oldest_first],
  ['longest', texts.calls.longest_first],
] as const;

const NO_FILTERS = {
  user: '',
  state: '',
  outcome: '',
  activity: '',
  from: '',
  to: '',
  search: '',
  direction: '',
  result: '',
  minSeconds: '',
  sort: '',
};
type Filters = typeof NO_FILTERS;

/** The filters from the URL, because links from other pages set some of them. */
const filtersOf = (asked: Readonly<Record<string, string>>): Filters => ({
  ...NO_FILTERS,
  ...Object.fromEntries(Object.entries(asked).filter(([name]) => name in NO_FILTERS)),
});

/** The calls going on now, and the history with filters. */
export const Calls = () => {
  const { query: asked } = useLocation();
  const [filters, setFilters] = useState(() => filtersOf(asked));
  const [opened, setOpened] = useState<Call>();
  const paging = usePaging();
  const live = useLiveCalls();
  const user = useDebounced(filters.user.trim(), TYPING_MS);

  const search = useDebounced(filters.search.trim(), TYPING_MS);
  const wanted = {
    ...filters,
    user,
    search,
    from: startOfDay(filters.from),
    to: endOfDay(filters.to),
  };
  const restart = paging.first;
  useEffect(restart, [JSON.stringify(wanted)]);
  const query = { ...wanted, limit: PAGE_SIZE, cursor: paging.cursor };
  const history = useLoad(JSON.stringify(query), () => api.calls(query));

  const set = (name: keyof Filters) => (value: string) => {
    setFilters((before) => ({ ...before, [name]: value }));
  };
  const isFiltered = Object.values(filters).some((value) => value !== '');
  const clear = (): void => {
    setFilters(NO_FILTERS);
  };
  const newest = (call: Call): Call => {
    const told = live.byId.get(call.id);
    return told && told.version >= call.version ? told : call;
  };
  const current = [...live.byId.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return (
    <View
      title={texts.common.calls}
      actions={
        <a
          role="button"
          class="small secondary outline"
          href={addressOf('GET /calls/export.csv', { ...wanted, zone: ownZone() })}
          download
        >
          {texts.common.export_csv}
        </a>
      }
    >
      <section aria-labelledby="live">
        <h2 id="live">
          {texts.calls.now}{' '}
          <Badge tone={live.connected ? 'good' : 'warn'}>
            {live.connected ? texts.calls.live : texts.calls.connecting}
          </Badge>
        </h2>
        <CallTable
          caption={texts.calls.calls_now}
          empty={texts.calls.nobody_is_calling_at_the}
          calls={current}
          onOpen={setOpened}
        />
      </section>
      <section aria-labelledby="history">
        <h2 id="history">{texts.calls.history}</h2>
        <form
          class="filters"
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <AgentField crm="" value={filters.user} onValue={set('user')} />
          <Choice
            label={texts.common.state}
            value={filters.state}
            options={STATE_OPTIONS}
            onValue={set('state')}
          />
          <Choice
            label={texts.calls.outcome}
            value={filters.outcome}
            options={OUTCOME_OPTIONS}
            onValue={set('outcome')}
          />
          <Choice
            label={texts.common.activity}
            value={filters.activity}
            options={ACTIVITIES}
            onValue={set('activity')}
          />
          <Field label={texts.calls.number_or_contact} value={filters.search} onValue={set('search')} />
          <Choice
            label={texts.calls.direction}
            value={filters.direction}
            options={DIRECTIONS}
            onValue={set('direction')}
          />
          <ResultChoice value={filters.result} onValue={set('result')} />
          <Field
            label={texts.calls.talked_at_least_s}
            type="number"
            value={filters.minSeconds}
            onValue={set('minSeconds')}
          />
          <Choice label={texts.calls.order} value={filters.sort} options={ORDERS} onValue={set('sort')} />
          <div class="pair">
            <Field label={texts.calls.from} type="date" value={filters.from} onValue={set('from')} />
            <Field label={texts.calls.to} type="date" value={filters.to} onValue={set('to')} />
          </div>
        </form>
        <ErrorNote error={history.error} />
        {!history.data && history.loading && <Loading />}
        {history.data && (
          <>
            <CallTable
              caption={texts.common.calls}
              empty={isFiltered ? texts.calls.no_call_fits_these_filters : texts.calls.nobody_has_called_yet}
              calls={history.data.items.map(newest)}
              onOpen={setOpened}
            />
            <Pager paging={paging} next={history.data.next} />
          </>
        )}
        <div class="buttons">
          <button type="button" class="small secondary outline" onClick={history.reload}>
            {texts.common.refresh}
          </button>
          {isFiltered && (
            <button type="button" class="small secondary outline" onClick={clear}>
              {texts.calls.clear_the_filters}
            </button>
          )}
          {filters.activity === 'dead' && <RetryAll onRetried={history.reload} />}
        </div>
      </section>
      {opened && (
        <Dialog
          title={texts.calls.call}
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
