import type { ComponentChildren } from 'preact';

export interface Column<T> {
  readonly head: ComponentChildren;
  readonly cell: (row: T) => ComponentChildren;
  readonly numeric?: boolean;
}

/** A plain table that scrolls sideways on its own when the screen is narrow. */
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
      <table>
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
                <td key={at} class={column.numeric ? 'num' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
