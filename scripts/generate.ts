import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { editorSchema } from './config-schema.ts';

/** Files that are made from the code, and how. */
const GENERATED: Readonly<Record<string, () => string>> = {
  'config.schema.json': () => JSON.stringify(editorSchema()),
};

/** Each generated file with the text that it must have. */
export const generatedFiles = (): Promise<readonly (readonly [file: string, text: string])[]> =>
  Promise.all(
    Object.entries(GENERATED).map(async ([file, make]) => {
      const options = { ...(await resolveConfig(file)), filepath: file };
      return [file, await format(make(), options)] as const;
    }),
  );

if (process.argv[1]?.endsWith('generate.ts')) {
  for (const [file, text] of await generatedFiles()) writeFileSync(file, text);
}
