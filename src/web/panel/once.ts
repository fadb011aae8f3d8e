const MOST_REMEMBERED = 50;
/** A hidden tab lets visible ones go first. */
const HIDDEN_WAIT_MS = 400;

const remembered = (kind: string): readonly string[] => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(kind) ?? '[]');
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
};

const remember = (kind: string, key: string): void => {
  try {
    localStorage.setItem(kind, JSON.stringify([...remembered(kind), key].slice(-MOST_REMEMBERED)));
  } catch {
    // A browser without storage for this frame does it in each tab.
  }
};

/** Does something once, however many tabs have the panel: in the visible one, if there is one. */
export const once = async (kind: string, key: string, act: () => void): Promise<void> => {
  if (document.visibilityState !== 'visible')
    await new Promise((resolve) => setTimeout(resolve, HIDDEN_WAIT_MS));
  await navigator.locks.request(`${kind} ${key}`, () => {
    if (remembered(kind).includes(key)) return;
    remember(kind, key);
    act();
  });
};
