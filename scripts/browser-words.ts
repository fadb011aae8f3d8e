import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { OPEN_STATES } from '../src/vocabulary/call-states.ts';

const MADE = '// Made from src/vocabulary by npm run generate.';

/** A module of the vocabulary as a browser reads it. */
const withoutTypes = (name: string): string => {
  const source = readFileSync(new URL(`../src/vocabulary/${name}.ts`, import.meta.url), 'utf8');
  return `${MADE}\n${transformSync(source, { loader: 'ts', target: 'es2022' }).code}`;
};

const constants = (values: Readonly<Record<string, readonly string[]>>): string =>
  [
    MADE,
    ...Object.entries(values).map(([name, list]) => `export const ${name} = ${JSON.stringify(list)};`),
    '',
  ].join('\n');

/** Texts for pages that are served unbundled and cannot import the vocabulary: the demo, Salesforce's components. */
export const browserWords = (): Readonly<Record<string, () => string>> => ({
  'src/web/demo/words.js': () => constants({ OPEN_STATES }),
  'src/web/demo/duration.js': () => withoutTypes('duration'),
  'manifests/salesforce/force-app/main/default/lwc/morText/callStates.js': () => constants({ OPEN_STATES }),
});
