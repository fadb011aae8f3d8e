import type { Leg } from '../call/observation.ts';
import { areSameDigits, digitsOf } from '../call/same-number.ts';
import type { Facts } from './evidence.ts';

/**
 * The caller that the called party sees. MOR's settings "CID for legA" and "CID for legB" choose the source, the
 * device's caller id or one number for all (https://wiki.kolmisoft.com/index.php/Callback_Addon, November 2026), so the
 * caller of a leg need not be the agent. It is learned from rows and CDRs that an id or a device identifies; after that,
 * any other caller means another call.
 */
export interface Callers {
  learn(facts: Facts, leg: Leg, src: string): void;
  /** Undefined: nothing is known about this telephone yet. */
  isOurs(facts: Facts, leg: Leg, src: string): boolean | undefined;
}

export const createCallers = (): Callers => {
  const known = new Map<string, Set<string>>();
  /** Legs on which MOR shows the source to everybody, as far as is known. */
  const showsSource = new Set<Leg>();
  const keyOf = ({ call: { mor } }: Facts, leg: Leg): string => `${leg} ${mor.device}`;
  return {
    learn(facts, leg, src) {
      const digits = digitsOf(src);
      if (areSameDigits(digits, facts.src)) {
        showsSource.add(leg);
        return;
      }
      const key = keyOf(facts, leg);
      const callers = known.get(key) ?? new Set();
      known.set(key, callers.add(digits === '' ? src : digits));
    },
    isOurs(facts, leg, src) {
      const digits = digitsOf(src);
      if (areSameDigits(digits, facts.src)) return true;
      const callers = known.get(keyOf(facts, leg));
      if (callers?.has(digits === '' ? src : digits)) return true;
      return callers !== undefined || showsSource.has(leg) ? false : undefined;
    },
  };
};
