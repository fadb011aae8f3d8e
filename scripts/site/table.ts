import type { Tokens } from 'marked';
import { escaped, plain } from './html.ts';

type Inline = (tokens: Tokens.TableCell['tokens']) => string;

const STEP = 5;
/** No column but the widest gets more: three or four have to share the rest. */
const MOST = 50;
/** From this many columns, and characters in an average cell, on, a telephone shows each row as a block. */
const STACKED = { columns: 3, characters: 12 };

/**
 * How much of the table's width each column gets, in percent; undefined for the one with the most text, which gets the rest.
 * Browsers share by the longest cell, so a list in one row of one column would leave the explanations beside it a few
 * words a line. The root of a column's text balances long and short ones.
 */
export const shares = (texts: readonly (readonly string[])[]): readonly (number | undefined)[] => {
  const weights = (texts[0] ?? []).map((_heading, at) =>
    Math.sqrt(texts.reduce((sum, row) => sum + (row[at] ?? '').length, 0)),
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const widest = weights.indexOf(Math.max(...weights));
  return weights.map((weight, at) =>
    at === widest
      ? undefined
      : Math.min(MOST, Math.max(STEP, Math.floor((weight / all) * (100 / STEP)) * STEP)),
  );
};

/** Tables of texts are hard to read while scrolling sideways, so a telephone stacks them; tables of figures scroll. */
const isStacked = (texts: readonly (readonly string[])[]): boolean => {
  const cells = texts.flat();
  return (
    (texts[0] ?? []).length >= STACKED.columns && cells.join('').length >= cells.length * STACKED.characters
  );
};

/** A wide table scrolls by itself, also by keyboard. The widths are classes: the pages' policy allows no styles in a page. */
export const table = ({ header, rows }: Tokens.Table, inline: Inline): string => {
  const html = [header, ...rows].map((row) => row.map(({ tokens }) => inline(tokens)));
  const texts = html.map((row) => row.map(plain));
  const widths = shares(texts);
  const stacked = isStacked(texts);
  const classOf = (at: number): string => (widths[at] === undefined ? 'rest' : `w${widths[at]}`);
  const [heads = [], ...body] = html;
  const head = heads.map((cell, at) => `<th class="${classOf(at)}">${cell}</th>`).join('');
  const cellOf = (cell: string, at: number): string => {
    const label = texts[0]?.[at] ?? '';
    // The first cell heads its block, and a column without a heading explains itself.
    const data = stacked && at > 0 && label !== '' ? ` data-label="${escaped(label)}"` : '';
    return `<td${widths[at] === undefined ? ' class="rest"' : ''}${data}>${cell}</td>`;
  };
  const lines = body.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('\n');
  return `<div class="table" tabindex="0"><table${stacked ? ' class="stacked"' : ''}><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div>\n`;
};
