/** The languages that a browser wants, the dearest first. */
export const languagesOf = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((one) => one.split(';')[0]?.trim() ?? '');
