// Builds the documentation from the documents of scripts/site/chapters.ts; called by build-web.ts and by tests.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { CHAPTERS } from './site/chapters.ts';
import { render } from './site/markdown.ts';
import { pageOf } from './site/page.ts';
import { searchIndex } from './site/search-index.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

/** Writes the site into the folder. */
export const buildSite = async (folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'images'), { recursive: true });
  const diagrams = new Map<string, string>();
  const pages = CHAPTERS.map((chapter) => [chapter, readFileSync(chapter.file, 'utf8')] as const);
  for (const [chapter, markdown] of pages) {
    const rendered = render(markdown, chapter.file, diagrams);
    writeFileSync(join(folder, `${chapter.slug}.html`), pageOf(chapter, rendered, version));
    for (const light of rendered.pictures) {
      const dark = light.replace(/-light(\.\w+)$/, '-dark$1');
      for (const path of new Set([light, dark]))
        if (path === light || existsSync(path)) copyFileSync(path, join(folder, 'images', basename(path)));
    }
  }
  for (const [name, svg] of diagrams) writeFileSync(join(folder, 'images', name), svg);
  writeFileSync(join(folder, 'search.json'), searchIndex(pages));
  copyFileSync('src/web/admin/icon.svg', join(folder, 'icon.svg'));
  await build({
    entryPoints: ['src/web/docs/search.ts', 'src/web/docs/site.css'],
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'error',
  });
};
