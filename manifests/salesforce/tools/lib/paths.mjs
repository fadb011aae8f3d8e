import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** manifests/salesforce/tools */
export const TOOLS = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** manifests/salesforce: the SFDX project */
export const PROJECT = resolve(TOOLS, '..');
/** The repository */
export const ROOT = resolve(PROJECT, '../..');
