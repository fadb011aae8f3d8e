import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { LISTED_COLUMNS, describeColumn } from '../../../../vocabulary/column-lists.ts';
import { columnText } from '../../parts/words.ts';
import type { ListedColumn } from '../../../../vocabulary/column-lists.ts';
import { Check } from '../../parts/field.tsx';
import { Badge } from '../../parts/notes.tsx';
import { useCanChange } from '../../session.tsx';
import type { AgentRef, MappingRow } from '../../types.ts';
import { RowEditor } from './row-editor.tsx';
import { fill, texts } from '../../texts.ts';
import { messageText } from '../../parts/finding-text.ts';

/** One text for an agent: neither id can hold a line feed. */
export const keyOf = ({ crm, user }: AgentRef): string => `${crm}\n${user}`;

/** In addition to the listed ones: choice, user, state, change. */
const OWN_COLUMNS = 4;

/** There is no row here: the line comes from the CRM's user record or the instance's defaults. */
const isBorrowed = ({ origins = {} }: MappingRow): boolean =>
  (['username', 'device', 'source'] as const).every(
    (name) => origins[name] === 'crm' || origins[name] === 'defaults',
  );

const cellText = (mapping: MappingRow['mapping'], column: ListedColumn): string => {
  // A row that only switches an agent off names no line.
  const text = mapping?.[column] ?? '';
  if (text === '') return '–';
  return describeColumn(column).check === 'numbers' ? text.split(';').join(', ') : text;
};

const State = ({ row }: { row: MappingRow }) => {
  const { mapping, issues } = row;
  return (
    <>
      {mapping ? (
        mapping.enabled ? (
          issues.length === 0 && <Badge tone="good">{texts.mapping.ready}</Badge>
        ) : (
          <Badge tone="plain">{texts.mapping.switched_off}</Badge>
        )
      ) : (
        <Badge tone="warn">{texts.mapping.no_line}</Badge>
      )}{' '}
      {mapping?.freeDialling && <Badge tone="plain">{texts.mapping.free_dialling}</Badge>}{' '}
      {row.active === false && <Badge tone="plain">{texts.mapping.inactive_in_the_crm}</Badge>}
      {mapping && isBorrowed(row) && <small>{texts.mapping.the_line_comes_from_the}</small>}
      {issues.length > 0 && (
        <ul class="issues">
          {issues.map((issue) => (
            <li key={issue.message}>{messageText(issue)}</li>
          ))}
        </ul>
      )}
    </>
  );
};

interface TableProps {
  /** The text shown when there is no row. */
  readonly empty: string;
  readonly rows: readonly MappingRow[];
  readonly mors: readonly string[];
  readonly chosen: ReadonlyMap<string, AgentRef>;
  readonly onChoose: (refs: readonly AgentRef[], isChosen: boolean) => void;
  readonly onChanged: () => void;
}

export const MappingTable = ({ empty, rows, mors, chosen, onChoose, onChanged }: TableProps) => {
  const canChange = useCanChange();
  const [editing, setEditing] = useState<string>();
  if (rows.length === 0) return <p class="muted">{empty}</p>;
  const areAllChosen = rows.every((row) => chosen.has(keyOf(row)));
  return (
    <div class="table-scroll" role="region" aria-label={texts.mapping.mapping_rows} tabIndex={0}>
      <table class="mapping stack">
        <caption class="sr">{texts.mapping.crm_users_and_their_lines}</caption>
        <thead>
          <tr>
            <th scope="col">
              {canChange ? (
                <Check
                  label={texts.mapping.choose_all_on_this_page}
                  hideLabel
                  checked={areAllChosen}
                  onValue={(isChosen) => {
                    onChoose(rows, isChosen);
                  }}
                />
              ) : (
                <span class="sr">{texts.mapping.choice}</span>
              )}
            </th>
            <th scope="col">{columnText('user').label}</th>
            {LISTED_COLUMNS.map((column) => (
              <th key={column} scope="col">
                {columnText(column).label}
              </th>
            ))}
            <th scope="col">{texts.common.state}</th>
            <th scope="col">
              <span class="sr">{texts.mapping.change}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = keyOf(row);
            const name = row.name ?? row.mapping?.name ?? row.user;
            return (
              <Fragment key={key}>
                <tr>
                  <td>
                    {canChange && (
                      <Check
                        label={fill(texts.mapping.choose_named, name)}
                        hideLabel
                        checked={chosen.has(key)}
                        onValue={(isChosen) => {
                          onChoose([row], isChosen);
                        }}
                      />
                    )}
                  </td>
                  <th scope="row">
                    {name}
                    <small>
                      {row.email ?? row.mapping?.email ?? row.user} · {row.crm}
                    </small>
                  </th>
                  {LISTED_COLUMNS.map((column) => (
                    <td key={column} data-label={columnText(column).label}>
                      {cellText(row.mapping, column)}
                    </td>
                  ))}
                  <td>
                    <State row={row} />
                  </td>
                  <td>
                    {canChange && (
                      <button
                        type="button"
                        class="small secondary outline"
                        aria-expanded={editing === key}
                        aria-label={fill(texts.mapping.edit_named, name)}
                        onClick={() => {
                          setEditing(editing === key ? undefined : key);
                        }}
                      >
                        {texts.common.edit}
                      </button>
                    )}
                  </td>
                </tr>
                {editing === key && (
                  <tr class="editor">
                    <td colSpan={OWN_COLUMNS + LISTED_COLUMNS.length}>
                      <RowEditor
                        agent={row}
                        row={row.mapping}
                        mors={mors}
                        onSaved={() => {
                          setEditing(undefined);
                          onChanged();
                        }}
                        onCancel={() => {
                          setEditing(undefined);
                        }}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
