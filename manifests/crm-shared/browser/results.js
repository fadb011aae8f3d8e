// The results that users can choose after a call: the connector's list for this CRM, loaded once a card needs it.
import { forTab } from './keep.js';

const KEPT_FOR_MS = 10 * 60 * 1000;

/** @returns a function that resolves with [{code, label}]; empty if the list is not available now */
export const createResults = (ask) => {
  let asking;
  return () => {
    const kept = forTab.read('results', { atMs: 0 });
    if (Math.abs(Date.now() - kept.atMs) < KEPT_FOR_MS) return Promise.resolve(kept.choices);
    asking ??= ask('results').then((answer) => {
      asking = undefined;
      if (!answer.ok || !Array.isArray(answer.results)) return [];
      forTab.write('results', { atMs: Date.now(), choices: answer.results });
      return answer.results;
    });
    return asking;
  };
};
