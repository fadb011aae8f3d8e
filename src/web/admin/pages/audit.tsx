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
import { fill, texts } from '../texts.ts';

const TYPING_MS = 300;
const PAGE_SIZE = 50;
const OFFERED = 12;

/** Texts for actions; an action without one is shown by its code. */
const ACTIONS: Readonly<Record<string, string>> = {
  'mapping.edit': texts.audit.line_edited,
  'mapping.delete': texts.audit.line_removed,
  'mapping.bulk': texts.audit.several_lines_changed,
  'mapping.import': texts.audit.csv_imported,
  'mapping.auto-match': texts.audit.auto_match_accepted,
  'mapping.undo': texts.audit.change_undone,
  'connection.create': texts.audit.connection_added,
  'connection.edit': texts.audit.connection_changed,
  'connection.delete': texts.audit.connection_removed,
  'key.create': texts.audit.key_created,
  'key.rotate': texts.audit.key_rotated,
  'key.revoke': texts.audit.key_revoked,
  'password.set': texts.audit.password_set,
  'password.change': texts.audit.password_changed,
  'rules.edit': texts.audit.rules_changed,
  'rules.reset': texts.audit.rules_of_the_file_again,
};

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
    <View title={texts.audit.audit}>
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
      </form>
      <ErrorNote error={audit.error} />
      {!audit.data && audit.loading && <Loading />}
      {audit.data && (
        <>
          <Table
            caption={texts.audit.changes}
            empty={
              settled === ''
                ? texts.audit.nothing_was_changed_yet
                : fill(texts.audit.nothing_about_was_changed, settled)
            }
            rows={audit.data.items}
            rowKey={(entry) => String(entry.id)}
            columns={[
              { head: texts.common.time, cell: (entry) => timeText(entry.at) },
              { head: texts.common.who, cell: (entry) => entry.actor },
              { head: texts.audit.what, cell: (entry) => ACTIONS[entry.action] ?? entry.action },
              { head: texts.audit.on_what, cell: (entry) => entry.subject },
              { head: texts.audit.change, cell: (entry) => <Difference entry={entry} /> },
            ]}
          />
          <Pager paging={paging} next={audit.data.next} />
        </>
      )}
    </View>
  );
};
