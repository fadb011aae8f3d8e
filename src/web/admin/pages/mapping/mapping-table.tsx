import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { LISTED_COLUMNS, describeColumn } from '../../../../vocabulary/column-lists.ts';
import type { ListedColumn } from '../../../../vocabulary/column-lists.ts';
import { Check } from '../../parts/field.tsx';
import { Badge } from '../../parts/notes.tsx';
import { useCanChange } from '../../session.tsx';
import type { AgentRef, MappingRow } from '../../types.ts';
import { RowEditor } from './row-editor.tsx';

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
  const text = mapping?.[column] ?? '–';
  return describeColumn(column).check === 'numbers' ? text.split(';').join(', ') : text;
};

const State = ({ row }: { row: MappingRow }) => {
  const { mapping, issues } = row;
  return (
    <>
      {mapping ? (
        mapping.enabled ? (
          issues.length === 0 && <Badge tone="good">ready</Badge>
        ) : (
          <Badge tone="plain">switched off</Badge>
        )
      ) : (
        <Badge tone="warn">no line</Badge>
      )}
      {mapping?.freeDialling && <Badge tone="plain">free dialling</Badge>}
      {row.active === false && <Badge tone="plain">inactive in the CRM</Badge>}
      {mapping && isBorrowed(row) && <small>The line comes from the CRM.</small>}
      {issues.length > 0 && (
        <ul class="issues">
          {issues.map((issue) => (
            <li key={issue.message}>{issue.message}</li>
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
    <div class="table-scroll" role="region" aria-label="Mapping rows" tabIndex={0}>
      <table class="mapping stack">
        <caption class="sr">CRM users and their lines</caption>
        <thead>
          <tr>
            <th scope="col">
              {canChange ? (
                <Check
                  label="Choose all on this page"
                  hideLabel
                  checked={areAllChosen}
                  onValue={(isChosen) => {
                    onChoose(rows, isChosen);
                  }}
                />
              ) : (
                <span class="sr">Choice</span>
              )}
            </th>
            <th scope="col">{describeColumn('user').label}</th>
            {LISTED_COLUMNS.map((column) => (
              <th key={column} scope="col">
                {describeColumn(column).label}
              </th>
            ))}
            <th scope="col">State</th>
            <th scope="col">
              <span class="sr">Change</span>
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
                        label={`Choose ${name}`}
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
                    <td key={column} data-label={describeColumn(column).label}>
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
                        aria-label={`Edit ${name}`}
                        onClick={() => {
                          setEditing(editing === key ? undefined : key);
                        }}
                      >
                        Edit
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
