import { useEffect, useState } from 'preact/hooks';
import { timeText } from '../../shared/time.ts';
import { api } from '../endpoints.ts';
import { Field } from '../parts/field.tsx';
import { ErrorNote, Loading } from '../parts/notes.tsx';
import { Pager, usePaging } from '../parts/pager.tsx';
import { Table } from '../parts/table.tsx';
import { useDebounced } from '../parts/use-debounced.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { lineWord, spelledOut, yesOrNo } from '../parts/words.ts';
import type { AuditEntry } from '../types.ts';

const TYPING_MS = 300;
const PAGE_SIZE = 50;
const OFFERED = 12;

/** Texts for actions; an action without one is shown by its code. */
const ACTIONS: Readonly<Record<string, string>> = {
  'mapping.edit': 'line edited',
  'mapping.delete': 'line removed',
  'mapping.bulk': 'several lines changed',
  'mapping.import': 'CSV imported',
  'mapping.auto-match': 'auto-match accepted',
  'mapping.undo': 'change undone',
  'connection.create': 'connection added',
  'connection.edit': 'connection changed',
  'connection.delete': 'connection removed',
  'key.create': 'key created',
  'key.rotate': 'key rotated',
  'key.revoke': 'key revoked',
  'password.set': 'password set',
  'password.change': 'password changed',
  'rules.edit': 'rules changed',
  'rules.reset': 'rules of the file again',
};

/** Subjects other than lines; connections and keys go by their ids. */
const OTHER_SUBJECTS = [
  ['rules', 'the dial rules'],
  ['password', 'the administrator password'],
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

/** Who changed what, and when. */
export const Audit = () => {
  const [subject, setSubject] = useState('');
  const settled = useDebounced(subject.trim(), TYPING_MS);
  const paging = usePaging();
  const restart = paging.first;
  useEffect(restart, [settled]);
  const query = { subject: settled, limit: PAGE_SIZE, cursor: paging.cursor };
  const offered = useLoad(settled, () => api.mapping({ search: settled.split('/').at(-1), limit: OFFERED }));
  const agents = offered.data?.items ?? [];
  const audit = useLoad(JSON.stringify(query), () => api.audit(query));
  return (
    <View title="Audit">
      <form
        class="filters searching"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <Field
          label="On what"
          type="search"
          placeholder="All, or for instance demo/ann"
          hint="Type a name to be offered the agent"
          value={subject}
          suggestions={[
            ...agents.map((row) => [`${row.crm}/${row.user}`, row.name ?? row.user] as const),
            ...OTHER_SUBJECTS,
          ]}
          onValue={setSubject}
        />
      </form>
      <ErrorNote error={audit.error} />
      {!audit.data && audit.loading && <Loading />}
      {audit.data && (
        <>
          <Table
            caption="Changes"
            empty={settled === '' ? 'Nothing was changed yet.' : `Nothing about “${settled}” was changed.`}
            rows={audit.data.items}
            rowKey={(entry) => String(entry.id)}
            columns={[
              { head: 'Time', cell: (entry) => timeText(entry.at) },
              { head: 'Who', cell: (entry) => entry.actor },
              { head: 'What', cell: (entry) => ACTIONS[entry.action] ?? entry.action },
              { head: 'On what', cell: (entry) => entry.subject },
              { head: 'Change', cell: (entry) => <Difference entry={entry} /> },
            ]}
          />
          <Pager paging={paging} next={audit.data.next} />
        </>
      )}
    </View>
  );
};
