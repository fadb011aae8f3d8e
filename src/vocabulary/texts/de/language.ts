import type { Texts } from '../texts.ts';

export const language: Texts['language'] = { salesforce: 'de', crm: 'de_DE' };
