// The recording of a call: a player, once there is something to hear.
import { element, setText } from './elements.js';
import { t } from './texts.js';

/** MOR takes minutes. A page without a stream hears no more of a call that is over. */
const ASK_EVERY_MS = 60000;

/** What is wrong, and what to do. */
const sentence = ({ code, detail, cure }) => `${t(`p_${code}`) || detail || t('p_other')}. ${t(`c_${code}`) || cure || ''}`.trim();
/** The connector writes English. A ticket that came too late is replaced by the next press. */
const ofConnector = ({ code }) => sentence({ code: t(`c_${code}`) ? code : 'recording_unavailable' });

/**
 * The CRM's server gets a ticket that is good once, so each press asks for a new one, and all of the audio is loaded
 * with it. A page whose content security policy or origin does not allow that shows a link to the connector's player.
 * @param actions {address, ticket, refresh}: the CRM's page that leads to the player, `{ok, url}` for a call, and news of it
 */
export const createRecording = ({ address, ticket, refresh }) => {
  const words = element('p', { class: 'heard' });
  const listen = element('button', { type: 'button', class: 'button plain' }, t('listen'));
  const audio = element('audio', { controls: true, 'aria-label': t('listen') });
  const told = element('p', { class: 'heard', role: 'alert' });
  const link = element('a', { class: 'apart', target: '_blank', rel: 'noopener', hidden: true }, t('listen_apart'));
  const node = element('div', { class: 'recording', hidden: true }, words, listen, told, link);
  let id;
  let loaded;
  let waiting;

  const wait = (isPending) => {
    if (isPending) waiting = waiting || setInterval(() => refresh(id), ASK_EVERY_MS);
    else {
      clearInterval(waiting);
      waiting = undefined;
    }
  };
  const unload = () => {
    if (!loaded) return;
    audio.remove();
    audio.removeAttribute('src');
    URL.revokeObjectURL(loaded);
    loaded = undefined;
  };
  const tell = (text, isElsewhere) => {
    setText(told, text);
    link.hidden = !isElsewhere;
  };
  const play = (sound) => {
    loaded = URL.createObjectURL(sound);
    audio.src = loaded;
    listen.hidden = true;
    listen.after(audio);
    audio.focus();
    // A browser may wait for a press of the player's own button.
    audio.play().catch(() => undefined);
  };
  const load = async () => {
    const answer = await ticket(id);
    if (!answer.ok) return tell(sentence(answer.problem));
    let response;
    try {
      response = await fetch(answer.url, { credentials: 'omit' });
    } catch {
      return tell(t('not_here'), true);
    }
    if (!response.ok) return tell(ofConnector(await response.json().catch(() => ({}))));
    play(await response.blob());
  };
  listen.addEventListener('click', async () => {
    if (listen.getAttribute('aria-disabled')) return;
    listen.setAttribute('aria-disabled', 'true');
    tell('');
    // The connection may end in the middle of the audio.
    await load().catch(() => tell(ofConnector({})));
    listen.removeAttribute('aria-disabled');
  });
  audio.addEventListener('error', () => {
    if (!loaded) return;
    unload();
    listen.hidden = false;
    tell(t('not_here'), true);
  });
  return {
    node,
    update({ id: callId, recording }) {
      const { state } = recording || {};
      id = callId;
      link.href = address(id);
      node.hidden = !['pending', 'available', 'deleted'].includes(state);
      setText(words, { pending: t('recording_pending'), deleted: t('recording_deleted') }[state] || '');
      wait(state === 'pending');
      if (state !== 'available') {
        unload();
        tell('');
      }
      listen.hidden = state !== 'available' || loaded !== undefined;
    },
    /** An agent who listens wants the card to stay. */
    isPlaying: () => loaded !== undefined && !audio.paused,
    /** The card goes away. */
    stop() {
      wait(false);
      unload();
    },
  };
};

/** Sugar has no entry points: its front end gets a page of its own, which leads to the player. */
export const addSugarPage = (app, door) => {
  const open = async (call) => {
    app.alert.show('mor-recording', { level: 'process' });
    const answer = await door('recording', { call });
    app.alert.dismiss('mor-recording');
    if (answer.ok) {
      window.location.replace(answer.url);
      return;
    }
    const { code, detail, cure } = answer.problem;
    const title = t(`p_${code}`) || detail;
    app.alert.show('mor-recording', { level: 'error', messages: [`${title}. ${cure}`], autoClose: false });
    app.router.navigate('Calls', { trigger: true });
  };
  app.events.on('router:init', () => {
    app.router.addRoutes([
      { name: 'morRecording', route: 'MorRecording/:call', callback: (call) => void open(call) },
    ]);
  });
};
