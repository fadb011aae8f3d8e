import type { MorMemory } from '../calls/mor-gateway.ts';
import type { Log } from '../calls/ports.ts';
import type { SettingStore } from '../calls/admin-ports.ts';

/** What MOR clients learn, read once at the start and written through: asking must not wait for the database. */
export const createSettingsMemory = async (settings: SettingStore, log: Log): Promise<MorMemory> => {
  const known = new Map(await settings.all());
  return {
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
