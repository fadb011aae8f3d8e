/** Kinds of numbers that their beginning reveals, as libphonenumber names them. */
export const NUMBER_TYPES = [
  'PREMIUM_RATE',
  'SHARED_COST',
  'TOLL_FREE',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
  'MOBILE',
  'FIXED_LINE',
  'FIXED_LINE_OR_MOBILE',
] as const;
export type NumberKind = (typeof NUMBER_TYPES)[number];
