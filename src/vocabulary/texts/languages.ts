// Made from the folders in src/vocabulary/texts by npm run generate.
import * as en from './en.ts';
import * as de from './de.ts';
import * as es from './es.ts';
import * as lt from './lt.ts';
import * as ru from './ru.ts';
import type { Texts } from './texts.ts';

const languages = { en, de, es, lt, ru };
export type Language = keyof typeof languages;

/** Every language, by its code in browsers. Packages, Tasks and the panel have all of them. */
export const LANGUAGES: Readonly<Record<Language, Texts>> = languages;
