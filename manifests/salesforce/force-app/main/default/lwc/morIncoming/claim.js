const POPPED = 'mor-popped';
const REMEMBERED = 30;

/** The first tab that asks for a call may open its record. Without storage each tab may. */
export function claimPop(callId) {
  try {
    const done = JSON.parse(localStorage.getItem(POPPED)) ?? [];
    if (done.includes(callId)) {
      return false;
    }
    localStorage.setItem(POPPED, JSON.stringify([...done, callId].slice(-REMEMBERED)));
  } catch {
    // Storage can be switched off in a browser.
  }
  return true;
}
