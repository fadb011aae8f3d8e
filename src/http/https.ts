/**
 * Whether people certainly come over https: the operator has said so. What a header of a request claims is not enough for a
 * promise that browsers keep for a year.
 */
export const isCertainlyHttps = (publicUrl: string): boolean => /^https:/i.test(publicUrl);
