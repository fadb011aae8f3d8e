import { useEffect, useState } from 'preact/hooks';
import { defined } from '../../defined.ts';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import { endOfDay, ownZone, startOfDay } from '../shared/time.ts';
import { CallLine } from './call-line.tsx';
import type { LineProps } from './call-line.tsx';
import type { CallQuery, Client } from './client.ts';
import { NO_FILTER, OwnCallsFilter } from './own-calls-filter.tsx';
import { ProblemNote } from './problem-note.tsx';
import { saveFile } from './save-file.ts';
import type { Call, CallPage } from './types.ts';
import { useWords } from './words.tsx';

/** Not every letter asks the server. */
const TYPING_MS = 200;

type OwnCallsProps = LineProps & {
  readonly client: Client;
  /** Calls whose newest version the panel has. */
  readonly known: readonly Call[];
};

/** The agent's own calls with filters, as a list and as a file; asked for when they are looked at. */
export const OwnCalls = ({ client, known, ...line }: OwnCallsProps) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState(NO_FILTER);
  const [found, setFound] = useState<CallPage>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError>();
  const query: CallQuery = {
    ...filter,
    search: filter.search.trim(),
    from: startOfDay(filter.from),
    to: endOfDay(filter.to),
  };
  const refuse = (error: unknown): void => {
    setProblem(asApiError(error));
  };
  useEffect(() => {
    if (!open) return undefined;
    let isOld = false;
    const timer = setTimeout(() => {
      setProblem(undefined);
      client.find(query).then(
        (page) => {
          if (!isOld) setFound(page);
        },
        (error: unknown) => {
          if (!isOld) refuse(error);
        },
      );
    }, TYPING_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [client, open, JSON.stringify(query)]);
  const run = (work: () => Promise<void>): void => {
    setBusy(true);
    setProblem(undefined);
    work()
      .catch(refuse)
      .finally(() => {
        setBusy(false);
      });
  };
  const newest = (call: Call): Call => known.find(({ id }) => id === call.id) ?? call;
  return (
    <details
      class="own-calls"
      onToggle={(event) => {
        // The filters inside open and close as well.
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
      }}
    >
      <summary>{t('my_calls')}</summary>
      {(open || found) && (
        <OwnCallsFilter filter={filter} results={line.agent.results} onChange={setFilter} />
      )}
      {problem && <ProblemNote problem={problem} />}
      {found?.items.length === 0 && <p class="muted">{t('no_call_fits')}</p>}
      <ul class="recent" aria-label={t('my_calls')}>
        {found?.items.map((call) => (
          <CallLine key={call.id} call={newest(call)} {...line} />
        ))}
      </ul>
      <div class="buttons">
        {found?.next !== undefined && (
          <button
            type="button"
            class="small secondary"
            aria-busy={busy}
            onClick={() => {
              run(async () => {
                const more = await client.find(query, found.next);
                // An answer for filters that have changed meanwhile is dropped.
                setFound((now) =>
                  now === found
                    ? { items: [...now.items, ...more.items], ...defined({ next: more.next }) }
                    : now,
                );
              });
            }}
          >
            {t('show_more')}
          </button>
        )}
        {found !== undefined && found.items.length > 0 && (
          <button
            type="button"
            class="small secondary outline"
            aria-busy={busy}
            onClick={() => {
              run(async () => {
                saveFile(await client.findAsCsv(query, ownZone()), 'calls.csv');
              });
            }}
          >
            {t('export_csv')}
          </button>
        )}
      </div>
    </details>
  );
};
