import { readPackage } from '../lib/package.mjs';
import { calloutsInTests, grants, sharing, soql, userMode } from './rules/apex.mjs';
import { labelsAreUsed, labelsExist, translations } from './rules/labels.mjs';
import { baseComponents, icons, targets } from './rules/lightning.mjs';
import { lengths, permissionSets } from './rules/metadata.mjs';
import { referencesOfCode, referencesOfMetadata } from './rules/references.mjs';
import { secrets, urls, versions } from './rules/text.mjs';

/** Rules of this package that no tool knows; each answers with a list of errors. */
const RULES = [
  ...[sharing, grants, soql, userMode, calloutsInTests],
  ...[labelsExist, labelsAreUsed, translations],
  ...[baseComponents, icons, targets],
  ...[lengths, permissionSets],
  ...[referencesOfCode, referencesOfMetadata],
  ...[secrets, urls, versions],
];

export const rules = async () => {
  const source = await readPackage();
  const errors = [];
  for (const rule of RULES) errors.push(...(await rule(source)));
  return { passed: RULES.length, errors };
};
