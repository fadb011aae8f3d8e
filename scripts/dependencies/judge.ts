import { satisfies } from 'semver';
import { z } from 'zod';
import type { Installed } from './tree.ts';

export const listSchema = z.object({
  /** The day on which the list was last updated. */
  lookedUp: z.iso.date(),
  advisories: z.array(
    z.object({
      package: z.string(),
      ids: z.array(z.string().regex(/^(GHSA|CVE)-/)).min(1),
      /** The vulnerable versions, as an npm range. */
      vulnerable: z.string(),
      what: z.string(),
    }),
  ),
});
export type AdvisoryList = z.infer<typeof listSchema>;

/** Licences that allow distributing the service together with its parts. */
const ALLOWED = new Set([
  ...['Apache-2.0', 'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0'],
]);

/** `(MIT OR GPL-3.0)` allows a choice, `MIT AND ISC` requires both. */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));

/** One line for each package that an advisory of the list names. */
export const vulnerable = (tree: readonly Installed[], { advisories }: AdvisoryList): readonly string[] =>
  tree.flatMap(({ name, version }) =>
    advisories
      .filter(
        (one) => one.package === name && satisfies(version, one.vulnerable, { includePrerelease: true }),
      )
      .map(({ ids, what }) => `${name} ${version}: ${what} (${ids.join(', ')})`),
  );

export const licenceProblems = (tree: readonly Installed[]): readonly string[] =>
  tree
    .filter(({ licence }) => !isAllowed(licence))
    .map(
      ({ name, version, licence }) =>
        `${name} ${version}: licence "${licence}" is not among the allowed ones`,
    );

/** How many packages have each licence, the most common first. */
export const licenceCounts = (tree: readonly Installed[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const { licence } of tree) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
};
