import type { Fields } from '../../types.ts';

const numbersOf = (fields: Fields): Fields => {
  const { numbers } = fields;
  return typeof numbers === 'object' && numbers !== null ? (numbers as Fields) : {};
};

/** The patterns of internal numbers in the rules' form. */
export const internalOf = (fields: Fields): readonly string[] => {
  const { internal } = numbersOf(fields);
  return Array.isArray(internal) ? internal.filter((one) => typeof one === 'string') : [];
};

/** The form with these patterns. */
export const withInternal = (fields: Fields, internal: readonly string[]): Fields => ({
  ...fields,
  numbers: { ...numbersOf(fields), internal },
});
