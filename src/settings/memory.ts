import type { MorMemory } from '../calls/mor-gateway.ts';
import type { Log } from '../calls/ports.ts';
import type { SettingStore } from '../calls/admin-ports.ts';

/** What MOR clients learn, read once at start-up and written through, because looking it up must not wait for the database. */
export const createSettingsMemory = async (
  settings: SettingStore,
  log: Log,
): Promise<MorMemory & { reload(): Promise<void> }> => {
  const known = new Map(await settings.all());
  return {
    /** Call this when another node has learned something. */
    async reload() {
      for (const [key, value] of await settings.all()) known.set(key, value);
    },
    get: (key) => known.get(key),
    set(key, value) {
      if (known.get(key) === value) return;
      known.set(key, value);
      settings.set(key, value).catch((error: unknown) => {
        log.warn(
          { key, err: error },
          'what was learned about a MOR could not be stored; it is learned again',
        );
      });
    },
  };
};
