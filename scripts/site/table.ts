import type { Tokens } from 'marked';
import { plain } from './html.ts';

/** A table as html: which cell is rendered how is the caller's. */
type Inline = (tokens: Tokens.TableCell['tokens']) => string;

const STEP = 5;
/** No column but the widest gets more: three or four have to share the rest. */
const MOST = 50;

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

/** A wide table scrolls by itself, also by keyboard. The widths are classes: the pages' policy allows no styles in a page. */
export const table = ({ header, rows }: Tokens.Table, inline: Inline): string => {
  const html = [header, ...rows].map((row) => row.map(({ tokens }) => inline(tokens)));
  const widths = shares(html.map((row) => row.map(plain)));
  const [heads = [], ...body] = html;
  const head = heads
    .map((cell, at) => `<th class="${widths[at] === undefined ? 'rest' : `w${widths[at]}`}">${cell}</th>`)
    .join('');
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => `<td${widths[at] === undefined ? ' class="rest"' : ''}>${cell}</td>`).join('');
  const lines = body.map((row) => `<tr>${line(row)}</tr>`).join('\n');
  return `<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div>\n`;
};
