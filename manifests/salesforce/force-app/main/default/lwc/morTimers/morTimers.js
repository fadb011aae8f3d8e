// The only module with timers. Starting one returns a `stop` to call when the component leaves the page.

const SECOND_MS = 1000;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30000;
/** Nobody looks at a hidden page: it asks less often, and at once when it is shown again. */
const HIDDEN_MS = 30000;

/**
 * Calls `poll` again and again until it answers `undefined` or `stop` is called.
 *
 * @param {object} options
 * @param {() => Promise<number | undefined>} options.poll resolves to the milliseconds until the next turn; rejects
 *   when the state could not be read: then the pause doubles from 2 s to 30 s
 * @param {(failures: number) => void} options.onFailing how many turns in a row have failed
 * @param {() => number} [options.random] spreads the retries of many pages
 */
export function createPoller({ poll, onFailing, random = Math.random }) {
  const state = { round: 0, timer: undefined, failures: 0 };

  function schedule(delayMs) {
    const pauseMs = document.hidden ? Math.max(delayMs, HIDDEN_MS) : delayMs;
    state.timer = setTimeout(turn, pauseMs);
  }

  function onVisibility() {
    if (!document.hidden) {
      clearTimeout(state.timer);
      schedule(0);
    }
  }

  function stop() {
    state.round += 1;
    clearTimeout(state.timer);
    document.removeEventListener('visibilitychange', onVisibility);
  }

  function start(delayMs = 0) {
    stop();
    state.failures = 0;
    document.addEventListener('visibilitychange', onVisibility);
    schedule(delayMs);
  }

  async function turn() {
    const { round } = state;
    let delayMs;
    try {
      delayMs = await poll();
      state.failures = 0;
    } catch {
      state.failures += 1;
      const doubled = FIRST_RETRY_MS * 2 ** (state.failures - 1);
      delayMs = Math.min(LONGEST_RETRY_MS, doubled) * (0.8 + 0.4 * random());
      if (round === state.round) {
        onFailing(state.failures);
      }
    }
    // Stopped or started anew meanwhile: this turn has nothing more to say.
    if (round !== state.round) {
      return;
    }
    if (delayMs === undefined) {
      stop();
    } else {
      schedule(delayMs);
    }
  }

  return { start, stop };
}

/** Calls `tick` at once and then every second until `stop`. */
export function createTicker(tick) {
  let timer;
  return {
    start: () => {
      clearInterval(timer);
      timer = setInterval(tick, SECOND_MS);
      tick();
    },
    stop: () => clearInterval(timer),
  };
}
