import { MAPPING_COLUMNS, describeColumn, isMappingColumn } from '../../../../vocabulary/column-lists.ts';
import type { ChosenHeadings } from '../../../../mapping/agents/headings.ts';
import { Table } from '../../parts/table.tsx';
import type { ImportPreview } from '../../types.ts';

type Heading = ImportPreview['headings'][number];

const IGNORED = '';
const SAID: Readonly<Record<Heading['how'], string>> = {
  named: 'the column’s own name',
  guessed: 'our guess',
  chosen: 'your choice',
  ignored: 'not read',
};

/** What each heading of the file means; a person can correct it. */
export const ImportHeadings = (props: {
  headings: readonly Heading[];
  chosen: ChosenHeadings;
  disabled: boolean;
  onChoose: (chosen: ChosenHeadings) => void;
}) => {
  const { headings, chosen, disabled, onChoose } = props;
  const rows = headings.map((heading, at) => ({ ...heading, at }));
  const choice = ({ text, column, at }: (typeof rows)[number]) => (
    <select
      aria-label={`${text === '' ? `Column ${at + 1}` : text} is read as`}
      value={column ?? IGNORED}
      disabled={disabled}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onChoose({ ...chosen, [text]: isMappingColumn(value) ? value : null });
      }}
    >
      <option value={IGNORED}>Nothing (ignored)</option>
      {MAPPING_COLUMNS.map((name) => (
        <option key={name} value={name}>
          {describeColumn(name).label} ({name})
        </option>
      ))}
    </select>
  );
  return (
    <details open={headings.some(({ how }) => how !== 'named')}>
      <summary>Columns of the file ({headings.length})</summary>
      <Table
        caption="Columns of the file"
        empty=""
        rows={rows}
        rowKey={({ at }) => String(at)}
        columns={[
          { head: 'In the file', cell: ({ text }) => (text === '' ? 'no heading' : text) },
          { head: 'Is read as', cell: choice },
          { head: 'Why', cell: ({ how }) => <span class="muted">{SAID[how]}</span> },
        ]}
      />
    </details>
  );
};
