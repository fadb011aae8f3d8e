import type UPlot from 'uplot';

const isLanguage = (name: string): boolean => {
  try {
    Intl.NumberFormat.supportedLocalesOf(name);
    return true;
  } catch {
    return false;
  }
};

/**
 * Loads uPlot. While loading it makes a number format for the browser's language, and fails where that
 * language is a name that the browser itself rejects, such as "en-US@posix". It sees "en" instead then.
 */
export const loadPlot = async (): Promise<typeof UPlot> => {
  const isUsable = isLanguage(navigator.language);
  if (!isUsable) Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
  try {
    return (await import('uplot')).default;
  } finally {
    if (!isUsable) Reflect.deleteProperty(navigator, 'language');
  }
};
