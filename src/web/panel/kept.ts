const KEY = 'mor-current';

/** The call whose card is open, so that a reload of the page does not close it. */
export const keptCall = (): string | undefined => {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    // A browser without storage for this frame forgets the card.
    return undefined;
  }
};

export const keepCall = (id: string | undefined): void => {
  try {
    if (id === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, id);
  } catch {
    // See above.
  }
};
