// The cards in the corner, and what happens to them over time.
import { createCard, isOpen } from './card.js';
import { dropDraft, hasUnsaved, keepDraft, readDraft } from './drafts.js';
import { element, setText } from './elements.js';
import { forBrowser } from './keep.js';
import { fateOf, staying } from './stay.js';
import { STYLE } from './style.js';
import { t } from './texts.js';

export const createDock = (actions) => {
  const host = element('div', { id: 'mor-connector' });
  const root = host.attachShadow({ mode: 'open' });
  const live = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  const notice = element('div', { class: 'notice', hidden: true });
  const dock = element('section', { class: 'dock', role: 'region', 'aria-label': t('region') }, notice, live);
  root.append(element('style', {}, STYLE), dock);
  const entries = new Map();
  let timer;

  /** The browser's clock minus the connector's, learned from the last placed call. */
  const skewMs = () => forBrowser.read('skew', 0);
  const closed = () => forBrowser.read('closed', []);
  const announce = (entry) => setText(live, `${entry.card.title()}: ${entry.card.stateText()}`);
  const draftIdOf = (entry) => (entry.call ? entry.call.id : entry.key);
  const isWriting = (entry) => entry.card.hasFocus() || hasUnsaved(draftIdOf(entry));

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
      const writing = isWriting(entry);
      // A user who has just saved a note is still looking at the card, so its remaining time starts then.
      if (writing || entry.card.isTouched()) entry.restSinceMs = nowMs;
      const fate = fateOf({
        over: entry.over,
        restMs: nowMs - entry.restSinceMs,
        writing,
        formOpen: entry.card.formIsOpen(),
        samePage: entry.page === window.location.href,
      });
      if (fate === 'go') remove(key);
      if (fate === 'fold') entry.card.fold();
    }
  };
  const standing = ({ key, call, over, sinceMs }, writing) => ({
    key,
    pending: !call && !over,
    sinceMs,
    open: !over,
    talking: Boolean(call && call.state === 'connected'),
    writing,
  });
  /** The newest card comes first in the document and lowest on the screen, where a small window hides it last. */
  const arrange = () => {
    const kept = staying([...entries.values()].map((entry) => standing(entry, isWriting(entry))));
    for (const key of [...entries.keys()]) if (!kept.includes(key)) remove(key);
    const wanted = kept.map((key) => entries.get(key).card.node);
    const isInOrder = [...dock.querySelectorAll('.card')].every((node, index) => node === wanted[index]);
    // Moving a node takes its focus away.
    if (!isInOrder) dock.append(...wanted);
  };
  const ensure = (key, callId) => {
    if (!host.isConnected) document.body.append(host);
    const known = entries.get(key);
    if (known) return known;
    const entry = { key, restSinceMs: Date.now(), sinceMs: Date.now(), page: window.location.href };
    entry.card = createCard(
      {
        close: () => {
          if (entry.call) forBrowser.write('closed', [...closed(), entry.call.id].slice(-30));
          dropDraft(draftIdOf(entry));
          remove(key);
        },
        again: () => actions.again(key, entry.target, entry.problemCode),
        login: () => actions.login(),
        note: async (values) => {
          const id = draftIdOf(entry);
          const answer = await actions.note(id, values);
          if (answer.ok) dropDraft(id);
          return answer;
        },
        results: () => actions.results(),
        draft: (values) => keepDraft(draftIdOf(entry), values),
        open: (record) => actions.open(record),
        choose: (record) => actions.choose(entry.call, record),
        create: (type, number) => actions.create(type, number),
      },
      readDraft(callId || key),
    );
    entries.set(key, entry);
    dock.append(entry.card.node);
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
      entry.sinceMs = Date.now();
      entry.page = window.location.href;
      entry.card.pending(target);
      arrange();
      announce(entry);
    },
    refuse(key, target, problem) {
      // The call that keeps the agent busy is another one and keeps its own card.
      const isBusy = problem.code === 'agent_busy';
      const refused = isBusy ? undefined : problem.call;
      // The stream may have been faster than the answer.
      if (refused && keyOf(refused) !== key) remove(keyOf(refused));
      const entry = ensure(key);
      entry.target = target;
      entry.over = 'refused';
      entry.problemCode = problem.code;
      entry.call = refused;
      entry.restSinceMs = Date.now();
      entry.card.refuse(target, problem);
      if (isBusy && problem.call) this.show(problem.call);
      arrange();
      announce(entry);
    },
    /** Does this click have a card, with its call or still waiting? False if it failed. */
    knows: (key) => entries.has(key) && entries.get(key).over !== 'refused',
    drop: remove,
    /** Shows an additional remark on this call's card. */
    remark(call, text) {
      const entry = entries.get(keyOf(call));
      if (entry) entry.card.remark(text);
    },
    /** Shows a call, or a newer version of it; `key` names the card of the click that made it. */
    show(call, key) {
      if (!key && closed().includes(call.id)) return;
      const double = key && entries.get(key) && keyOf(call) !== key && entries.has(keyOf(call));
      if (double) remove(key);
      const entry = ensure(key && entries.has(key) && !double ? key : keyOf(call), call.id);
      if (entry.call && entry.call.version > call.version) return;
      if (entry.problemCode && call.state === 'refused') return;
      const before = entry.card.stateText();
      const isOldNews = !entry.call && !key && !isOpen(call);
      entry.call = call;
      entry.sinceMs = Date.parse(call.createdAt) + skewMs();
      if (!entry.over && !isOpen(call)) entry.restSinceMs = Date.now();
      // If somebody else answered, the call is over here, whatever its state.
      entry.over = isOpen(call) ? undefined : call.elsewhere ? 'ended' : call.state;
      entry.card.update(call);
      if (isOldNews && call.state === 'ended' && call.outcome !== 'missed') entry.card.fold();
      entry.card.tick(Date.now() - skewMs());
      arrange();
      if (entry.card.stateText() !== before && entries.has(entry.key)) announce(entry);
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
