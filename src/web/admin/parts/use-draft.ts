import { useState } from 'preact/hooks';

interface Draft<T> {
  readonly value: T;
  /** What the server had given when this was saved; undefined: not saved yet. */
  readonly savedOver?: T;
}

/**
 * What somebody makes of what the server has given. Once it is saved and `given` was loaded again, that is shown, unless
 * more was typed meanwhile.
 */
export const useDraft = <T>(given: T) => {
  const [draft, setDraft] = useState<Draft<T>>();
  const isOld = draft?.savedOver !== undefined && draft.savedOver !== given;
  return {
    value: draft === undefined || isOld ? given : draft.value,
    change: (value: T): void => {
      setDraft({ value });
    },
    saved: (value: T): void => {
      setDraft((now) => (now?.value === value ? { value, savedOver: given } : now));
    },
    drop: (): void => {
      setDraft(undefined);
    },
  };
};
