import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFiles } from './packages/contents.ts';
import { PACKAGE_VERSION } from './packages/manifest.ts';
import { PRODUCTS } from './packages/product.ts';
import { zipOf } from './packages/zip.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist', 'packages');

mkdirSync(target, { recursive: true });
for (const product of PRODUCTS) {
  const zip = zipOf(packageFiles(join(root, 'manifests'), product));
  const path = join(target, `mor-connector-${product}-${PACKAGE_VERSION}.zip`);
  writeFileSync(path, zip);
  process.stdout.write(`${path} (${Math.round(zip.length / 1024)} KiB)\n`);
}
