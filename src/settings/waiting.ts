import type { Fields, Waiting } from './connection-views.ts';

type Stored = Fields & { readonly id: string };
interface Marks {
  readonly waiting?: Waiting;
  readonly running?: unknown;
}

interface Sources<View extends Marks> {
  readonly stored: readonly Stored[];
  /** Those in use that are not in the configuration file. */
  readonly running: readonly Stored[];
  readonly view: (value: Stored) => View;
  /** Is it wrong, so that no restart brings it into use? */
  readonly isBroken: (value: Stored) => boolean;
}

/** Both went through the same schema, so their keys have the same order. */
const isSame = (one: Stored, other: Stored): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The stored connections, each with what the restart changes about it, and those that are in use only until then. */
export const withWaiting = <View extends Marks>({
  stored,
  running,
  view,
  isBroken,
}: Sources<View>): View[] => {
  const shown = stored.map((value): View => {
    const before = running.find(({ id }) => id === value.id);
    if (isBroken(value) || (before && isSame(before, value))) return view(value);
    return before
      ? { ...view(value), waiting: 'changed', running: view(before) }
      : { ...view(value), waiting: 'new' };
  });
  const removed = running.filter(({ id }) => stored.every((one) => one.id !== id));
  return [...shown, ...removed.map((value): View => ({ ...view(value), waiting: 'removed' }))];
};
