import { CHAPTERS, HOME, PARTS } from './chapters.ts';
import type { Chapter } from './chapters.ts';
import { escaped } from './html.ts';
import type { Rendered } from './markdown.ts';

/** The chapter of the menu that the page belongs to: itself, or the one that leads to it. */
const inMenu = (here: Chapter): Chapter | undefined =>
  CHAPTERS.slice(0, CHAPTERS.indexOf(here) + 1).findLast(({ name }) => name !== '');

const item = (chapter: Chapter, here: Chapter): string => {
  const current =
    chapter === here ? ' aria-current="page"' : chapter === inMenu(here) ? ' aria-current="true"' : '';
  return `<li><a href="${chapter.slug}.html"${current}>${escaped(chapter.name)}</a></li>`;
};

const menu = (here: Chapter): string =>
  PARTS.map(({ name, chapters }) => {
    const shown = chapters.filter((one) => one.name !== '');
    return `<section aria-label="${escaped(name)}"><p>${escaped(name)}</p><ul>${shown.map((one) => item(one, here)).join('')}</ul></section>`;
  }).join('\n');

/** The headings of a long page. */
const contents = ({ headings }: Rendered): string => {
  const second = headings.filter(({ level }) => level === 2);
  if (second.length < 2) return '';
  const lines = second.map(({ anchor, text }) => `<li><a href="#${anchor}">${escaped(text)}</a></li>`);
  return `<nav class="contents" aria-label="On this page"><p>On this page</p><ul>${lines.join('')}</ul></nav>`;
};

/** The chapters before and after, in reading order; the way back from a page that is in no menu. */
const turning = (here: Chapter): string => {
  const order = CHAPTERS.filter((one) => one.name !== '' || one === here);
  const at = order.indexOf(here);
  const link = (to: Chapter | undefined, rel: 'prev' | 'next'): string =>
    to === undefined
      ? '<span></span>'
      : `<a rel="${rel}" href="${to.slug}.html">${rel === 'prev' ? '← ' : ''}${escaped(to.name)}${rel === 'next' ? ' →' : ''}</a>`;
  return `<nav class="turning" aria-label="Next chapters">${link(order[at - 1], 'prev')}${link(order[at + 1], 'next')}</nav>`;
};

/** A whole page. All addresses are relative, so that the site works below any path, and from a folder. */
export const pageOf = (here: Chapter, rendered: Rendered, version: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(rendered.title)} · MOR CRM connector</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="site.css">
<script type="module" src="search.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<a class="brand" href="${HOME.slug}.html"><img src="icon.svg" alt="" width="22" height="22"> MOR CRM connector <span>${escaped(version)}</span></a>
<a class="to-chapters" href="#chapters">Chapters</a>
<form id="search-form" role="search">
<input id="search" type="search" placeholder="Search" aria-label="Search the documentation" autocomplete="off">
<ul id="found" aria-label="Found" hidden></ul>
<p id="found-status" class="quiet" role="status"></p>
</form>
</header>
<div class="frame">
<main id="content" tabindex="-1">
${rendered.html}
${turning(here)}
</main>
${contents(rendered)}
<nav id="chapters" class="menu" aria-label="Chapters">
${menu(here)}
</nav>
</div>
</body>
</html>
`;
