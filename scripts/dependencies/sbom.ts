import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { productionTree } from './tree.ts';

const billSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

/** A UUID derived from the lockfile, so that the same sources give the same file. */
const serialNumber = (lockfile: string): string => {
  const hex = createHash('sha256').update(lockfile).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/**
 * The product's bill of materials, as CycloneDX: `npm sbom` of the lockfile, without development tools and without
 * anything that differs between builds or machines. npm's own `--omit=dev` drops packages that are in the production
 * tree (npm 11.19: 37 of 159), so the tree decides.
 */
export const billOfMaterials = (): string => {
  const lockfile = readFileSync('package-lock.json', 'utf8');
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const { metadata, components, dependencies, ...head } = billSchema.parse(JSON.parse(stdout));
  const { timestamp: _when, tools: _npm, component, ...about } = metadata;
  const { name, version } = z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const kept = new Set(productionTree(lockfile).map((one) => `${one.name}@${one.version}`));
  const bill = {
    ...head,
    serialNumber: serialNumber(lockfile),
    // npm takes the product's name from its folder.
    metadata: { ...about, component: { ...component, name } },
    components: components.filter((one) => kept.has(one['bom-ref'])),
    dependencies: dependencies
      .filter(({ ref }) => kept.has(ref) || ref === `${name}@${version}`)
      .map(({ dependsOn, ...rest }) => ({ ...rest, dependsOn: dependsOn.filter((ref) => kept.has(ref)) })),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
};
