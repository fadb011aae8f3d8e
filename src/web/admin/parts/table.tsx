import type { ComponentChildren } from 'preact';

export interface Column<T> {
  readonly head: ComponentChildren;
  readonly cell: (row: T) => ComponentChildren;
  readonly numeric?: boolean;
}

/** A plain table; on a telephone each row is a card, and anything still too wide scrolls sideways by itself. */
export const Table = <T,>(props: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  empty: string;
}) => {
  if (props.rows.length === 0) return <p class="muted">{props.empty}</p>;
  return (
    // Focusable, so that the keyboard can scroll it.
    <div class="table-scroll" role="region" aria-label={props.caption} tabIndex={0}>
      <table class="stack">
        <caption class="sr">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column, at) => (
              <th key={at} scope="col" class={column.numeric ? 'num' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column, at) => (
                <td
                  key={at}
                  class={column.numeric ? 'num' : undefined}
                  data-label={typeof column.head === 'string' ? column.head : undefined}
                >
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
