// The cards in the corner, and what becomes of them over time.
import { createCard, isOpen } from './card.js';
import { element, setText } from './elements.js';
import { forBrowser, forTab } from './keep.js';
import { STYLE } from './style.js';
import { t } from './texts.js';

const GONE_AFTER_MS = { ended: 45000, refused: 25000 };
const MOST_CARDS = 6;

export const createDock = (actions) => {
  const host = element('div', { id: 'mor-connector' });
  const root = host.attachShadow({ mode: 'open' });
  const live = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  const notice = element('div', { class: 'notice', hidden: true });
  const dock = element('section', { class: 'dock', role: 'region', 'aria-label': t('region') }, notice, live);
  root.append(element('style', {}, STYLE), dock);
  const entries = new Map();
  let timer;

  /** Browser's clock minus the connector's, as the last placed call showed it. */
  const skewMs = () => forBrowser.read('skew', 0);
  const closed = () => forBrowser.read('closed', []);
  const announce = (entry) => setText(live, `${entry.card.title()}: ${entry.card.stateText()}`);

  const remove = (key) => {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
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
      if (entry.card.inUse()) entry.restSinceMs = nowMs;
      const limitMs = entry.over ? GONE_AFTER_MS[entry.over] : Infinity;
      if (nowMs - entry.restSinceMs > limitMs) remove(key);
    }
  };
  const ensure = (key, callId) => {
    if (!host.isConnected) document.body.append(host);
    let entry = entries.get(key);
    if (entry) return entry;
    const drafts = forTab.read('drafts', {});
    const draftKey = () => (entry.call ? entry.call.id : key);
    const card = createCard(
      {
        close: () => {
          if (entry.call) forBrowser.write('closed', [...closed(), entry.call.id].slice(-30));
          remove(key);
        },
        again: () => actions.again(key, entry.target, entry.problemCode),
        login: () => actions.login(),
        note: async (values) => {
          const answer = await actions.note(draftKey(), values);
          if (answer.ok) forTab.write('drafts', { ...forTab.read('drafts', {}), [draftKey()]: undefined });
          return answer;
        },
        draft: (values) => {
          const all = forTab.read('drafts', {});
          forTab.write('drafts', { ...all, [draftKey()]: { ...all[draftKey()], ...values } });
        },
      },
      drafts[callId || key] || {},
    );
    entry = { card, restSinceMs: Date.now() };
    entries.set(key, entry);
    dock.append(card.node);
    for (const [oldKey, old] of entries) {
      if (entries.size <= MOST_CARDS) break;
      if (old.over && !old.card.inUse()) remove(oldKey);
    }
    if (timer === undefined) timer = setInterval(tick, 500);
    return entry;
  };
  const keyOf = (call) => {
    for (const [key, entry] of entries) if (entry.call && entry.call.id === call.id) return key;
    return call.id;
  };

  return {
    pending(key, target) {
      const entry = ensure(key);
      entry.target = target;
      entry.over = undefined;
      entry.problemCode = undefined;
      entry.call = undefined;
      entry.card.pending(target);
      announce(entry);
    },
    refuse(key, target, problem) {
      const refused = problem.call;
      // The stream may have been faster than the answer.
      if (refused && keyOf(refused) !== key) remove(keyOf(refused));
      const entry = ensure(key);
      entry.target = target;
      entry.over = 'refused';
      entry.problemCode = problem.code;
      entry.call = refused;
      entry.restSinceMs = Date.now();
      entry.card.refuse(target, problem);
      announce(entry);
    },
    /** Is this click's card there, with its call or still waiting? Not when it failed. */
    knows: (key) => entries.has(key) && entries.get(key).over !== 'refused',
    drop: remove,
    /** Shows a call, or a newer version of it; `key` names the card of the click that made it. */
    show(call, key) {
      if (!key && closed().includes(call.id)) return;
      const double = key && entries.get(key) && keyOf(call) !== key && entries.has(keyOf(call));
      if (double) remove(key);
      const entry = ensure(key && entries.has(key) && !double ? key : keyOf(call), call.id);
      if (entry.call && entry.call.version > call.version) return;
      if (entry.problemCode && call.state === 'refused') return;
      const before = entry.card.stateText();
      entry.call = call;
      if (!entry.over && !isOpen(call)) entry.restSinceMs = Date.now();
      entry.over = isOpen(call) ? undefined : call.state;
      entry.card.update(call);
      entry.card.tick(Date.now() - skewMs());
      if (entry.card.stateText() !== before) announce(entry);
    },
    /** Closes what was closed in another tab. */
    follow() {
      const gone = closed();
      for (const [key, entry] of entries) if (entry.call && gone.includes(entry.call.id)) remove(key);
    },
    interrupted(isInterrupted) {
      setText(notice, isInterrupted ? t('no_live') : '');
      notice.hidden = !isInterrupted || entries.size === 0;
    },
    has: (callId) => [...entries.values()].some((entry) => entry.call && entry.call.id === callId),
    openIds: () => [...entries.values()].filter((entry) => entry.call && isOpen(entry.call)).map((entry) => entry.call.id),
  };
};
