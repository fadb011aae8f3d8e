import { useEffect, useState } from 'preact/hooks';
import { timeText } from '../../shared/time.ts';
import { api } from '../endpoints.ts';
import { Choice, Field } from '../parts/field.tsx';
import { ErrorNote, Loading } from '../parts/notes.tsx';
import { Pager, usePaging } from '../parts/pager.tsx';
import { Table } from '../parts/table.tsx';
import { useAction } from '../parts/use-action.ts';
import { useDebounced } from '../parts/use-debounced.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { ACTION_CHOICES, actionText, lineWord, spelledOut, yesOrNo } from '../parts/words.ts';
import { fill, texts } from '../texts.ts';
import type { AuditEntry } from '../types.ts';

const TYPING_MS = 300;
const PAGE_SIZE = 50;
const OFFERED = 12;

/** Subjects other than lines; connections and keys go by their ids. */
const OTHER_SUBJECTS = [
  ['rules', texts.audit.the_dial_rules],
  ['password', texts.audit.the_administrator_password],
] as const;

/** Fields shown in a separate column. */
const SUBJECT_FIELDS = ['crm', 'user', 'id'];

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const valueText = (value: unknown): string => {
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return yesOrNo(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Shows only what differs. */
const Difference = ({ entry }: { entry: AuditEntry }) => {
  const before = fieldsOf(entry.before);
  const after = fieldsOf(entry.after);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !SUBJECT_FIELDS.includes(name) && valueText(before[name]) !== valueText(after[name]),
  );
  const isNew = Object.keys(before).length === 0;
  if (names.length === 0) return null;
  return (
    <ul class="changes">
      {names.map((name) => (
        <li key={name}>
          {entry.action.startsWith('mapping.') ? lineWord(name) : spelledOut(name)}:{' '}
          {!isNew && `${valueText(before[name])} → `}
          {valueText(after[name])}
        </li>
      ))}
    </ul>
  );
};

/** The rows of an import or another change of many, fetched when it is opened. */
const Rows = ({ batch, rows }: { batch: string; rows: number }) => {
  const [isOpen, setIsOpen] = useState(false);
  const [more, setMore] = useState<readonly AuditEntry[]>([]);
  const [next, setNext] = useState<string>();
  const action = useAction();
  const load = (cursor?: string): void => {
    action.run(async () => {
      const page = await api.audit({ batch, cursor, limit: PAGE_SIZE });
      setMore((before) => [...before, ...page.items]);
      setNext(page.next);
    });
  };
  return (
    <details
      onToggle={(event) => {
        if (!event.currentTarget.open || isOpen) return;
        setIsOpen(true);
        load();
      }}
    >
      <summary>{fill(texts.looking.rows, rows)}</summary>
      <ErrorNote error={action.error} />
      <ul class="changes">
        {more.map((entry) => (
          <li key={entry.id}>
            {entry.subject} <Difference entry={entry} />
          </li>
        ))}
      </ul>
      {next !== undefined && (
        <button
          type="button"
          class="small secondary outline"
          aria-busy={action.busy}
          onClick={() => {
            load(next);
          }}
        >
          {texts.looking.more}
        </button>
      )}
    </details>
  );
};

/** The day after a day of a form, at its beginning here; days are both included. */
const dayAfter = (day: string): string => {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
};

/** Who changed what, and when. */
export const Audit = () => {
  const [subject, setSubject] = useState('');
  const [actor, setActor] = useState('');
  const [what, setWhat] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const settled = useDebounced(subject.trim(), TYPING_MS);
  const who = useDebounced(actor.trim(), TYPING_MS);
  const paging = usePaging();
  const restart = paging.first;
  useEffect(restart, [settled, who, what, from, to]);
  const filter = {
    subject: settled,
    actor: who,
    action: what,
    from: from === '' ? undefined : new Date(`${from}T00:00:00`).toISOString(),
    to: to === '' ? undefined : dayAfter(to),
  };
  const isFiltered = [settled, who, what, from, to].some((one) => one !== '');
  // An agent's own entry in an import is wanted when that agent is.
  const grouped = settled === '' ? 'true' : 'false';
  const query = { ...filter, grouped, limit: PAGE_SIZE, cursor: paging.cursor } as const;
  const offered = useLoad(settled, () => api.mapping({ search: settled.split('/').at(-1), limit: OFFERED }));
  const agents = offered.data?.items ?? [];
  const audit = useLoad(JSON.stringify(query), () => api.audit(query));
  return (
    <View
      title={texts.audit.audit}
      actions={
        <a role="button" class="small secondary outline" href={api.auditAddress(filter)} download>
          {texts.looking.export}
        </a>
      }
    >
      <form
        class="filters searching"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <Field
          label={texts.audit.on_what}
          type="search"
          placeholder={texts.audit.all_or_for_instance_demo}
          hint={texts.audit.type_a_name_to_be}
          value={subject}
          suggestions={[
            ...agents.map((row) => [`${row.crm}/${row.user}`, row.name ?? row.user] as const),
            ...OTHER_SUBJECTS,
          ]}
          onValue={setSubject}
        />
        <Field label={texts.common.who} type="search" value={actor} onValue={setActor} />
        <Choice
          label={texts.audit.what}
          value={what}
          options={[['', texts.looking.all], ...ACTION_CHOICES]}
          onValue={setWhat}
        />
        <div class="pair">
          <Field label={texts.looking.from} type="date" value={from} onValue={setFrom} />
          <Field label={texts.looking.to} type="date" value={to} onValue={setTo} />
        </div>
      </form>
      <ErrorNote error={audit.error} />
      {!audit.data && audit.loading && <Loading />}
      {audit.data && (
        <>
          <Table
            caption={texts.audit.changes}
            empty={isFiltered ? texts.looking.none_found : texts.audit.nothing_was_changed_yet}
            rows={audit.data.items}
            rowKey={(entry) => String(entry.id)}
            columns={[
              { head: texts.common.time, cell: (entry) => timeText(entry.at) },
              { head: texts.common.who, cell: (entry) => entry.actor },
              { head: texts.audit.what, cell: (entry) => actionText(entry.action) },
              {
                head: texts.audit.on_what,
                cell: ({ rows = 1, subject: on }) => (rows > 1 ? fill(texts.looking.lines, rows) : on),
              },
              {
                head: texts.audit.change,
                cell: (entry) =>
                  entry.batch !== undefined && (entry.rows ?? 1) > 1 ? (
                    <Rows batch={entry.batch} rows={entry.rows ?? 1} />
                  ) : (
                    <Difference entry={entry} />
                  ),
              },
            ]}
          />
          <Pager paging={paging} next={audit.data.next} />
        </>
      )}
    </View>
  );
};
