import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import type { FoundImport } from './read-imports.ts';
import { readImports } from './read-imports.ts';
import { DEFINED } from './wall.ts';
import type { Wall } from './wall.ts';

/** One of our source files, by its path below the root. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

const isInside = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);

/** The row of a file: the most specific one whose room it is in. */
export const wallOf = (file: string, walls: readonly Wall[]): Wall | undefined =>
  walls.filter(({ room }) => isInside(file, room)).sort((a, b) => b.room.length - a.room.length)[0];

const matches = (name: string, allowed: string): boolean =>
  allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : isInside(name, allowed);

const isNode = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier);

const judgeLibrary = (wall: Wall, { specifier }: FoundImport): string | undefined => {
  if (isNode(specifier)) {
    const name = specifier.replace(/^node:/, '');
    return wall.node?.some((allowed) => matches(name, allowed)) ? undefined : `the Node module ${specifier}`;
  }
  const isAllowed = wall.libraries?.some((allowed) => matches(specifier, allowed));
  return isAllowed ? undefined : `the library ${specifier}`;
};

const judgeRoom = (
  wall: Wall,
  target: string,
  { value }: FoundImport,
  walls: readonly Wall[],
): string | undefined => {
  const theirs = wallOf(target, walls);
  if (!theirs) return `${target}, which is in no room`;
  const allowed = [wall.room, DEFINED, ...(wall.rooms ?? []), ...(value ? [] : (wall.types ?? []))];
  if (allowed.includes(theirs.room)) return undefined;
  return `${value ? '' : 'types of '}${theirs.room} (${target})`;
};

const judge = (wall: Wall, file: string, found: FoundImport, walls: readonly Wall[]): string | undefined =>
  found.specifier.startsWith('.')
    ? judgeRoom(wall, posix.normalize(posix.join(posix.dirname(file), found.specifier)), found, walls)
    : judgeLibrary(wall, found);

/** The values that each file imports from our own files, because only those form cycles at run time. */
const valueGraph = (files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    files.map(({ file, text }) => [
      file,
      readImports(file, text)
        .imports.filter(({ specifier, value }) => value && specifier.startsWith('.'))
        .map(({ specifier }) => posix.normalize(posix.join(posix.dirname(file), specifier))),
    ]),
  );

/** Each cycle of value imports once, as the files along it. */
const cyclesIn = (graph: ReadonlyMap<string, readonly string[]>): string[] => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push(`${[...path.slice(at), file].join(' → ')}: a cycle of values`);
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return cycles;
};

/** Every import that no row allows, each as `file:line imports …`; empty if all are allowed. */
export const checkWalls = (files: readonly SourceFile[], walls: readonly Wall[]): string[] => {
  const found = files.flatMap(({ file, text }) => {
    const wall = wallOf(file, walls);
    if (!wall) return [`${file}: no row of scripts/walls/table.ts has this folder; add one`];
    const { imports, environment } = readImports(file, text);
    const refused = imports.flatMap((one) => {
      const what = judge(wall, file, one, walls);
      return what === undefined ? [] : [`${file}:${one.line} imports ${what}, which ${wall.room} may not`];
    });
    const reads = wall.environment ? [] : environment;
    return [...refused, ...reads.map((line) => `${file}:${line} reads process.env, which only main.ts may`)];
  });
  return [...found, ...cyclesIn(valueGraph(files))];
};
