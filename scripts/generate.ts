import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { browserWords } from './browser-words.ts';
import { editorSchema } from './config-schema.ts';
import { salesforceLabels } from './salesforce-labels.ts';

/** Files that are made from the code, and how. */
const GENERATED: Readonly<Record<string, () => string>> = {
  'config.schema.json': () => JSON.stringify(editorSchema()),
  ...salesforceLabels(),
  ...browserWords(),
};

/** Each generated file with the text that it must have. */
export const generatedFiles = (): Promise<readonly (readonly [file: string, text: string])[]> =>
  Promise.all(
    Object.entries(GENERATED).map(async ([file, make]) => {
      // Salesforce's metadata is laid out by its own tools.
      if (file.endsWith('.xml')) return [file, make()] as const;
      const options = { ...(await resolveConfig(file)), filepath: file };
      return [file, await format(make(), options)] as const;
    }),
  );

if (process.argv[1]?.endsWith('generate.ts')) {
  for (const [file, text] of await generatedFiles()) writeFileSync(file, text);
}
