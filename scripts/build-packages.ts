import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFiles, PRODUCTS } from './packages/contents.ts';
import { zipOf } from './packages/zip.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist', 'packages');

const versionOf = (manifest: string): string => {
  const version = /'version' => '([^']+)'/.exec(manifest)?.[1];
  if (version === undefined) throw new Error("manifest.php has no 'version'");
  return version;
};

mkdirSync(target, { recursive: true });
for (const product of PRODUCTS) {
  const version = versionOf(readFileSync(join(root, 'manifests', product, 'manifest.php'), 'utf8'));
  const zip = zipOf(packageFiles(join(root, 'manifests'), product));
  const path = join(target, `mor-connector-${product}-${version}.zip`);
  writeFileSync(path, zip);
  process.stdout.write(`${path} (${Math.round(zip.length / 1024)} KiB)\n`);
}
