import type { Page } from 'playwright-core';
import { seriousViolations } from './browser.ts';
import { overflowPx, picture } from './pages.ts';

/** Rules that depend on the theme, and those that depend on the width; all others are checked once. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const LAYOUT = [...COLOURS, 'target-size', 'scrollable-region-focusable'];

export const THEMES = ['light', 'dark'] as const;

/**
 * The faults of the page in its present state, at each of these widths and in these themes: serious barriers found by
 * axe-core, and a page or a table that scrolls sideways. Empty: none. All rules are checked at the widest.
 */
export const faultsOf = async (
  page: Page,
  name: string,
  widths: readonly number[],
  themes: readonly (typeof THEMES)[number][] = THEMES,
): Promise<string[]> => {
  const faults: string[] = [];
  const ask = async (width: number, theme: 'light' | 'dark', rules?: readonly string[]): Promise<void> => {
    const found = await seriousViolations(page, rules);
    faults.push(...found.map((one) => `${name} at ${width}, ${theme}: ${one}`));
    await picture(page, `${name}-${width}-${theme}`);
  };
  const widest = Math.max(...widths);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    // Each theme ends at the width at which the next one begins.
    for (const width of colorScheme === 'light' ? widths : widths.toReversed()) {
      await page.setViewportSize({ width, height: 900 });
      if (colorScheme === 'dark') {
        await ask(width, colorScheme, COLOURS);
        continue;
      }
      const tooWide = await overflowPx(page);
      if (tooWide > 0) faults.push(`${name} at ${width}: ${tooWide} px too wide`);
      await ask(width, colorScheme, width === widest ? undefined : LAYOUT);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
};
