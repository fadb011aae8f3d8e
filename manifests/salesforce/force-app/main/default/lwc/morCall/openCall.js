const KEY = 'mor-open-call';

/**
 * Which call this browser tab follows, so that a reload of the page finds it again. Storage can be switched off in a
 * browser: then only that comfort is lost.
 */
export function rememberOpenCall(recordId, callId) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ recordId, callId }));
  } catch {
    // Without storage there is nothing to remember.
  }
}

export function forgetOpenCall() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** The id of the open call of this record, or undefined. */
export function openCallOf(recordId) {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY));
    return saved?.recordId === recordId ? saved.callId : undefined;
  } catch {
    return undefined;
  }
}
