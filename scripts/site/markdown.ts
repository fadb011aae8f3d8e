import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Marked } from 'marked';
import type { Tokens } from 'marked';
import { createAnchors } from './anchors.ts';
import { CHAPTERS, HOME } from './chapters.ts';
import { diagram } from './diagram.ts';
import type { Files } from './diagram.ts';
import { escaped, picture, plain } from './html.ts';
import { table } from './table.ts';

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
}

export interface Rendered {
  readonly title: string;
  readonly html: string;
  readonly headings: readonly Heading[];
  /** Pictures that the page shows, from the root of the tree. */
  readonly pictures: readonly string[];
}

const PAGES = new Map([['README.md', HOME.slug], ...CHAPTERS.map(({ file, slug }) => [file, slug] as const)]);

/** Where a link of a document leads on the site; undefined: to a file that only the sources have. */
const linkOnSite = (href: string, from: string): string | undefined => {
  if (/^[a-z]+:/.test(href) || href.startsWith('#')) return href;
  const [path = '', anchor] = href.split('#');
  const target = join(dirname(from), path).replace(/\/$/, '');
  const slug = PAGES.get(target) ?? PAGES.get(join(target, 'README.md'));
  if (slug !== undefined) return `${slug}.html${anchor === undefined ? '' : `#${anchor}`}`;
  if (existsSync(target)) return undefined;
  throw new Error(`${from}: ${href} leads nowhere`);
};

const PARTS_END = /(?<=.[./&?|,:\]])(?=[\w"])/;
/** Of a name that no column of a table has room for. */
const WORDS_END = /(?<=\w_)(?=\w)|(?<=.[./&?|,:\]])(?=[\w"])/;
const ROOM = 18;

/** Long names may break where a part of them ends: a table with one of them would push its other columns out of sight. */
const breakable = (code: string): string =>
  code
    .split(code.length > ROOM ? WORDS_END : PARTS_END)
    .map(escaped)
    .join('<wbr>');

/** A document as the body of a page. Diagrams are added to `files`. */
export const render = (markdown: string, from: string, files: Files): Rendered => {
  const headings: Heading[] = [];
  const pictures: string[] = [];
  const anchorOf = createAnchors();
  const under = (): string => headings.at(-1)?.text ?? '';
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const html = this.parser.parseInline(tokens);
        const text = plain(html);
        const anchor = anchorOf(text);
        headings.push({ level: depth, text, anchor });
        if (depth === 1) return `<h1 id="${anchor}">${html}</h1>\n`;
        const link = `<a class="anchor" href="#${anchor}" aria-label="Link to ${escaped(text)}">#</a>`;
        return `<h${depth} id="${anchor}">${html} ${link}</h${depth}>\n`;
      },
      link({ href, tokens, raw }) {
        const html = this.parser.parseInline(tokens);
        // An address that is only named is mostly an example, which leads nowhere.
        const to = raw === href ? undefined : linkOnSite(href, from);
        return to === undefined ? html : `<a href="${escaped(to)}">${html}</a>`;
      },
      image({ href, text }) {
        const path = join(dirname(from), href);
        pictures.push(path);
        return picture(`images/${path.slice(path.lastIndexOf('/') + 1)}`, text);
      },
      code({ text, lang }: Tokens.Code) {
        if (lang === 'mermaid') {
          const image = picture(`images/${diagram(text, files)}`, `Diagram: ${under()}; its text is below`);
          return `<figure class="diagram"><div tabindex="0">${image}</div><details><summary>As text</summary><pre tabindex="0"><code>${escaped(text)}</code></pre></details></figure>\n`;
        }
        return `<pre tabindex="0"><code>${escaped(text)}\n</code></pre>\n`;
      },
      table(token) {
        return table(token, (tokens) => this.parser.parseInline(tokens));
      },
      codespan: ({ text }) => `<code>${breakable(text)}</code>`,
      html({ text }) {
        // Notes for those who edit, and line breaks in cells of tables.
        return /^<!--/.test(text) ? '' : text;
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { title: headings[0]?.text ?? from, html, headings, pictures };
};
