import type { ForeignChange } from '../../calls/ports.ts';

/** Tells the parts of this process what other processes have written. */
export interface Listeners {
  readonly onDataVersion: (listener: (version: number) => void) => void;
  readonly onForeignWrite: (listener: (change?: ForeignChange) => void) => void;
  /** The database has answered: what is cached is valid as of now. */
  readonly tellVersion: () => void;
  /** Undefined: more was missed than is kept. */
  readonly tellForeign: (change: ForeignChange | undefined) => void;
}

export const createListeners = (): Listeners => {
  let version = 0;
  const ofVersion: ((version: number) => void)[] = [];
  const ofForeign: ((change?: ForeignChange) => void)[] = [];
  const tellVersion = (): void => {
    for (const listener of ofVersion) listener(version);
  };
  return {
    onDataVersion(listener) {
      ofVersion.push(listener);
    },
    onForeignWrite(listener) {
      ofForeign.push(listener);
    },
    tellVersion,
    tellForeign(change) {
      if (change === undefined || change.kinds.has('mappings')) {
        version += 1;
        tellVersion();
      }
      for (const listener of ofForeign) listener(change);
    },
  };
};
