/** The recording of a call: a button, then the player. */
import { audio } from './api.js';
import { el } from './page.js';

const createPlayer = (callId) => {
  const box = el('div', { className: 'recording' });
  const told = el('span', { className: 'told' });
  told.setAttribute('role', 'alert');
  const listen = el('button', { type: 'button', textContent: 'Listen' });
  listen.addEventListener('click', async () => {
    listen.disabled = true;
    told.textContent = '';
    try {
      const player = el('audio', {
        controls: true,
        autoplay: true,
        src: URL.createObjectURL(await audio(callId)),
        ariaLabel: 'Recording of the call',
      });
      box.replaceChildren(player);
      player.focus();
    } catch (error) {
      listen.disabled = false;
      told.textContent = error.message;
    }
  });
  box.append(listen, told);
  return box;
};

/** They outlive the table, which is drawn anew after each call. */
const players = new Map();

export const playerOf = (callId) => {
  if (!players.has(callId)) players.set(callId, createPlayer(callId));
  return players.get(callId);
};
