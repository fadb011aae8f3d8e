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
 * Loads uPlot. It makes a number format for the browser's language meanwhile, and fails where the browser gives a name
 * that it does not take itself, such as "en-US@posix": then it is told another one while it looks.
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
