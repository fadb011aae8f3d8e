import { MAPPING_COLUMNS, isMappingColumn } from '../../../../vocabulary/column-lists.ts';
import { columnText } from '../../parts/words.ts';
import type { ChosenHeadings } from '../../../../mapping/agents/headings.ts';
import { Table } from '../../parts/table.tsx';
import type { ImportPreview } from '../../types.ts';
import { fill, texts } from '../../texts.ts';

type Heading = ImportPreview['headings'][number];

const IGNORED = '';
const SAID: Readonly<Record<Heading['how'], string>> = {
  named: texts.mapping.the_columns_own_name,
  guessed: texts.mapping.our_guess,
  chosen: texts.mapping.your_choice,
  ignored: texts.mapping.not_read,
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
      aria-label={fill(
        texts.mapping.is_read_as_named,
        text === '' ? fill(texts.mapping.column_number, at + 1) : text,
      )}
      value={column ?? IGNORED}
      disabled={disabled}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onChoose({ ...chosen, [text]: isMappingColumn(value) ? value : null });
      }}
    >
      <option value={IGNORED}>{texts.mapping.nothing_ignored}</option>
      {MAPPING_COLUMNS.map((name) => (
        <option key={name} value={name}>
          {columnText(name).label} ({name})
        </option>
      ))}
    </select>
  );
  return (
    <details open={headings.some(({ how }) => how !== 'named')}>
      <summary>{fill(texts.mapping.columns_counted, headings.length)}</summary>
      <Table
        caption={texts.mapping.columns_of_the_file}
        empty=""
        rows={rows}
        rowKey={({ at }) => String(at)}
        columns={[
          {
            head: texts.mapping.in_the_file,
            cell: ({ text }) => (text === '' ? texts.mapping.no_heading : text),
          },
          { head: texts.mapping.is_read_as, cell: choice },
          { head: texts.common.why, cell: ({ how }) => <span class="muted">{SAID[how]}</span> },
        ]}
      />
    </details>
  );
};
