import { MAPPING_COLUMNS, describeColumn, isMappingColumn } from '../../vocabulary/column-lists.ts';
import type { MappingColumn } from '../../vocabulary/column-lists.ts';
import { HEADING_WORDS } from '../../vocabulary/heading-words.ts';
import { columns as de } from '../../vocabulary/texts/admin/de/columns.ts';
import { columns as es } from '../../vocabulary/texts/admin/es/columns.ts';
import { columns as lt } from '../../vocabulary/texts/admin/lt/columns.ts';
import { columns as ru } from '../../vocabulary/texts/admin/ru/columns.ts';

/** What an administrator decided that a heading of a file means; null: it means nothing here. */
export type ChosenHeadings = Readonly<Record<string, MappingColumn | null>>;

/** A heading as it stands in the file, and the column that is read from it. */
export interface Heading {
  readonly text: string;
  /** Absent: the file's column is ignored. */
  readonly column?: MappingColumn;
  /** `named`: it is the column's own name; `guessed`: from another name; `chosen`: by a person. */
  readonly how: 'named' | 'guessed' | 'chosen' | 'ignored';
}

/** Letters and digits only, so that `Device ID`, `device_id` and `DeviceId` are the same. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');

/** A file may have the words of the pages as headings, in any of their languages. */
const LABELS = [de, es, lt, ru].flatMap((labels) =>
  Object.entries(labels).map(([column, { label }]) => [column, [label]] as const),
);

const OTHER_NAMES = new Map(
  [
    ...MAPPING_COLUMNS.map((column) => {
      const { label, also = [] } = describeColumn(column);
      return [column, [label, ...also]] as const;
    }),
    ...LABELS,
    ...HEADING_WORDS,
  ].flatMap(([column, names]) =>
    isMappingColumn(column) ? names.map((name): [string, MappingColumn] => [plain(name), column]) : [],
  ),
);

const namedBy = (text: string): MappingColumn | undefined =>
  MAPPING_COLUMNS.find((column) => column.toLowerCase() === text.toLowerCase());

const headingOf = (text: string, chosen: ChosenHeadings): Heading => {
  const choice = Object.hasOwn(chosen, text) ? chosen[text] : undefined;
  if (choice !== undefined)
    return choice === null ? { text, how: 'ignored' } : { text, column: choice, how: 'chosen' };
  const named = namedBy(text);
  if (named !== undefined) return { text, column: named, how: 'named' };
  const guess = OTHER_NAMES.get(plain(text));
  return guess === undefined ? { text, how: 'ignored' } : { text, column: guess, how: 'guessed' };
};

/**
 * What each heading means. A guess gives way to a heading that says the same more clearly, and to an earlier guess: nothing is
 * read from two columns of a file unless the administrator said so, and that is for the caller to refuse.
 */
export const readHeadings = (cells: readonly string[], chosen: ChosenHeadings = {}): readonly Heading[] => {
  const found = cells.map((cell) => headingOf(cell.trim(), chosen));
  return found.map((heading, at) => {
    const { text, column, how } = heading;
    if (how !== 'guessed') return heading;
    const isTaken = found.some(
      (other, index) => other.column === column && (other.how !== 'guessed' ? index !== at : index < at),
    );
    return isTaken ? { text, how: 'ignored' } : heading;
  });
};

/** For people: what was guessed and what was left out, one sentence each. */
export const headingNotes = (headings: readonly Heading[]): string[] => {
  const ignored = headings.filter(({ how, text }) => how === 'ignored' && text !== '');
  return [
    ...headings.flatMap(({ text, column, how }) =>
      how === 'guessed' && column !== undefined ? [`"${text}" is read as ${column}.`] : [],
    ),
    ...(ignored.length === 0
      ? []
      : [
          `Ignored, because no column is called like that: ${ignored.map(({ text }) => `"${text}"`).join(', ')}.`,
        ]),
  ];
};

/** `Extension=source` or `Notes=` (ignored), as it is typed on a command line; undefined: it is neither. */
export const choiceOf = (text: string): readonly [string, MappingColumn | null] | undefined => {
  const at = text.lastIndexOf('=');
  if (at < 1) return undefined;
  const [heading, name] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (name === '') return [heading, null];
  return isMappingColumn(name) ? [heading, name] : undefined;
};
