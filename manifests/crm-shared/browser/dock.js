// The cards in the corner, and what calls and refusals do to them.
import { keepAsking, stopAsking } from './asking.js';
import { isOpen } from './card.js';
import { closedIds, skewMs } from './entry.js';
import { createShelf } from './shelf.js';

export const createDock = (actions) => {
  const shelf = createShelf(actions);
  const { ensure, remove, keyOf, arrange, announce } = shelf;

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
    knows(key) {
      const entry = shelf.get(key);
      return entry !== undefined && entry.over !== 'refused';
    },
    drop: remove,
    /** Shows an additional remark on this call's card. */
    remark(call, text) {
      const entry = shelf.get(keyOf(call));
      if (entry) entry.card.remark(text);
    },
    /** Shows a call, or a newer version of it; `key` names the card of the click that made it. */
    show(call, key) {
      if (!key && closedIds().includes(call.id)) return;
      const ofClick = key && shelf.get(key);
      const isDouble = ofClick && keyOf(call) !== key && shelf.get(keyOf(call)) !== undefined;
      if (isDouble) remove(key);
      const entry = ensure(ofClick && !isDouble ? key : keyOf(call), call.id);
      if (entry.call && entry.call.version > call.version) return;
      if (entry.problemCode && call.state === 'refused') return;
      const before = entry.card.stateText();
      const isOldNews = !entry.call && !key && !isOpen(call);
      entry.call = call;
      entry.sinceMs = Date.parse(call.createdAt) + skewMs();
      if (!entry.over && !isOpen(call)) entry.restSinceMs = Date.now();
      // If a colleague answered, the call is over here, in any state.
      entry.over = isOpen(call) ? undefined : call.elsewhere ? 'ended' : call.state;
      entry.card.update(call);
      if (entry.card.asks()) keepAsking(call.id);
      else {
        stopAsking(call.id);
        if (isOldNews && call.state === 'ended' && call.outcome !== 'missed') entry.card.fold();
      }
      entry.card.tick(Date.now() - skewMs());
      arrange();
      if (entry.card.stateText() !== before && shelf.get(entry.key)) announce(entry);
    },
    /** Closes what was closed in another tab. */
    follow() {
      const gone = closedIds();
      for (const entry of shelf.all()) if (entry.call && gone.includes(entry.call.id)) remove(entry.key);
      actions.recall();
    },
    interrupted: shelf.interrupted,
    /** Does a card ask for notes and a result? */
    asks: () => shelf.all().some(({ card }) => card.asks()),
    has: (callId) => shelf.all().some((entry) => entry.call && entry.call.id === callId),
    openIds: () =>
      shelf
        .all()
        .filter((entry) => entry.call && isOpen(entry.call))
        .map((entry) => entry.call.id),
  };
};
