import getCall from '@salesforce/apex/MorCallController.getCall';
import { createPoller } from 'c/morTimers';
import { isOpen } from 'c/morText';

const RINGING_MS = 1000;
/** In a conversation little changes: the pause grows to this. */
const TALKING_MS = 5000;
const GROWTH = 1.4;

/** `performance.now()` of the answer. Counted on the server's clock: the agent's own may be minutes off. */
export function talkStart({ answeredAt }, nowMs) {
  return answeredAt ? performance.now() - Math.max(0, nowMs - Date.parse(answeredAt)) : undefined;
}

/**
 * Follows one call until it is over, or until it is stopped: what arrives after that is not told.
 *
 * @param {object} listener
 * @param {(reply: object) => void} listener.onChange the call has another version
 * @param {(problem: object) => void} listener.onGone it cannot be followed any more
 * @param {(stale: boolean) => void} listener.onStale its state could not be read, or can be again
 */
export function createFollower({ onChange, onGone, onStale }) {
  let known;
  let pauseMs;
  const poller = createPoller({ poll, onFailing: (failures) => onStale(failures > 1) });

  async function poll() {
    const asked = known;
    const reply = await getCall({ callId: asked.id, sinceVersion: asked.version });
    if (asked !== known) {
      return undefined;
    }
    if (reply.problem?.retryable || reply.problem?.uncertain) {
      throw new Error(reply.problem.code);
    }
    onStale(false);
    if (reply.problem) {
      onGone(reply.problem);
      return undefined;
    }
    known = reply.call;
    const changed = known.version !== asked.version;
    const { state } = known;
    pauseMs = changed || state !== 'connected' ? RINGING_MS : Math.min(TALKING_MS, pauseMs * GROWTH);
    const next = isOpen(known) ? pauseMs : undefined;
    if (changed) {
      onChange(reply);
    }
    return next;
  }

  return {
    start(call, delayMs = RINGING_MS) {
      known = call;
      pauseMs = RINGING_MS;
      poller.start(delayMs);
    },
    stop() {
      known = undefined;
      poller.stop();
    },
  };
}
