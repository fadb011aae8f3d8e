// The corner of the page where the cards are, and how long each of them stays.
import { element, setText } from './elements.js';
import { stopAsking } from './asking.js';
import { createEntry, isWriting, skewMs, standing } from './entry.js';
import { fateOf, staying } from './stay.js';
import { STYLE } from './style.js';
import { t } from './texts.js';

export const createShelf = (actions) => {
  const host = element('div', { id: 'mor-connector' });
  const root = host.attachShadow({ mode: 'open' });
  const live = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  const notice = element('div', { class: 'notice', hidden: true });
  const dock = element('section', { class: 'dock', role: 'region', 'aria-label': t('region') }, notice, live);
  root.append(element('style', {}, STYLE), dock);
  const entries = new Map();
  let timer;

  const remove = (key) => {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    entry.card.stop();
    entry.card.node.remove();
    if (entries.size === 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
  const tick = () => {
    const nowMs = Date.now();
    for (const [key, entry] of entries) {
      entry.card.tick(nowMs - skewMs());
      const writing = isWriting(entry);
      const asking = entry.card.asks();
      // A user who has just saved a note is still looking at the card, so its remaining time starts then.
      if (writing || asking || entry.card.isTouched()) entry.restSinceMs = nowMs;
      const fate = fateOf({
        over: entry.over,
        restMs: nowMs - entry.restSinceMs,
        writing,
        asking,
        formOpen: entry.card.formIsOpen(),
        samePage: entry.page === window.location.href,
      });
      if (fate === 'go') remove(key);
      if (fate === 'fold') entry.card.fold();
    }
  };

  return {
    get: (key) => entries.get(key),
    all: () => [...entries.values()],
    remove,
    /** The key of this call's card, or the one that it would get. */
    keyOf(call) {
      for (const [key, entry] of entries) if (entry.call && entry.call.id === call.id) return key;
      return call.id;
    },
    /** The entry with that key; makes one, with its card, if there is none. */
    ensure(key, callId) {
      if (!host.isConnected) document.body.append(host);
      const known = entries.get(key);
      if (known) return known;
      const entry = createEntry(key, callId, actions, remove);
      entries.set(key, entry);
      dock.append(entry.card.node);
      if (timer === undefined) timer = setInterval(tick, 500);
      return entry;
    },
    /** The newest card comes first in the document and lowest on the screen, where a small window hides it last. */
    arrange() {
      const kept = staying([...entries.values()].map(standing));
      for (const [key, { call, card }] of [...entries].filter(([key]) => !kept.includes(key))) {
        // One that lacks a required result comes back when there is room; the others are given up.
        if (call && !card.lacksResult()) stopAsking(call.id);
        remove(key);
      }
      const wanted = kept.map((key) => entries.get(key).card.node);
      const isInOrder = [...dock.querySelectorAll('.card')].every((node, index) => node === wanted[index]);
      // Moving a node takes its focus away.
      if (!isInOrder) dock.append(...wanted);
    },
    /** Says the state of a card to those who cannot see it. */
    announce: (entry) => setText(live, `${entry.card.title()}: ${entry.card.stateText()}`),
    interrupted(isInterrupted) {
      setText(notice, isInterrupted ? t('no_live') : '');
      notice.hidden = !isInterrupted || entries.size === 0;
    },
  };
};
