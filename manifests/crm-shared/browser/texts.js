// Labels: the user's language comes from the CRM, English is built in.
import { browser as ENGLISH } from '../labels/en_us.json';

let texts = {};

export const useTexts = (own) => {
  texts = own && typeof own === 'object' ? own : {};
};

export const t = (name, values) => {
  const text = texts[name] || ENGLISH[name] || '';
  return text.replace(/\{(\w+)\}/g, (all, key) => (values && values[key] !== undefined ? values[key] : all));
};
