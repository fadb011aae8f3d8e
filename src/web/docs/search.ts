import MiniSearch from 'minisearch';
import { OPTIONS } from './search-options.ts';
import type { Section } from './search-options.ts';

const SHOWN = 8;

const element = <T extends HTMLElement>(id: string, kind: new () => T): T => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
};

const box = element('search', HTMLInputElement);
const list = element('found', HTMLUListElement);
const status = element('found-status', HTMLParagraphElement);

let index: Promise<MiniSearch<Section>> | undefined;

/** The index is loaded when a reader begins to search. */
const load = (): Promise<MiniSearch<Section>> =>
  (index ??= fetch('search.json')
    .then((answer) => answer.text())
    .then((text) => MiniSearch.loadJSON(text, OPTIONS)));

const links = (): HTMLAnchorElement[] => [...list.querySelectorAll('a')];

const close = (): void => {
  list.hidden = true;
  status.textContent = '';
};

const entry = ({ id, title, heading }: Record<string, unknown>): HTMLLIElement => {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = String(id);
  const where = document.createElement('span');
  where.textContent = title === heading ? '' : String(title);
  link.append(String(heading), where);
  item.append(link);
  return item;
};

const show = async (): Promise<void> => {
  const words = box.value.trim();
  if (words === '') {
    close();
    return;
  }
  const found = (await load()).search(words).slice(0, SHOWN);
  // What was typed meanwhile has its own answer.
  if (words !== box.value.trim()) return;
  list.replaceChildren(...found.map(entry));
  list.hidden = found.length === 0;
  status.textContent = found.length === 0 ? `Nothing found for “${words}”` : `${found.length} found`;
};

/** Moves between the box and what was found. */
const step = (by: number): void => {
  const stops: HTMLElement[] = [box, ...links()];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[(at + by + stops.length) % stops.length]?.focus();
};

box.addEventListener('input', () => void show());
element('search-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void show().then(() => {
    links()[0]?.click();
  });
});
document.addEventListener('keydown', (event) => {
  const isWithin = box.parentElement?.contains(document.activeElement) === true;
  if (event.key === '/' && !isWithin) {
    event.preventDefault();
    box.focus();
  } else if (event.key === 'Escape') {
    close();
  } else if (isWithin && !list.hidden && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
  }
});
document.addEventListener('click', ({ target }) => {
  if (target instanceof Node && box.parentElement?.contains(target) !== true) close();
});
