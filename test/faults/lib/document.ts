import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const FILE = fileURLToPath(new URL('../../../docs/proof.md', import.meta.url));

/** Replaces the text between `<!-- NAME -->` and `<!-- /NAME -->` in docs/proof.md. */
export const writeSection = async (name: string, text: string): Promise<void> => {
  const before = await readFile(FILE, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, until] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || until < from) throw new Error(`docs/proof.md has no section ${name}`);
  const after = `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(until)}`;
  await writeFile(FILE, await format(after, { parser: 'markdown', proseWrap: 'preserve', printWidth: 110 }));
};
