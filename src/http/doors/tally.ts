import { LRUCache } from 'lru-cache';
import type { Now } from '../../calls/ports.ts';
import { isWithin } from './within.ts';

/** Counts events by key (usually an address) in windows of a fixed length. Bounded: the keys seen longest ago are dropped. */
export interface Tally {
  /** Counts one event; returns the number in the current window, including this one. */
  add(key: string): number;
  count(key: string): number;
  /** Seconds until this key's window ends; at least 1. */
  waitSec(key: string): number;
}

interface Window {
  readonly sinceMs: number;
  events: number;
}

const MAX_KEYS = 10_000;

export const createTally = (deps: { readonly now: Now; readonly windowMs: number }): Tally => {
  const { now, windowMs } = deps;
  const windows = new LRUCache<string, Window>({ max: MAX_KEYS });
  const current = (key: string): Window | undefined => {
    const known = windows.get(key);
    return known && isWithin(now(), known.sinceMs, windowMs) ? known : undefined;
  };
  return {
    add(key) {
      const window = current(key) ?? { sinceMs: now(), events: 0 };
      window.events += 1;
      windows.set(key, window);
      return window.events;
    },
    count: (key) => current(key)?.events ?? 0,
    waitSec(key) {
      const leftMs = (current(key)?.sinceMs ?? now()) + windowMs - now();
      return Math.max(1, Math.ceil(Math.min(leftMs, windowMs) / 1000));
    },
  };
};
