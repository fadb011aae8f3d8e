const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** One element with its text. */
export const tag = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;
