import type { Texts } from '../texts.ts';

export const language: Texts['language'] = { salesforce: 'es', crm: 'es_ES' };
