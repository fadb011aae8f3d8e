import { asks, closeCall, tellOthers } from 'c/morWrapUp';

const CALL = 'mor-open-call';
const CLICK = 'mor-open-click';
/** How long a click whose answer never came may be repeated as the same click. */
const SAME_CLICK_MS = 60000;

/** Storage can be switched off in a browser: then only the comfort of this module is lost. */
function write(name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Without storage there is nothing to remember.
  }
}

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

function remove(name) {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** Which call this browser tab follows, so that the record's page finds it again after a reload or a visit elsewhere. */
export function rememberOpenCall(recordId, callId) {
  write(CALL, { recordId, callId });
}

/** Another call that is remembered meanwhile stays. */
export function forgetOpenCall(callId) {
  if (read(CALL)?.callId === callId) {
    remove(CALL);
  }
}

/** One that asks for notes and a result is found again after a reload, too. */
export function callIsOver(call) {
  if (!asks(call)) {
    forgetOpenCall(call.id);
  }
  tellOthers();
}

export function closeAskedCall({ id }) {
  closeCall(id);
  forgetOpenCall(id);
}

/** The id of the open call of this record, or undefined. */
export function openCallOf(recordId) {
  const saved = read(CALL);
  return saved?.recordId === recordId ? saved.callId : undefined;
}

/**
 * The click on this number: the one whose answer is not certain, if it was less than a minute ago, else a new one. Its
 * key makes a repeat harmless, also when the page was left and opened again before the answer came.
 *
 * @param telephone the number where the field holds several, else ''
 * @returns {{ recordId: string, field: string, telephone: string, key: string, atMs: number }}
 */
export function clickOn(recordId, field, telephone) {
  const last = read(CLICK);
  const isSame = last?.recordId === recordId && last.field === field && last.telephone === telephone;
  if (isSame && Date.now() - last.atMs < SAME_CLICK_MS) {
    return last;
  }
  const click = { recordId, field, telephone, key: crypto.randomUUID(), atMs: Date.now() };
  write(CLICK, click);
  return click;
}

/** Its answer is certain: the next click on the number is another one. */
export function settleClick({ key }) {
  if (read(CLICK)?.key === key) {
    remove(CLICK);
  }
}
