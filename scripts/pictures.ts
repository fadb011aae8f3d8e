// Makes the pictures of the documentation (docs/images) from the pages of the built product, light and dark.
// `npm run pictures` makes all, `npm run pictures -- demo admin-mapping` the named ones. Those that no page of ours
// can make are kept as files, from a real one: suitecrm-* (SuiteCRM 8.9.2), and Salesforce's (docs/recipes.md).
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../test/helpers/browser.ts';
import { drawn } from '../test/helpers/pages.ts';
import { startDemo } from './pictures/demo.ts';
import type { Demo } from './pictures/demo.ts';
import { SHOTS } from './pictures/shots.ts';
import type { Shot } from './pictures/shots.ts';

const FOLDER = 'docs/images';
const QUALITY = 0.82;
const FIRST_PORT = 18_190;

/** The browser itself writes WebP, a fifth of a PNG's size. */
const asWebp = async (page: Page, png: Buffer): Promise<Buffer> => {
  const url = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', ${QUALITY});
  })()`);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
};

const take = async (browser: Browser, demo: Demo, shot: Shot, scheme: 'light' | 'dark'): Promise<void> => {
  const context = await browser.newContext({
    viewport: shot.size,
    colorScheme: scheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const element = await shot.arrange(page, demo);
  await drawn(page);
  const png = await (element ?? page).screenshot();
  const path = `${FOLDER}/${shot.name}-${scheme}.webp`;
  const webp = await asWebp(await context.newPage(), png);
  writeFileSync(path, webp);
  process.stdout.write(`${path} (${Math.round(webp.length / 1024)} KiB)\n`);
  await context.close();
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !SHOTS.some((shot) => shot.name === name));
if (unknown.length > 0) throw new Error(`there is no picture ${unknown.join(', ')}`);

mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  let port = FIRST_PORT;
  for (const shot of SHOTS.filter(({ name }) => names.length === 0 || names.includes(name)))
    for (const scheme of ['light', 'dark'] as const) {
      // A demo of its own for each picture: calls of the one before would be in the next.
      const demo = await startDemo((port += 1));
      try {
        await take(browser, demo, shot, scheme);
      } finally {
        await demo.stop();
      }
    }
} finally {
  await browser.close();
}
