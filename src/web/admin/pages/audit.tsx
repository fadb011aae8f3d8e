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
import type { AuditEntry } from '../types.ts';

const TYPING_MS = 300;
const PAGE_SIZE = 50;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const valueText = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** Only what differs. */
const Difference = ({ entry }: { entry: AuditEntry }) => {
  const before = fieldsOf(entry.before);
  const after = fieldsOf(entry.after);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => valueText(before[name]) !== valueText(after[name]),
  );
  if (names.length === 0) return null;
  return (
    <ul class="issues plain">
      {names.map((name) => (
        <li key={name}>
          {name}: {valueText(before[name])} → {valueText(after[name])}
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
  const audit = useLoad(JSON.stringify(query), () => api.audit(query));
  return (
    <View title="Audit">
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <Field
          label="On what"
          type="search"
          placeholder="for instance crm/user"
          value={subject}
          onValue={setSubject}
        />
      </form>
      <ErrorNote error={audit.error} />
      {!audit.data && audit.loading && <Loading />}
      {audit.data && (
        <>
          <Table
            caption="Changes"
            empty="Nothing was changed."
            rows={audit.data.items}
            rowKey={(entry) => String(entry.id)}
            columns={[
              { head: 'Time', cell: (entry) => timeText(entry.at) },
              { head: 'Who', cell: (entry) => entry.actor },
              { head: 'What', cell: (entry) => entry.action },
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
