import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageFiles } from '../../scripts/packages/contents.ts';
import { PRODUCTS } from '../../scripts/packages/product.ts';
import { zipOf } from '../../scripts/packages/zip.ts';
import { MANIFESTS } from './php/install.ts';

interface Entry {
  readonly path: string;
  /** 3 is Unix; only then do the attributes contain a mode. */
  readonly madeBy: number;
  /** Type and permissions as in `ls`. */
  readonly mode: number;
}

/** The central directory, which unzip relies on (PKWARE's APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16). */
const centralDirectory = (zip: Uint8Array): readonly Entry[] => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < view.getUint16(end + 10, true); index += 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      path: new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength)),
      madeBy: view.getUint8(at + 5),
      mode: view.getUint32(at + 38, true) >>> 16,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

const FILE = 0o100644;
const DIRECTORY = 0o040755;
// Where everything has to run (CI_STRICT=1), a missing unzip is a failure.
const mayUnzip = spawnSync('unzip', ['-v']).status === 0 || process.env['CI_STRICT'] === '1';

describe.each(PRODUCTS)('the zip for %s', (product) => {
  const files = packageFiles(MANIFESTS, product);
  const zip = zipOf(files);

  it('gives each file and folder the permissions that a web server needs', () => {
    const entries = centralDirectory(zip);
    const isFolder = ({ path }: Entry): boolean => path.endsWith('/');
    expect(entries.filter((entry) => !isFolder(entry)).map(({ path }) => path)).toEqual([...files.keys()].sort());
    expect(entries.filter(({ madeBy }) => madeBy !== 3)).toEqual([]);
    expect(entries.filter((entry) => entry.mode !== (isFolder(entry) ? DIRECTORY : FILE))).toEqual([]);
  });

  it('lists every folder before its contents', () => {
    const seen = new Set<string>();
    for (const { path } of centralDirectory(zip)) {
      const above = path.replace(/[^/]+\/?$/, '');
      expect([path, above === '' || seen.has(above)]).toEqual([path, true]);
      seen.add(path);
    }
  });

  (mayUnzip ? it : it.skip)(`is unpacked with these rights${mayUnzip ? '' : ' (skipped: needs unzip)'}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'connector-zip-'));
    try {
      writeFileSync(join(folder, 'package.zip'), zip);
      const { status, stderr } = spawnSync('sh', ['-c', 'umask 022 && unzip -q package.zip -d out'], { cwd: folder, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
      const modes = centralDirectory(zip).map(({ path, mode }) => [path, mode, statSync(join(folder, 'out', path)).mode]);
      expect(modes.filter(([, packed, unpacked]) => packed !== unpacked)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
