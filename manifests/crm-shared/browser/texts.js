// Labels: the user's language comes from the CRM, English is built in.
import { cardLabels } from '../../../src/vocabulary/texts/crm-labels.ts';
import { call, card, incoming, outcomes, problems, states } from '../../../src/vocabulary/texts/en.ts';

const ENGLISH = cardLabels({ call, card, incoming, outcomes, problems, states });

let texts = {};

export const useTexts = (own) => {
  texts = own && typeof own === 'object' ? own : {};
};

export const t = (name, values) => {
  const text = texts[name] || ENGLISH[name] || '';
  return text.replace(/\{(\w+)\}/g, (all, key) => (values && values[key] !== undefined ? values[key] : all));
};
