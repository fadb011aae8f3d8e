// From a click to a call. One click has one key for ever: sent again, it can only find its call, never make a second.
import { isOpen } from './card.js';
import { digitsOf } from './find.js';
import { forBrowser } from './keep.js';

const SAME_CLICK_MS = 3000;
/** After these nobody knows whether the call was placed, so trying again must use the same key. */
const UNCERTAIN = ['offline', 'connector_unreachable', 'crm_error', 'connector_unexpected', 'session_expired'];

const newKey = () => {
  if (window.crypto && window.crypto.randomUUID) return window.crypto.randomUUID();
  // Pages without TLS have no randomUUID.
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

export const createDial = ({ ask, dock, follow }) => {
  const underWay = new Set();

  /** A double click, or the same click in a second tab, gets the key of the first. */
  const keyFor = (target) => {
    const sign = `${digitsOf(target.number)} ${target.records.length > 0 ? target.records[0].id : ''}`;
    const last = forBrowser.read('click', undefined);
    if (last && last.sign === sign && Math.abs(Date.now() - last.atMs) < SAME_CLICK_MS) return last.key;
    const key = newKey();
    forBrowser.write('click', { sign, key, atMs: Date.now() });
    return key;
  };
  const send = async (key, target) => {
    if (underWay.has(key)) return;
    underWay.add(key);
    dock.pending(key, target);
    const startedMs = Date.now();
    const answer = await ask('call', { key, number: target.number, records: target.records });
    underWay.delete(key);
    if (!answer.ok) {
      dock.refuse(key, target, answer.problem);
      return;
    }
    const tookMs = Date.now() - startedMs;
    if (answer.call.version <= 3 && tookMs < 5000) {
      forBrowser.write('skew', Math.round(startedMs + tookMs / 2 - Date.parse(answer.call.createdAt)));
    }
    dock.show(answer.call, key);
    if (isOpen(answer.call)) void follow.begin();
  };
  return {
    dial(target) {
      const key = keyFor(target);
      if (!dock.knows(key)) void send(key, target);
    },
    again(key, target, code) {
      const isUncertain = UNCERTAIN.includes(code);
      if (!isUncertain) dock.drop(key);
      void send(isUncertain ? key : newKey(), target);
    },
  };
};
