import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Labels } from './labels.ts';

/** The parts of the page's script in the order in which they build on each other. */
const PAGE_PARTS = [
  'texts',
  'keep',
  'door',
  'find',
  'style',
  'elements',
  'card',
  'dock',
  'follow',
  'dial',
  'listen',
  'start',
];
const ADMIN_PARTS = ['door', 'admin'];

const part = (shared: string, name: string): string =>
  readFileSync(join(shared, 'browser', `${name}.js`), 'utf8');

const wrapped = (
  shared: string,
  parts: readonly string[],
  defaults: Readonly<Record<string, string>>,
): string =>
  [
    '(function () {\n',
    "'use strict';\n",
    `var ENGLISH = ${JSON.stringify(defaults)};\n`,
    ...parts.map((name) => part(shared, name)),
    '})();\n',
  ].join('');

/** The script of every CRM page: one file without modules, because it also runs inside the CRMs' own bundles. */
export const pageScript = (shared: string, labels: Labels): string =>
  wrapped(shared, PAGE_PARTS, labels.browser);

export const adminScript = (shared: string, labels: Labels): string =>
  wrapped(shared, ADMIN_PARTS, labels.admin);

export const workerScript = (shared: string): string => part(shared, 'worker');
