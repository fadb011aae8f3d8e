import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { JSDOM } from 'jsdom';
import { packageTexts } from '../php/install.ts';

type Answer = Readonly<Record<string, unknown>>;
type Ask = (operation: string, data: Readonly<Record<string, unknown>>) => Answer;

export const scriptOf = (product: 'suitecrm' | 'sugarcrm'): string =>
  packageTexts(product).get('copy/custom/include/MorConnector/js/mor-connector.js') ?? '';

export const CALL = { id: 'k1', version: 2, state: 'accepted', user: 'u1', destination: '+3705200', createdAt: '2026-01-01T00:00:00.000Z' };
export const HELLO = { ok: true, token: 't', user: 'u1', enabled: true, texts: {} };

const pages: JSDOM[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.window.close();
});

export const openPage = (html: string, url: string): JSDOM => {
  const page = new JSDOM(`<!doctype html><body>${html}</body>`, { url, runScripts: 'outside-only', pretendToBeVisual: true });
  Object.assign(page.window, { TextEncoder });
  pages.push(page);
  return page;
};

/** Answers for the entry point; the result collects the requests. */
export const answerFetch = (page: JSDOM, ask: Ask): { operation: string; data: Record<string, unknown>; url: string }[] => {
  const asked: { operation: string; data: Record<string, unknown>; url: string }[] = [];
  Object.assign(page.window, {
    fetch: async (url: string, { body }: { body: URLSearchParams }) => {
      const operation = body.get('mor_op') ?? '';
      const text = Buffer.from(body.get('mor_data') ?? '', 'base64url').toString('utf8');
      const data = JSON.parse(text) as Record<string, unknown>;
      asked.push({ operation, data, url });
      return { type: 'basic', status: 200, text: async () => JSON.stringify(ask(operation, data)) };
    },
  });
  return asked;
};

export const runSuiteCrm = (page: JSDOM, dataset: Readonly<Record<string, string>> = {}): void => {
  const tag = page.window.document.createElement('script');
  Object.assign(tag.dataset, dataset);
  Object.defineProperty(tag, 'src', { value: 'https://crm.test/custom/include/MorConnector/js/mor-connector.js' });
  Object.defineProperty(page.window.document, 'currentScript', { value: tag, configurable: true });
  page.window.eval(scriptOf('suitecrm'));
};

export const cardTexts = (page: JSDOM): readonly string[] =>
  [...(page.window.document.querySelector('#mor-connector')?.shadowRoot?.querySelectorAll('.card') ?? [])].map(
    (card) => card.querySelector('.state')?.textContent ?? '',
  );

export const click = (page: JSDOM, selector: string, init: MouseEventInit = {}): boolean =>
  page.window.document
    .querySelector(selector)
    ?.dispatchEvent(new page.window.MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init })) ?? false;

export const until = async (isTrue: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200 && !isTrue(); tries += 1) await pause(10);
  assert.equal(isTrue(), true);
};
