// What a card stands for: a click that waits for its call, or a call.
import { stopAsking } from './asking.js';
import { createCard } from './card.js';
import { dropDraft, hasUnsaved, keepDraft, readDraft } from './drafts.js';
import { forBrowser } from './keep.js';

/** The browser's clock minus the connector's, learned from the last placed call. */
export const skewMs = () => forBrowser.read('skew', 0);

/** Ids of the calls whose cards the user has closed, in any tab. */
export const closedIds = () => forBrowser.read('closed', []);

const draftIdOf = (entry) => (entry.call ? entry.call.id : entry.key);

export const isWriting = (entry) => entry.card.isInUse() || hasUnsaved(draftIdOf(entry));

/** What `staying` needs to know of an entry. */
export const standing = (entry) => ({
  key: entry.key,
  pending: !entry.call && !entry.over,
  sinceMs: entry.sinceMs,
  open: !entry.over,
  talking: Boolean(entry.call && entry.call.state === 'connected'),
  lacking: entry.card.lacksResult(),
  writing: isWriting(entry),
});

/** @param remove takes the card away */
export const createEntry = (key, callId, actions, remove) => {
  const entry = { key, restSinceMs: Date.now(), sinceMs: Date.now(), page: window.location.href };
  entry.card = createCard(
    {
      close: () => {
        if (entry.call) {
          stopAsking(entry.call.id);
          forBrowser.write('closed', [...closedIds(), entry.call.id].slice(-30));
        }
        dropDraft(draftIdOf(entry));
        remove(key);
        actions.recall();
      },
      again: () => actions.again(key, entry.target, entry.problemCode),
      login: () => actions.login(),
      note: async (values) => {
        const id = draftIdOf(entry);
        const answer = await actions.note(id, values);
        if (answer.ok) dropDraft(id);
        return answer;
      },
      consent: (given) => actions.note(draftIdOf(entry), { consent: given }),
      recording: actions.recording,
      results: () => actions.results(),
      draft: (values) => keepDraft(draftIdOf(entry), values),
      open: (record) => actions.open(record),
      choose: (record) => actions.choose(entry.call, record),
      create: (type, number) => actions.create(type, number),
    },
    readDraft(callId || key),
  );
  return entry;
};
