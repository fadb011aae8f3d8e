import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { productionTree } from './tree.ts';

/** npm's notes on a package, such as its folder: npm 10 writes them, npm 11 leaves them out. */
const properties = z.unknown().optional();
const billSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ name: z.string(), properties }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), properties })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

/** A UUID derived from the lockfile, so that the same sources give the same file. */
const serialNumber = (lockfile: string): string => {
  const hex = createHash('sha256').update(lockfile).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** What `npm sbom` says, without development tools and without anything that differs between builds, machines or npm's releases. */
export const billFrom = (said: string, lockfile: string): string => {
  const { metadata, components, dependencies, ...head } = billSchema.parse(JSON.parse(said));
  const { timestamp: _when, tools: _npm, component, ...about } = metadata;
  const { properties: _own, ...product } = component;
  const { name, version } = z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const kept = new Set(productionTree(lockfile).map((one) => `${one.name}@${one.version}`));
  const bill = {
    ...head,
    serialNumber: serialNumber(lockfile),
    // npm takes the product's name from its folder.
    metadata: { ...about, component: { ...product, name } },
    components: components
      .filter((one) => kept.has(one['bom-ref']))
      .map(({ properties: _notes, ...rest }) => rest),
    dependencies: dependencies
      .filter(({ ref }) => kept.has(ref) || ref === `${name}@${version}`)
      .map(({ dependsOn, ...rest }) => ({ ...rest, dependsOn: dependsOn.filter((ref) => kept.has(ref)) })),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
};

/**
 * The product's bill of materials, as CycloneDX: `npm sbom` of the lockfile. npm's own `--omit=dev` drops packages that
 * are in the production tree (npm 11.19: 37 of 159), so the tree decides.
 */
export const billOfMaterials = (): string => {
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  return billFrom(stdout, readFileSync('package-lock.json', 'utf8'));
};
