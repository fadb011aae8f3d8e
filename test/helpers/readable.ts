import type { Page } from 'playwright-core';
import { seriousViolations } from './browser.ts';
import { overflowPx, picture } from './pages.ts';

/** The themes differ in colours alone, so one of them is asked about everything else too. */
const THEMES = [
  { colorScheme: 'light', rules: undefined },
  { colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
] as const;

/**
 * What is wrong with the page as it stands, at each of these widths and in both themes: serious barriers that axe-core
 * finds, and a page that has to be scrolled sideways. Empty: nothing.
 */
export const faultsOf = async (page: Page, name: string, widths: readonly number[]): Promise<string[]> => {
  const faults: string[] = [];
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const tooWide = await overflowPx(page);
    if (tooWide > 0) faults.push(`${name} at ${width}: ${tooWide} px too wide`);
    for (const { colorScheme, rules } of THEMES) {
      // Without motion colours are there at once, not on their way.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found = await seriousViolations(page, rules);
      faults.push(...found.map((one) => `${name} at ${width}, ${colorScheme}: ${one}`));
      await picture(page, `${name}-${width}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
  return faults;
};
