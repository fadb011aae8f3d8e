import { format, resolveConfig } from 'prettier';

/** Files by path, with a function that generates the text of each. */
export type MadeFiles = Readonly<Record<string, () => string>>;

/** Each file with its text, laid out as `npm run format` would. */
export const laidOut = (files: MadeFiles): Promise<readonly (readonly [file: string, text: string])[]> =>
  Promise.all(
    Object.entries(files).map(async ([file, make]) => {
      // Salesforce's own tools format its metadata.
      if (file.endsWith('.xml')) return [file, make()] as const;
      const options = { ...(await resolveConfig(file)), filepath: file };
      return [file, await format(make(), options)] as const;
    }),
  );
