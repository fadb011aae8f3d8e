import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readVersion } from '../../src/app/version.ts';
import { PACKAGE_VERSION } from '../../src/vocabulary/crm-packages.ts';
import { packageFiles, salesforceFiles } from './contents.ts';
import { PRODUCTS } from './product.ts';
import { zipOf } from './zip.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Writes everything that is installed in CRMs to dist/packages; returns each file's path and size in bytes. */
export const buildPackages = (): readonly { readonly path: string; readonly bytes: number }[] => {
  const target = join(root, 'dist', 'packages');
  const manifests = join(root, 'manifests');
  mkdirSync(target, { recursive: true });
  const contents = [
    ...PRODUCTS.map((product) => [product, PACKAGE_VERSION, packageFiles(manifests, product)] as const),
    ['salesforce', readVersion(), salesforceFiles(manifests)] as const,
  ];
  const built = contents.map(([name, version, files]) => {
    const zip = zipOf(files);
    const path = join(target, `mor-connector-${name}-${version}.zip`);
    writeFileSync(path, zip);
    return { path, bytes: zip.length };
  });
  // The service offers what is in the folder, so packages of another version must go.
  const names = built.map(({ path }) => basename(path));
  for (const file of readdirSync(target)) if (!names.includes(file)) rmSync(join(target, file));
  return built;
};
