import { OPEN_STATES } from '../src/vocabulary/call-states.ts';

const constants = (values: Readonly<Record<string, readonly string[]>>): string =>
  [
    '// Made from src/vocabulary by npm run generate.',
    ...Object.entries(values).map(([name, list]) => `export const ${name} = ${JSON.stringify(list)};`),
    '',
  ].join('\n');

/** Texts for pages that are served unbundled and cannot import the vocabulary: the demo, Salesforce's components. */
export const browserWords = (): Readonly<Record<string, () => string>> => ({
  'src/web/demo/words.js': () => constants({ OPEN_STATES }),
  'manifests/salesforce/force-app/main/default/lwc/morText/callStates.js': () => constants({ OPEN_STATES }),
});
