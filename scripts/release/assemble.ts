import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The checksums of a folder's files, as `sha256sum` writes and checks them. */
export const checksums = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS')
    .map(({ name }) => name)
    .toSorted()
    .map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}  ${name}\n`,
    )
    .join('');

/**
 * Puts what was built (`dist`) into the folder, as it is published: the npm package, the CRM packages, the bill of
 * materials, checksums. The same build gives the same bytes: neither npm nor our zip files write a time.
 */
export const assemble = (folder: string): string => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  cpSync('dist/packages', folder, { recursive: true });
  copyFileSync('dist/sbom.cdx.json', join(folder, 'sbom.cdx.json'));
  const sums = checksums(folder);
  writeFileSync(join(folder, 'SHA256SUMS'), sums);
  return sums;
};
