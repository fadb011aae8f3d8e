import { lexer } from 'marked';
import MiniSearch from 'minisearch';
import { OPTIONS } from '../../src/web/docs/search-options.ts';
import type { Section } from '../../src/web/docs/search-options.ts';
import { createAnchors } from './anchors.ts';
import type { Chapter } from './chapters.ts';

const READABLE = [
  [/<!--[\s\S]*?-->/g, ' '],
  [/```mermaid[\s\S]*?```/g, ' '],
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/[`*|#>]+|-{3,}/g, ' '],
  [/\s+/g, ' '],
] as const;

const readable = (markdown: string): string =>
  READABLE.reduce((text, [what, by]) => text.replace(what, by), markdown).trim();

/** What can be found on a page: one entry for each heading. */
const sectionsOf = (markdown: string, { slug }: Chapter): readonly Section[] => {
  const anchor = createAnchors();
  const sections: { id: string; heading: string; parts: string[] }[] = [];
  for (const token of lexer(markdown)) {
    if (token.type === 'heading') {
      const heading = readable(String(token['text']));
      const at = `#${anchor(heading)}`;
      sections.push({ id: `${slug}.html${sections.length === 0 ? '' : at}`, heading, parts: [] });
    } else sections.at(-1)?.parts.push(token.raw);
  }
  const title = sections[0]?.heading ?? '';
  return sections.map(({ id, heading, parts }) => ({ id, title, heading, text: readable(parts.join('\n')) }));
};

/** The index that pages load when a reader searches. */
export const searchIndex = (pages: readonly (readonly [Chapter, string])[]): string => {
  const index = new MiniSearch<Section>(OPTIONS);
  index.addAll(pages.flatMap(([chapter, markdown]) => sectionsOf(markdown, chapter)));
  return JSON.stringify(index);
};
