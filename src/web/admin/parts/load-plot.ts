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
 * Loads uPlot. While loading, it creates a number format for the browser's language, and fails if the browser itself
 * rejects that language's name, such as "en-US@posix". In that case it gets "en" instead.
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
