/** What a text names. */
export type Values = Readonly<Record<string, string | number>>;

/** What MOR refuses, without the words that MOR used. */
export const withoutMorsWords = (finding: string): string => finding.replace(' (MOR: {text})', '');

/** A text with `{name}` filled in. */
export const fillNames = (text: string, values: Values = {}): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
