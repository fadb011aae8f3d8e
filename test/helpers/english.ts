import type { Page } from 'playwright-core';
import { OUTCOMES } from '../../src/vocabulary/outcomes.ts';

/** Words that German, Lithuanian and the others do not have. */
const ENGLISH =
  /\b(?:the|of|is|are|has|have|been|with|which|that|this|cannot|does|your|you|its|not|only|from|there|must)\b/gi;
/** How the demo's CRM calls one of its users. */
const DEMO_NAME = 'Carol Clark (device that MOR does not know)';
const CODES: ReadonlySet<string> = new Set(OUTCOMES);
/** Two of them make a sentence; one may be part of a name. */
const FEW = 2;

/** The texts that people read on the page, an element each. Code, commands and what was typed in are no texts. */
const READ = `[...document.querySelectorAll('body *')]
  .filter((one) => !one.closest('code, pre, script, style, input, textarea, kbd'))
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  .map((one) => one.textContent.replace(/\\s+/g, ' ').trim())`;

/** What is marked as English, sentences that are English without a mark, and codes where a word should be. */
export const englishIn = async (page: Page): Promise<string[]> => {
  const texts = await page.evaluate<string[]>(READ);
  const marked = await page.locator('main [lang=en]:not(option), dialog [lang=en]').allInnerTexts();
  const isEnglish = (text: string): boolean =>
    new Set(text.replaceAll(DEMO_NAME, '').toLowerCase().match(ENGLISH) ?? []).size >= FEW;
  const isCode = (text: string): boolean => CODES.has(text);
  return [...new Set([...marked, ...texts.filter(isEnglish), ...texts.filter(isCode)])];
};
