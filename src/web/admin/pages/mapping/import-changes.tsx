import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LISTED_COLUMNS, describeColumn, isSecretColumn } from '../../../../vocabulary/column-lists.ts';
import { Table } from '../../parts/table.tsx';
import type { Column } from '../../parts/table.tsx';
import type { ImportPreview, Mapping } from '../../types.ts';

const PAGE_ROWS = 100;
const NEW_ROW_COLUMNS = ['name', ...LISTED_COLUMNS] as const;

const agentText = (row: Partial<Mapping>): string => `${row.crm ?? '?'}/${row.user ?? '?'}`;

const valueOf = (row: Partial<Mapping>, column: string): string => {
  const found = Object.entries(row).find(([key]) => key === column)?.[1];
  return found === undefined ? '–' : isSecretColumn(column) ? 'set' : String(found);
};

/** Rows of one kind, a hundred at a time: ten thousand would slow the browser down. */
const Rows = <T,>(props: {
  title: string;
  isOpen: boolean;
  rows: readonly T[];
  rowKey: (row: T) => string;
  columns: readonly Column<T>[];
}): ComponentChildren => {
  const [shown, setShown] = useState(PAGE_ROWS);
  const { title, rows } = props;
  if (rows.length === 0) return null;
  return (
    <details open={props.isOpen}>
      <summary>
        {title} ({rows.length})
      </summary>
      <Table
        caption={title}
        empty=""
        rows={rows.slice(0, shown)}
        rowKey={props.rowKey}
        columns={props.columns}
      />
      {rows.length > shown && (
        <button
          type="button"
          class="small secondary outline"
          onClick={() => {
            setShown((n) => n + PAGE_ROWS);
          }}
        >
          Show more ({rows.length - shown} left)
        </button>
      )}
    </details>
  );
};

/** Every change that a file would make, and its errors. */
export const ImportChanges = ({ preview }: { preview: ImportPreview }) => {
  const { counts, errors, create, update } = preview;
  const wrongLines = new Set(errors.map(({ line }) => line)).size;
  const total = counts.total + wrongLines;
  return (
    <>
      <p role="status">
        {total} {total === 1 ? 'line' : 'lines'}: {counts.create} new, {counts.update} changed,{' '}
        {counts.unchanged} unchanged
        {wrongLines > 0 && `, ${wrongLines} wrong`}.{' '}
        {preview.note === undefined && preview.encoding !== undefined && (
          <span class="muted">Encoding: {preview.encoding}.</span>
        )}
      </p>
      {preview.note !== undefined && <p class="cure">{preview.note}</p>}
      <Rows
        title="Errors in the file"
        isOpen
        rows={errors}
        rowKey={(e) => `${e.line}${e.column ?? ''}${e.message}`}
        columns={[
          { head: 'Line', cell: (e) => e.line, numeric: true },
          { head: 'Column', cell: (e) => e.column ?? '' },
          { head: 'What is wrong', cell: (e) => e.message },
        ]}
      />
      <Rows
        title="Changed rows"
        isOpen
        rows={update}
        rowKey={(row) => agentText(row.after)}
        columns={[
          { head: 'Agent', cell: (row) => agentText(row.after) },
          {
            head: 'Change',
            cell: (row) =>
              row.changed.map((c) => `${c}: ${valueOf(row.before, c)} → ${valueOf(row.after, c)}`).join('; '),
          },
        ]}
      />
      <Rows
        title="New rows"
        isOpen={update.length === 0}
        rows={create}
        rowKey={agentText}
        columns={[
          { head: 'Agent', cell: agentText },
          ...NEW_ROW_COLUMNS.map((column) => ({
            head: describeColumn(column).label,
            cell: (row: Partial<Mapping>) => row[column] ?? '',
          })),
        ]}
      />
    </>
  );
};
