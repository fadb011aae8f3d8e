import fc from 'fast-check';
import { HOSTILE } from './hostile.ts';

/** One change. Positions are in ten-thousandths of the input, so that an edit fits inputs of any length. */
export interface Edit {
  readonly how: number;
  readonly at: number;
  readonly size: number;
  readonly piece: number;
}

const WHOLE = 10_000;
const MOST_EDITS = 5;

/** A few changes; fast-check shrinks them to the ones that matter. */
export const edits = (most = MOST_EDITS): fc.Arbitrary<readonly Edit[]> =>
  fc.array(
    fc.record({
      how: fc.nat({ max: 99 }),
      at: fc.nat({ max: WHOLE }),
      size: fc.nat({ max: WHOLE }),
      piece: fc.nat({ max: 999 }),
    }),
    { maxLength: most },
  );

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];
const place = (length: number, part: number): number => Math.floor((length * part) / WHOLE);
/** Usually a small piece, now and then a large one. */
const sizeOf = (length: number, { size }: Edit): number =>
  size > WHOLE * 0.9 ? place(length, size) : Math.min(length, 1 + (size % 8));

const inText = (text: string, edit: Edit): string => {
  const from = place(text.length, edit.at);
  const to = Math.min(text.length, from + sizeOf(text.length, edit));
  const [before, part, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  switch (edit.how % 8) {
    case 0:
      return before + after;
    case 1:
      return before + part + part + after;
    case 2:
      return before + String.fromCharCode((part.charCodeAt(0) || 0) ^ (1 << (edit.piece % 8))) + after;
    case 3:
      return before;
    case 4:
      return before + part.toUpperCase() + after.toLowerCase();
    case 5:
      return after + part + before;
    default:
      return before + (pick(HOSTILE, edit.piece) ?? '') + (edit.how % 2 === 0 ? part : '') + after;
  }
};

export const mutateText = (text: string, changes: readonly Edit[]): string => changes.reduce(inText, text);

/** Values that a well-meaning reader does not expect in place of another type. */
const ODD: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  9007199254740993,
  '',
  '0',
  [],
  {},
  [[]],
  [null],
  { id: null },
  { toString: 1, length: -1 },
  'constructor',
  Array.from({ length: 300 }, () => 'x'),
];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Spot {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string | number;
}

const spotsOf = (value: Json, found: Spot[] = []): Spot[] => {
  if (value === null || typeof value !== 'object') return found;
  for (const key of Object.keys(value)) {
    found.push({ holder: value, key });
    spotsOf((value as { [key: string]: Json })[key] ?? null, found);
  }
  return found;
};

const set = ({ holder, key }: Spot, value: Json): void => {
  // Defined, not assigned: `__proto__` is a key like any other in JSON.
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};
const nested = (value: Json, depth: number): Json => {
  let made = value;
  for (let level = 0; level < depth; level += 1) made = level % 2 === 0 ? [made] : { a: made };
  return made;
};

const atSpot = (root: { root: Json }, edit: Edit): void => {
  const spots = spotsOf(root);
  const spot = spots[Math.min(spots.length - 1, place(spots.length, edit.at))];
  if (!spot) return;
  const old = (spot.holder as { [key: string]: Json })[spot.key] ?? null;
  switch (edit.how % 9) {
    case 0:
      if (Array.isArray(spot.holder)) spot.holder.splice(Number(spot.key), 1);
      else Reflect.deleteProperty(spot.holder, spot.key);
      return;
    case 1:
      set({ holder: spot.holder, key: pick(HOSTILE, edit.piece)?.slice(0, 100) ?? '' }, structuredClone(old));
      return;
    case 2:
      set(spot, [old, structuredClone(old)]);
      return;
    case 3:
      set(spot, nested(old, edit.piece));
      return;
    case 4:
      set(
        spot,
        typeof old === 'number' ? String(old) : typeof old === 'string' ? old.length : `${edit.piece}`,
      );
      return;
    case 5:
      set(spot, pick(HOSTILE, edit.piece) ?? '');
      return;
    case 6:
      set(spot, typeof old === 'string' ? inText(old, edit) : old);
      return;
    default:
      set(spot, structuredClone((pick(ODD, edit.piece) ?? null) as Json));
  }
};

/** Changes values, keys and kinds inside a document that stays JSON. */
export const mutateJson = (value: unknown, changes: readonly Edit[]): unknown => {
  const root = { root: structuredClone(value) as Json };
  for (const edit of changes) atSpot(root, edit);
  // Without its root there is no document left.
  return root.root ?? null;
};

const TAG = /<(\/?)([A-Za-z_][\w.-]*)([^<>]*)>/g;

const atTag = (text: string, edit: Edit): string => {
  const tags = [...text.matchAll(TAG)];
  const tag = tags[Math.min(tags.length - 1, place(tags.length, edit.at))];
  if (!tag) return inText(text, edit);
  const [whole, slash = '', name = '', rest = ''] = tag;
  const [before, after] = [text.slice(0, tag.index), text.slice(tag.index + whole.length)];
  const piece = pick(HOSTILE, edit.piece) ?? '';
  const depth = 1 + edit.piece;
  switch (edit.how % 9) {
    case 0:
      return before + after;
    case 1:
      return before + whole + whole + after;
    case 2:
      return before + whole.toUpperCase() + after;
    case 3:
      return `${before}<${slash}${name}${piece}${rest}>${after}`;
    case 4:
      return before + whole + piece + after;
    case 5:
      return `${before}<${name} a="${piece}" a='1'${rest}>${after}`;
    case 6:
      return `${before}${`<${name}>`.repeat(depth)}${whole}${`</${name}>`.repeat(depth)}${after}`;
    case 7:
      return `${before}<![CDATA[${piece}]]>${whole}${after}`;
    default:
      return `${before}<${slash}${pick(['error', 'status', 'page', 'html', 'action', 'call'], edit.piece) ?? ''}>${after}`;
  }
};

/** Changes elements as well as text; the document may stop being XML. */
export const mutateXml = (text: string, changes: readonly Edit[]): string =>
  changes.reduce((made, edit, index) => (index % 2 === 0 ? atTag(made, edit) : inText(made, edit)), text);

/** JSON text: mostly still JSON with odd contents, sometimes broken text. */
export const mutateJsonText = (value: unknown, inside: readonly Edit[], outside: readonly Edit[]): string =>
  mutateText(JSON.stringify(mutateJson(value, inside)), outside);
