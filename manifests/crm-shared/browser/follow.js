// Keeps the cards up to date: by the browser's one stream or, if that is impossible, by polling the CRM.
import { isOpen } from './card.js';
import { hasUnsaved } from './drafts.js';
import { forBrowser } from './keep.js';
import { createPolling } from './polling.js';
import { canStream, createStream } from './stream.js';

const AFTERWARDS_MS = 12000;
const STREAM_WITHIN_MS = 4000;
const BUSY_FOR_MS = 10 * 60 * 1000;
const JUST_ENDED_MS = 60 * 1000;

const markBusy = (forMs) => forBrowser.write('busy', { untilMs: Date.now() + forMs });
const wasBusy = () => forBrowser.read('busy', { untilMs: 0 }).untilMs > Date.now();

/** A refusal is shown in the tab where the user clicked; elsewhere only if a call was ordered without a click. */
const isNews = (call, isUnasked) => {
  if (isOpen(call) || hasUnsaved(call.id)) return true;
  if (call.state === 'refused' && !isUnasked) return false;
  const overMs = Date.parse(call.endedAt || call.createdAt) + forBrowser.read('skew', 0);
  return Date.now() - overMs < JUST_ENDED_MS;
};

/** @param show shows a call in the dock */
export const createFollow = ({ ask, dock, workerUrl, show }) => {
  let mode = 'idle';
  let openSeenMs = 0;
  let isUnasked = false;
  /** Calls may come in at any time. */
  let isWatching = false;

  const apply = (calls) => {
    for (const call of calls) {
      if (!isNews(call, isUnasked) && !dock.has(call.id)) continue;
      void show(call);
    }
    const open = dock.openIds();
    if (open.length > 0) {
      openSeenMs = Date.now();
      markBusy(BUSY_FOR_MS);
    } else if (wasBusy()) markBusy(AFTERWARDS_MS);
  };

  const polling = createPolling({
    ask: () => ask('calls'),
    onCalls(calls) {
      apply(calls);
      return isWatching || dock.openIds().length > 0 || Date.now() - openSeenMs <= AFTERWARDS_MS;
    },
    onBroken: dock.interrupted,
    onEnd() {
      mode = 'idle';
    },
  });
  const poll = () => {
    mode = 'poll';
    openSeenMs = openSeenMs || Date.now();
    polling.start();
  };

  const connect = createStream({
    workerUrl,
    onError: poll,
    onMessage({ type, data }) {
      if (type === 'up' || type === 'calls' || type === 'call') {
        mode = 'stream';
        polling.stop();
        dock.interrupted(false);
      }
      if (type === 'calls') apply(data.items);
      if (type === 'call') apply([data]);
      if (type === 'down') poll();
      if (type === 'expired') {
        mode = 'idle';
        polling.stop();
        if (isWatching || dock.openIds().length > 0) void begin();
      }
    },
  });

  const begin = async () => {
    if (mode === 'stream' || mode === 'starting') return;
    mode = mode === 'poll' ? mode : 'starting';
    const answer = await ask('token');
    if (!answer.ok || !canStream(answer.stream)) {
      poll();
      return;
    }
    try {
      connect(answer.stream, answer.token);
      setTimeout(() => mode !== 'stream' && poll(), STREAM_WITHIN_MS);
    } catch {
      poll();
    }
  };

  window.addEventListener('storage', (event) => {
    if (event.key === 'mor:closed') dock.follow();
    if (event.key === 'mor:busy' && mode === 'idle' && wasBusy()) void begin();
  });

  return {
    /** News is expected: after a click, or after a call was asked for without one. */
    begin(withoutClick) {
      isUnasked = isUnasked || Boolean(withoutClick);
      openSeenMs = Date.now();
      markBusy(BUSY_FOR_MS);
      polling.hurry();
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
