// The results that users can choose after a call, and whether they must: the connector's list for this CRM, loaded once a card needs it.
import { forTab } from './keep.js';

const KEPT_FOR_MS = 10 * 60 * 1000;

/** @returns a function that resolves with {choices: [{code, label}], required}; no choices if the list is not available now */
export const createResults = (ask) => {
  let asking;
  return () => {
    const kept = forTab.read('choices', { atMs: 0 });
    if (Math.abs(Date.now() - kept.atMs) < KEPT_FOR_MS) return Promise.resolve(kept);
    asking ??= ask('results').then((answer) => {
      asking = undefined;
      if (!answer.ok || !Array.isArray(answer.results)) return { choices: [], required: false };
      const listed = { choices: answer.results, required: answer.required === true };
      forTab.write('choices', { atMs: Date.now(), ...listed });
      return listed;
    });
    return asking;
  };
};
