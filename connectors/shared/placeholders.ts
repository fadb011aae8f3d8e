const PLACE = /\{(\w+)\}/g;

/** Templates such as `Call {contact}`: what can stand in braces, and the text that each stands for. */
export interface Placeholders<Values extends readonly unknown[]> {
  readonly names: readonly string[];
  /** Placeholders of a template that do not exist. */
  unknownIn(template: string): readonly string[];
  fill(template: string, ...values: Values): string;
}

export const namesIn = (template: string): readonly string[] =>
  Array.from(template.matchAll(PLACE), ([, name]) => name ?? '');

export const replaceEach = (template: string, textOf: (name: string) => string | undefined): string =>
  template.replace(PLACE, (place, name: string) => textOf(name) ?? place);

export const createPlaceholders = <Values extends readonly unknown[]>(
  texts: Readonly<Record<string, (...values: Values) => string>>,
): Placeholders<Values> => ({
  names: Object.keys(texts),
  unknownIn: (template) => namesIn(template).filter((name) => !Object.hasOwn(texts, name)),
  fill: (template, ...values) =>
    replaceEach(template, (name) => (Object.hasOwn(texts, name) ? texts[name]?.(...values) : undefined)),
});
