import { useState } from 'preact/hooks';

interface Draft<T> {
  readonly value: T;
  /** The server's value at the time of saving; undefined: not saved yet. */
  readonly savedOver?: T;
}

/**
 * A person's edits to what the server returned. After saving, the newly loaded `given` is shown, unless the person has
 * gone on typing.
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
