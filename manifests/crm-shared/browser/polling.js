// Asks the CRM for the calls again and again: often while they change, more and more rarely while nothing happens.
const FIRST_MS = 1000;
const SLOWEST_MS = 5000;
const BROKEN_MS = 30000;

/**
 * @param ask the CRM's answer with the calls, or its problem
 * @param onCalls takes them; returns whether there is a reason to go on
 * @param onBroken hears about the second failure in a row, and about the end of such an interruption
 * @param onEnd hears that polling has ended by itself
 */
export const createPolling = ({ ask, onCalls, onBroken, onEnd }) => {
  let isOn = false;
  let timer;
  let delayMs = FIRST_MS;
  let failures = 0;
  let lastPicture = '';

  const stop = () => {
    isOn = false;
    clearTimeout(timer);
    timer = undefined;
  };
  const end = () => {
    stop();
    onEnd();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(poll, delayMs);
  };
  const poll = async () => {
    timer = undefined;
    if (document.visibilityState === 'hidden') return;
    const answer = await ask();
    if (!isOn) return;
    if (answer.ok) {
      failures = 0;
      onBroken(false);
      const picture = answer.calls.map((call) => `${call.id}${call.version}`).join();
      delayMs = picture === lastPicture ? Math.min(delayMs * 1.5, SLOWEST_MS) : FIRST_MS;
      lastPicture = picture;
      if (!onCalls(answer.calls)) {
        end();
        return;
      }
    } else {
      failures += 1;
      delayMs = Math.min(delayMs * 2, BROKEN_MS);
      if (failures > 1) onBroken(true);
      if (answer.problem.code === 'session_expired') {
        end();
        return;
      }
    }
    soon();
  };

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && isOn && timer === undefined) soon();
  });

  return {
    start() {
      if (isOn && timer !== undefined) return;
      isOn = true;
      delayMs = FIRST_MS;
      soon();
    },
    /** News is expected: asks soon, if polling is on. */
    hurry() {
      if (!isOn) return;
      delayMs = FIRST_MS;
      soon();
    },
    stop,
  };
};
