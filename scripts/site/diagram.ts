import { createHash } from 'node:crypto';
import { renderMermaidSVG } from 'beautiful-mermaid';

const COLOURS = {
  light: { bg: '#ffffff', fg: '#1d2733', muted: '#51606f', accent: '#0b5fa5', transparent: true },
  dark: { bg: '#14191f', fg: '#e4e9ee', muted: '#a5b1bd', accent: '#6cb2f0', transparent: true },
} as const;

/** Diagrams by file name. */
export type Files = Map<string, string>;

/**
 * A diagram as one file for light pages and one for dark ones; returns the name of the light one. Files, because the pages'
 * policy allows no styles in a page. The fonts are the reader's own: a page that works offline loads none.
 */
export const diagram = (source: string, files: Files): string => {
  const name = `diagram-${createHash('sha256').update(source).digest('hex').slice(0, 10)}`;
  for (const [scheme, colours] of Object.entries(COLOURS)) {
    const svg = renderMermaidSVG(source, { ...colours, font: 'system-ui' });
    files.set(`${name}-${scheme}.svg`, svg.replace(/@import url\([^)]*\);?/g, ''));
  }
  return `${name}-light.svg`;
};
