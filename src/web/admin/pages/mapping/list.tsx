import { useEffect, useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Choice, Field } from '../../parts/field.tsx';
import { messageText } from '../../parts/finding-text.ts';
import { ErrorNote, Loading } from '../../parts/notes.tsx';
import { Pager, usePaging } from '../../parts/pager.tsx';
import { useDebounced } from '../../parts/use-debounced.ts';
import type { Known } from '../../parts/use-known.ts';
import { useLoad } from '../../parts/use-load.ts';
import { useAction } from '../../parts/use-action.ts';
import { useCanChange } from '../../session.tsx';
import type { AgentRef } from '../../types.ts';
import { BulkEdit } from './bulk-edit.tsx';
import { MappingTable, keyOf } from './mapping-table.tsx';
import { fill, plural, texts } from '../../texts.ts';

const PAGE_SIZE = 50;
const TYPING_MS = 250;
const FILTERS = [
  ['all', texts.common.all],
  ['unmapped', texts.mapping.without_a_line],
  ['mapped', texts.mapping.with_a_line],
  ['conflicts', texts.mapping.with_problems],
  ['disabled', texts.mapping.filter_switched_off],
] as const;
type Filter = (typeof FILTERS)[number][0];

const LARGEST_PAGE = 500;

/** Everybody whom a search finds, on every page. */
const allFound = async (query: { crm: string; search: string; filter: Filter }): Promise<AgentRef[]> => {
  const found: AgentRef[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.mapping({ ...query, limit: LARGEST_PAGE, cursor });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
};

/** Search, filter, page through and edit the rows; the server does the searching. */
export const MappingList = (props: { known: Known; turn: number; onDone: (message: string) => void }) => {
  const { known } = props;
  const canChange = useCanChange();
  const [crm, setCrm] = useState('');
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<ReadonlyMap<string, AgentRef>>(new Map());
  const paging = usePaging();
  const settled = useDebounced(search.trim(), TYPING_MS);

  const restart = paging.first;
  useEffect(restart, [crm, settled, filter]);
  const query = { crm, search: settled, filter, limit: PAGE_SIZE, cursor: paging.cursor };
  const rows = useLoad(JSON.stringify([query, props.turn]), () => api.mapping(query));
  const { data } = rows;
  const choosing = useAction();

  const choose = (refs: readonly AgentRef[], isChosen: boolean): void => {
    setChosen((before) => {
      const next = new Map(before);
      for (const { crm: c, user } of refs) {
        const key = keyOf({ crm: c, user });
        if (isChosen) next.set(key, { crm: c, user });
        else next.delete(key);
      }
      return next;
    });
  };

  return (
    <>
      <form
        class="filters searching"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <Field
          label={texts.mapping.search}
          type="search"
          placeholder={texts.mapping.name_e_mail_number_device}
          value={search}
          onValue={setSearch}
        />
        <Choice label={texts.mapping.filter} value={filter} options={FILTERS} onValue={setFilter} />
        {known.crms.length > 1 && (
          <Choice
            label="CRM"
            value={crm}
            options={[['', texts.common.all], ...known.crms.map((id) => [id, id] as const)]}
            onValue={setCrm}
          />
        )}
      </form>
      <ErrorNote error={rows.error} />
      {data?.crmError && (
        <div class="note warn" role="status">
          <p>{fill(texts.mapping.the_crm_users_could_not, messageText(data.crmError))}</p>
        </div>
      )}
      {canChange && chosen.size > 0 && (
        <BulkEdit
          refs={[...chosen.values()]}
          mors={known.mors}
          onClear={() => {
            setChosen(new Map());
          }}
          onDone={(message) => {
            setChosen(new Map());
            props.onDone(message);
          }}
        />
      )}
      {!data && rows.loading && <Loading />}
      {data && (
        <>
          <p class="muted count" role="status">
            {plural(texts.mapping.agents, data.total)}
          </p>
          {canChange && data.total > data.items.length && (
            <button
              type="button"
              class="small secondary outline"
              aria-busy={choosing.busy}
              onClick={() => {
                choosing.run(async () => {
                  choose(await allFound({ crm, search: settled, filter }), true);
                });
              }}
            >
              {fill(texts.looking.choose_all, data.total)}
            </button>
          )}
          <ErrorNote error={choosing.error} />
          <MappingTable
            empty={
              search === '' && filter === 'all'
                ? texts.mapping.there_are_no_crm_users
                : texts.mapping.nobody_fits_this_search
            }
            rows={data.items}
            mors={known.mors}
            chosen={chosen}
            onChoose={choose}
            onChanged={rows.reload}
          />
          <Pager paging={paging} next={data.next} />
        </>
      )}
    </>
  );
};
