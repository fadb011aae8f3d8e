// Labels: the user's language comes from the CRM, English is built in.
let texts = {};

const useTexts = (own) => {
  texts = own && typeof own === 'object' ? own : {};
};

const t = (name, values) => {
  const text = texts[name] || ENGLISH[name] || '';
  return text.replace(/\{(\w+)\}/g, (all, key) => (values && values[key] !== undefined ? values[key] : all));
};
