// A click keeps its key for ever: sent again, it can only find its call, never make a second one.
import { forBrowser } from './keep.js';

const SAME_CLICK_MS = 3000;
/** How long another tab's note of the same click may take to become visible here. */
const SETTLE_MS = 60;

export const newKey = () => {
  if (window.crypto && window.crypto.randomUUID) return window.crypto.randomUUID();
  // Pages without TLS have no randomUUID.
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

const tab = newKey();

const lastClick = (sign) => {
  const last = forBrowser.read('click', undefined);
  return last && last.sign === sign && Math.abs(Date.now() - last.atMs) < SAME_CLICK_MS ? last : undefined;
};

/**
 * The key of a click on what `sign` identifies. A double click, and the same click in another tab, get the key of the
 * first; if two tabs click at the very same moment, the later note counts for both.
 * @returns {key, isJoined} isJoined: the click belongs to another tab
 */
export const keyOfClick = async (sign) => {
  const known = lastClick(sign);
  if (known) return { key: known.key, isJoined: known.tab !== tab };
  const own = { sign, key: newKey(), tab, atMs: Date.now() };
  forBrowser.write('click', own);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const settled = lastClick(sign) || own;
  return { key: settled.key, isJoined: settled.tab !== tab };
};
