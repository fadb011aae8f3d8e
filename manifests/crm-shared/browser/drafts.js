// What the user has typed into a card but not saved yet; it survives a reload of the page.
import { forTab } from './keep.js';

const all = () => forTab.read('drafts', {});

/** @param id of the call, or the key of a click that has no call yet */
export const readDraft = (id) => all()[id] || {};

export const keepDraft = (id, values) => {
  const drafts = all();
  forTab.write('drafts', { ...drafts, [id]: { ...drafts[id], ...values } });
};

export const dropDraft = (id) => forTab.write('drafts', { ...all(), [id]: undefined });

export const hasUnsaved = (id) => {
  const { notes, result, callBack } = readDraft(id);
  return Boolean((notes || '').trim() || result || callBack);
};
