import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** One package that is installed with the service. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  /** SPDX; '' if the package does not say. */
  readonly licence: string;
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      dev: z.boolean().default(false),
      license: z.string().optional(),
    }),
  ),
});
const manifestSchema = z.object({
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
});

/** The licence from the package itself, for when the lockfile has none. */
const licenceInside = (path: string): string => {
  const file = `${path}/package.json`;
  if (!existsSync(file)) return '';
  const { license } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return typeof license === 'object' ? license.type : (license ?? '');
};

/** The production tree according to the lockfile, with the parts for all platforms. */
export const productionTree = (lockfile: string): readonly Installed[] =>
  Object.entries(lockSchema.parse(JSON.parse(lockfile)).packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { name, version = '', license }]) => ({
      name: name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? licenceInside(path),
    }));
