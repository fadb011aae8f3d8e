import type { Texts } from '../texts.ts';

export const language: Texts['language'] = { salesforce: 'lt', crm: 'lt_LT' };
