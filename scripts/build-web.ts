// Builds the admin pages, the agent panel and the documentation into dist/web; called by build.ts and by the tests of the pages.
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { build } from 'vite';
import type { InlineConfig } from 'vite';
import { buildSite } from './build-site.ts';

const web = (path: string): string => fileURLToPath(new URL(`../src/web/${path}`, import.meta.url));
const out = (name: string): string => fileURLToPath(new URL(`../dist/web/${name}`, import.meta.url));

/** Nothing may end up inline: the pages' content security policy forbids it. */
const options = (name: string, pages: readonly string[]): InlineConfig => ({
  configFile: false,
  root: web(name),
  base: `/${name}/`,
  plugins: [preact({ devToolsEnabled: false })],
  logLevel: 'warn',
  build: {
    outDir: out(name),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: pages.map((page) => web(`${name}/${page}`)) },
  },
});

await build(options('admin', ['index.html']));
await build(options('panel', ['index.html', 'cti.html']));
await buildSite(out('docs'));
