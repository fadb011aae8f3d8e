import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LISTED_COLUMNS, isSecretColumn } from '../../../../vocabulary/column-lists.ts';
import { columnText, lineWord } from '../../parts/words.ts';
import { Table } from '../../parts/table.tsx';
import type { Column } from '../../parts/table.tsx';
import type { ImportPreview, Mapping } from '../../types.ts';
import { fill, plural, texts } from '../../texts.ts';
import { messageText } from '../../parts/finding-text.ts';

const PAGE_ROWS = 100;
const NEW_ROW_COLUMNS = ['name', ...LISTED_COLUMNS] as const;

const agentText = (row: Partial<Mapping>): string => `${row.crm ?? '?'}/${row.user ?? '?'}`;

const valueOf = (row: Partial<Mapping>, column: string): string => {
  const found = Object.entries(row).find(([key]) => key === column)?.[1];
  return found === undefined ? '–' : isSecretColumn(column) ? texts.mapping.set : String(found);
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
          {fill(texts.mapping.show_more_left, rows.length - shown)}
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
        {plural(texts.mapping.lines, total)}:{' '}
        {fill(texts.mapping.new_changed_unchanged, counts.create, counts.update, counts.unchanged)}
        {wrongLines > 0 && `, ${fill(texts.mapping.wrong, wrongLines)}`}.{' '}
        {preview.note === undefined && preview.encoding !== undefined && (
          <span class="muted">{fill(texts.mapping.encoding, preview.encoding)}</span>
        )}
      </p>
      {preview.note !== undefined && <p class="cure">{messageText(preview.note)}</p>}
      <Rows
        title={texts.mapping.errors_in_the_file}
        isOpen
        rows={errors}
        rowKey={(e) => `${e.line}${e.column ?? ''}${e.message}`}
        columns={[
          { head: texts.common.line, cell: (e) => e.line, numeric: true },
          { head: texts.common.column, cell: (e) => (e.column === undefined ? '' : lineWord(e.column)) },
          { head: texts.mapping.what_is_wrong, cell: messageText },
        ]}
      />
      <Rows
        title={texts.mapping.changed_rows}
        isOpen
        rows={update}
        rowKey={(row) => agentText(row.after)}
        columns={[
          { head: texts.common.agent, cell: (row) => agentText(row.after) },
          {
            head: texts.mapping.change,
            cell: (row) =>
              row.changed
                .map((c) => `${lineWord(c)}: ${valueOf(row.before, c)} → ${valueOf(row.after, c)}`)
                .join('; '),
          },
        ]}
      />
      <Rows
        title={texts.mapping.new_rows}
        isOpen={update.length === 0}
        rows={create}
        rowKey={agentText}
        columns={[
          { head: texts.common.agent, cell: agentText },
          ...NEW_ROW_COLUMNS.map((column) => ({
            head: columnText(column).label,
            cell: (row: Partial<Mapping>) => row[column] ?? '',
          })),
        ]}
      />
    </>
  );
};
