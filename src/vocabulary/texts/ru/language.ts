import type { Texts } from '../texts.ts';

export const language: Texts['language'] = { salesforce: 'ru', crm: 'ru_RU' };
