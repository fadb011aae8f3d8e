const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/** The text of a piece of html. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** One picture for light pages, one for dark ones; the names differ in the word before the ending. */
export const picture = (light: string, alt: string): string => {
  const image = `<img src="${escaped(light)}" alt="${escaped(alt)}" loading="lazy">`;
  if (!/-light\.\w+$/.test(light)) return image;
  const dark = light.replace(/-light(\.\w+)$/, '-dark$1');
  return `<picture><source srcset="${escaped(dark)}" media="(prefers-color-scheme: dark)">${image}</picture>`;
};
