// After a call: is the agent asked for notes and a result, and until when? The components on a page share the answers.
import { isAnsweredHere } from './who';

export { isAnsweredHere, recordOf, takenBy } from './who';

const CLOSED = 'mor-closed';
const MOST_CLOSED = 50;
const LATELY_MS = 12 * 60 * 60 * 1000;
const NEWS = 'morwrapup';
/** After these there is nothing to tell: the contact was never called, or never got through. */
const UNTRIED = ['agent_no_answer', 'cancelled', 'failed', 'missed'];

/** Storage can be switched off in a browser: then a closed call is asked about again after a reload. */
let closedHere = [];

function closedIds() {
  try {
    return JSON.parse(localStorage.getItem(CLOSED)) ?? closedHere;
  } catch {
    return closedHere;
  }
}

/** Tells the other components of the page that a call is over, or has been closed. */
export function tellOthers() {
  window.dispatchEvent(new CustomEvent(NEWS));
}

/** @returns {() => void} stops */
export function onNews(listener) {
  window.addEventListener(NEWS, listener);
  return () => window.removeEventListener(NEWS, listener);
}

/** The agent has closed the call; this browser does not ask about it again. */
export function closeCall(callId) {
  closedHere = [...closedIds(), callId].slice(-MOST_CLOSED);
  try {
    localStorage.setItem(CLOSED, JSON.stringify(closedHere));
  } catch {
    // Kept in this page only.
  }
  tellOthers();
}

/** Does this call wait for what the agent has to say, until it is closed? */
export function asks(call) {
  const isTold = call?.state === 'ended' && !UNTRIED.includes(call.outcome);
  return isTold && (!call.incoming || isAnsweredHere(call)) && !closedIds().includes(call.id);
}

/** Does this org want a result for this call? */
export function mustRate(call, agent) {
  return agent?.resultRequired === true && call.state === 'ended' && call.outcome === 'answered';
}

/**
 * The call to ask about in the utility bar: the newest of all if it was not rated yet, or the newest that lacks a
 * required result.
 */
export function callToAskAbout(calls, agent) {
  const waits = (call) => asks(call) && !call.resultCode;
  const isRecent = ({ endedAt, createdAt }) => Date.now() - Date.parse(endedAt ?? createdAt) < LATELY_MS;
  return calls.find((call, index) => waits(call) && isRecent(call) && (index === 0 || mustRate(call, agent)));
}
