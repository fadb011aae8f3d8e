// Keeps the cards up to date: by the browser's one stream or, if that is impossible, by polling the CRM.
import { isOpen } from './card.js';
import { isIncoming } from './incoming.js';
import { hasUnsaved } from './drafts.js';
import { forBrowser } from './keep.js';

const POLL_MS = { first: 1000, slowest: 5000, broken: 30000, afterwards: 12000 };
const STREAM_WITHIN_MS = 4000;
const BUSY_FOR_MS = 10 * 60 * 1000;
const JUST_ENDED_MS = 60 * 1000;

/** @param take shows an incoming call */
export const createFollow = ({ ask, dock, workerUrl, take }) => {
  let port;
  let mode = 'idle';
  let pollTimer;
  let delayMs = POLL_MS.first;
  let failures = 0;
  let openSeenMs = 0;
  let lastPicture = '';
  let isUnasked = false;
  /** Calls may come in at any time. */
  let isWatching = false;

  const markBusy = () => forBrowser.write('busy', { untilMs: Date.now() + BUSY_FOR_MS });
  const wasBusy = () => forBrowser.read('busy', { untilMs: 0 }).untilMs > Date.now();

  /** A refusal is shown in the tab where the user clicked; elsewhere only if a call was ordered without a click. */
  const isNews = (call) => {
    if (isOpen(call) || hasUnsaved(call.id)) return true;
    if (call.state === 'refused' && !isUnasked) return false;
    const overMs = Date.parse(call.endedAt || call.createdAt) + forBrowser.read('skew', 0);
    return Date.now() - overMs < JUST_ENDED_MS;
  };
  const apply = (calls) => {
    for (const call of calls) {
      if (!isNews(call) && !dock.has(call.id)) continue;
      if (isIncoming(call)) void take(call);
      else dock.show(call);
    }
    const open = dock.openIds();
    if (open.length > 0) {
      openSeenMs = Date.now();
      markBusy();
    } else if (wasBusy()) forBrowser.write('busy', { untilMs: Date.now() + POLL_MS.afterwards });
  };

  const stopPolling = () => {
    clearTimeout(pollTimer);
    pollTimer = undefined;
  };
  const pollSoon = () => {
    stopPolling();
    pollTimer = setTimeout(poll, delayMs);
  };
  const poll = async () => {
    pollTimer = undefined;
    if (document.visibilityState === 'hidden') return;
    const answer = await ask('calls');
    if (mode !== 'poll') return;
    if (answer.ok) {
      failures = 0;
      dock.interrupted(false);
      apply(answer.calls);
      const picture = answer.calls.map((call) => `${call.id}${call.version}`).join();
      delayMs = picture === lastPicture ? Math.min(delayMs * 1.5, POLL_MS.slowest) : POLL_MS.first;
      lastPicture = picture;
      if (!isWatching && dock.openIds().length === 0 && Date.now() - openSeenMs > POLL_MS.afterwards) {
        mode = 'idle';
        return;
      }
    } else {
      failures += 1;
      delayMs = Math.min(delayMs * 2, POLL_MS.broken);
      if (failures > 1) dock.interrupted(true);
      if (answer.problem.code === 'session_expired') {
        mode = 'idle';
        return;
      }
    }
    pollSoon();
  };
  const startPolling = () => {
    if (mode === 'poll' && pollTimer !== undefined) return;
    mode = 'poll';
    openSeenMs = openSeenMs || Date.now();
    delayMs = POLL_MS.first;
    pollSoon();
  };

  const onMessage = ({ data }) => {
    if (data.type === 'up' || data.type === 'calls' || data.type === 'call') {
      mode = 'stream';
      stopPolling();
      dock.interrupted(false);
    }
    if (data.type === 'calls') apply(data.data.items);
    if (data.type === 'call') apply([data.data]);
    if (data.type === 'down') startPolling();
    if (data.type === 'expired') {
      mode = 'idle';
      if (isWatching || dock.openIds().length > 0) void begin();
    }
  };
  const connect = (stream, token) => {
    if (port === undefined) {
      const worker = new SharedWorker(workerUrl, { name: 'mor-connector' });
      worker.onerror = () => startPolling();
      port = worker.port;
      port.onmessage = onMessage;
      window.addEventListener('pagehide', () => port.postMessage({ type: 'bye' }));
    }
    port.postMessage({ type: 'follow', stream, token });
  };
  const canStream = (stream) =>
    Boolean(stream) &&
    typeof SharedWorker !== 'undefined' &&
    !(window.location.protocol === 'https:' && stream.startsWith('http:'));

  const begin = async () => {
    if (mode === 'stream' || mode === 'starting') return;
    mode = mode === 'poll' ? mode : 'starting';
    const answer = await ask('token');
    if (!answer.ok || !canStream(answer.stream)) {
      startPolling();
      return;
    }
    try {
      connect(answer.stream, answer.token);
      setTimeout(() => mode !== 'stream' && startPolling(), STREAM_WITHIN_MS);
    } catch {
      startPolling();
    }
  };

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && mode === 'poll' && pollTimer === undefined) pollSoon();
  });
  window.addEventListener('storage', (event) => {
    if (event.key === 'mor:closed') dock.follow();
    if (event.key === 'mor:busy' && mode === 'idle' && wasBusy()) void begin();
  });

  return {
    /** News is expected: after a click, or after a call was asked for without one. */
    begin(withoutClick) {
      isUnasked = isUnasked || Boolean(withoutClick);
      openSeenMs = Date.now();
      markBusy();
      if (mode === 'poll') {
        delayMs = POLL_MS.first;
        pollSoon();
      }
      return begin();
    },
    /** Follows incoming calls from now on. */
    watch() {
      isWatching = true;
      openSeenMs = Date.now();
      void begin();
    },
    /** Resumes after a page load, but only if something was going on. */
    resume(isExpected) {
      if (!isExpected && !wasBusy()) return;
      isUnasked = isUnasked || Boolean(isExpected);
      openSeenMs = Date.now();
      void begin();
    },
  };
};
