// The caller's record opens by itself in one tab: the visible one.
import { isOver, recordOf } from './incoming.js';
import { forBrowser } from './keep.js';

/** Opening a record here would discard what the user is typing. */
const EDITING = [
  'form#EditView',
  'form[name="EditView"]',
  'form.edit-view',
  '.record-view-container .edit-mode',
  '.record.edit',
  'scrm-record-view form.edit',
].join(',');

const isWriting = () => {
  const active = document.activeElement;
  const isField = active && active.matches('input:not([type=button]):not([type=submit]), textarea, select, [contenteditable=true]');
  return Boolean(isField && active.value) || document.querySelector(EDITING) !== null;
};

const isTime = (call, when) => {
  if (isOver(call)) return false;
  if (when === 'ringing') return true;
  return when === 'answered' && call.state === 'connected' && call.mine;
};

/** The first tab that asks opens the record; the others show the card. */
const claim = (callId) => {
  const take = () => {
    const done = forBrowser.read('popped', []);
    if (done.includes(callId)) return false;
    forBrowser.write('popped', [...done, callId].slice(-30));
    return true;
  };
  return navigator.locks ? navigator.locks.request('mor-pop', take) : Promise.resolve(take());
};

/** @param when returns `ringing`, `answered` or `never`; @param open opens a record in this tab */
export const createPop = (when, open) => async (call) => {
  const record = recordOf(call);
  if (!record || !isTime(call, when()) || document.visibilityState !== 'visible' || isWriting()) return;
  if (await claim(call.id)) open(record);
};
