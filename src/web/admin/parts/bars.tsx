import { texts } from '../texts.ts';

/** Horizontal bars next to their numbers: a table that also shows proportions. */
export const Bars = (props: {
  caption: string;
  rows: readonly { readonly name: string; readonly count: number; readonly note?: string }[];
  empty: string;
}) => {
  if (props.rows.length === 0) return <p class="muted">{props.empty}</p>;
  const most = Math.max(...props.rows.map((row) => row.count), 1);
  return (
    <table class="bars">
      <caption class="sr">{props.caption}</caption>
      <thead class="sr">
        <tr>
          <th scope="col">{texts.parts.what}</th>
          <th scope="col">{texts.parts.how_many}</th>
          <th scope="col">{texts.parts.bar}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, at) => (
          <tr key={at}>
            <th scope="row">
              {row.name}
              {row.note && <small>{row.note}</small>}
            </th>
            <td class="num">{row.count}</td>
            <td aria-hidden="true">
              <meter min={0} max={most} value={row.count} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
