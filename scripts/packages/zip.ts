import { zipSync, type Zippable } from 'fflate';

/** A package as path inside the zip -> bytes. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Local time on purpose: zip archives hold no time zone, and the library writes the local fields. So every machine
 * writes the same bytes.
 */
const WHEN = new Date(2026, 0, 1, 0, 0, 0);

/** A zip whose bytes depend on nothing but the paths and contents. */
export const zipOf = (files: PackageFiles): Uint8Array => {
  const entries: Zippable = {};
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path);
    if (bytes !== undefined) entries[path] = bytes;
  }
  return zipSync(entries, { level: 9, mtime: WHEN, os: 3 });
};
