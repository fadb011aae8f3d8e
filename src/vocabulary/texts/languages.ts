import * as de from './de.ts';
import * as en from './en.ts';
import * as es from './es.ts';
import * as lt from './lt.ts';
import * as ru from './ru.ts';
import type { Texts } from './texts.ts';

interface LanguageRow {
  readonly texts: Texts;
  /** Its code in SuiteCRM and SugarCRM. */
  readonly crm: string;
}

/** Every language, by its code in browsers and in Salesforce. Packages, Tasks and the panel have all of them. */
export const LANGUAGES = {
  en: { texts: en, crm: 'en_us' },
  de: { texts: de, crm: 'de_DE' },
  es: { texts: es, crm: 'es_ES' },
  ru: { texts: ru, crm: 'ru_RU' },
  lt: { texts: lt, crm: 'lt_LT' },
} as const satisfies Record<string, LanguageRow>;

export type Language = keyof typeof LANGUAGES;
