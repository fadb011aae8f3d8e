import { createHash } from 'node:crypto';
import semver from 'semver';
import { packageFiles } from '../packages/contents.ts';
import { PRODUCTS } from '../packages/product.ts';

/** The file that says which packages were released last. */
export const RELEASED_PACKAGES = 'manifests/released-packages.json';

/** The packages of a release: their number, and a digest of what is in them besides their number. */
export interface ReleasedPackages {
  readonly version: string;
  readonly sha256: string;
}

/** The same for the same packages under another number. */
export const packagesDigest = (manifests: string, version: string): string => {
  const hash = createHash('sha256');
  for (const product of PRODUCTS)
    for (const [path, bytes] of packageFiles(manifests, product))
      hash.update(`${product} ${path}\n${Buffer.from(bytes).toString('latin1').replaceAll(version, '')}\n`);
  return hash.digest('hex');
};

/**
 * The packages of the next release. Throws where they would have the number of others: browsers keep a script by its
 * number, and a Module Loader refuses a smaller one.
 */
export const nextPackages = (
  released: ReleasedPackages | undefined,
  { version, sha256, wanted }: ReleasedPackages & { readonly wanted?: string | undefined },
): ReleasedPackages => {
  if (wanted !== undefined && (semver.valid(wanted) === null || semver.lt(wanted, version)))
    throw new Error(`packages ${wanted} are not newer than ${version}`);
  const next = { version: wanted ?? version, sha256 };
  if (released?.version === next.version && released.sha256 !== sha256)
    throw new Error(
      `what is installed in SuiteCRM and SugarCRM has changed since packages ${released.version} were released; add --packages and a newer version`,
    );
  return next;
};
