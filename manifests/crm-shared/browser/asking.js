// Calls after which a card asks for notes and a result, until the agent closes it: also on the next page.
import { forBrowser } from './keep.js';

const MOST_KEPT = 30;
const LATELY_MS = 12 * 60 * 60 * 1000;

const ids = () => forBrowser.read('asking', []);

export const keepAsking = (id) => {
  if (!ids().includes(id)) forBrowser.write('asking', [...ids(), id].slice(-MOST_KEPT));
};

export const stopAsking = (id) => {
  if (ids().includes(id)) forBrowser.write('asking', ids().filter((one) => one !== id));
};

export const isAnybodyAsked = () => ids().length > 0;

/**
 * Brings back the card of the newest call that still asks, as after a page load, or when another card was closed.
 * @param ask the session's; @param dock shows the cards; @param show shows a call in it
 */
export const createRecall = ({ ask, dock, show }) => async () => {
  for (const id of ids().reverse()) {
    if (dock.asks()) return;
    if (dock.has(id)) continue;
    const answer = await ask('status', { call: id });
    if (answer.ok && Date.now() - Date.parse(answer.call.endedAt) < LATELY_MS) await show(answer.call);
    // Otherwise it is old, or of another user of this browser. Nobody knows without an answer.
    else if (answer.ok || answer.problem.code === 'call_not_found') stopAsking(id);
  }
};
