/**
 * Do people certainly reach us over https? Only the operator can promise that. A request header is not proof enough for a promise
 * that browsers keep for a year.
 */
export const isCertainlyHttps = (publicUrl: string): boolean => /^https:/i.test(publicUrl);
