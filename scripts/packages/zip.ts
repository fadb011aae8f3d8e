import { zipSync, type Zippable } from 'fflate';

/** A package as path inside the zip -> bytes. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Local time on purpose: zip archives have no time zone and the library writes local times, so this way every machine
 * writes the same bytes.
 */
const WHEN = new Date(2026, 0, 1, 0, 0, 0);

/** `os` 3: the upper half of an entry's attributes is a Unix mode, without which unzip creates unreadable files. */
const UNIX = 3;
const modeOf = (type: number, rights: number): number => ((type | rights) << 16) >>> 0;
const FILE = { os: UNIX, mtime: WHEN, attrs: modeOf(0o100000, 0o644) };
/** The lowest byte is what DOS calls a directory. */
const DIRECTORY = { os: UNIX, mtime: WHEN, attrs: (modeOf(0o040000, 0o755) | 0x10) >>> 0 };

/** Every folder above the files, each with a slash at its end. */
const foldersOf = (paths: readonly string[]): readonly string[] => {
  const folders = new Set<string>();
  for (const path of paths)
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
      folders.add(path.slice(0, slash + 1));
  return [...folders];
};

/** A zip whose bytes depend only on paths and contents; a folder's entry precedes its contents. */
export const zipOf = (files: PackageFiles): Uint8Array => {
  const paths = [...files.keys()];
  const entries: Zippable = {};
  for (const path of [...paths, ...foldersOf(paths)].sort()) {
    const bytes = files.get(path);
    entries[path] = bytes === undefined ? [new Uint8Array(), { ...DIRECTORY, level: 0 }] : [bytes, FILE];
  }
  return zipSync(entries, { level: 9 });
};
