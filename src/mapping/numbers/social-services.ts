/**
 * Harmonised numbers of social value, the same all over Europe: missing children, victims, child helplines, doctors,
 * emotional support (https://eur-lex.europa.eu/eli/dec/2007/116/oj). The library does not know them.
 */
const SOCIAL_SERVICES = /^116(?:000|006|111|117|123)$/;

/** Whether these national digits are one of them. */
export const isSocialService = (national: string): boolean => SOCIAL_SERVICES.test(national);
