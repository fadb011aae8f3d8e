/** Incoming calls: buttons that simulate a caller, the card while it rings, and the page for a new contact. */
import { loadActivities } from './activities.js';
import { signIn } from './api.js';
import { showCall, showProblem } from './call-card.js';
import { $ } from './page.js';
import { OPEN_STATES } from './words.js';

let stop = () => undefined;

/** Highlights the rows that may be the caller's, where a CRM would open the record. */
const highlight = (ids) => {
  for (const row of document.querySelectorAll('tr.calling')) row.classList.remove('calling');
  const rows = ids.map((id) => document.getElementById(`contact-${id}`)).filter(Boolean);
  for (const row of rows) row.classList.add('calling');
  rows[0]?.scrollIntoView({ block: 'nearest' });
};

/** Follows all calls of the agent until the incoming one is over. */
const watch = async (token) => {
  stop();
  const abort = new AbortController();
  stop = () => abort.abort();
  const response = await fetch('/v1/stream', {
    headers: { authorization: `Bearer ${token}` },
    signal: abort.signal,
  });
  let text = '';
  let shown;
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    let at;
    while ((at = text.indexOf('\n\n')) >= 0) {
      const block = text.slice(0, at);
      text = text.slice(at + 2);
      if (!/^event: call$/m.test(block)) continue;
      const call = JSON.parse(/^data: (.*)$/m.exec(block)[1]);
      if (call.direction !== 'inbound' || (shown && shown !== call.id)) continue;
      // The last call may still change while its activity is written.
      if (!shown && !OPEN_STATES.includes(call.state)) continue;
      shown = call.id;
      showCall(call);
      highlight((call.record ? [call.record] : (call.matches ?? [])).map(({ id }) => id));
      if (!OPEN_STATES.includes(call.state)) {
        for (const wait of [300, 1500, 4000]) setTimeout(loadActivities, wait);
        return;
      }
    }
  }
};

const somebodyCalls = async (caller) => {
  try {
    const token = await signIn();
    watch(token).catch(() => undefined);
    await fetch('/demo/api/incoming', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: $('agent').value, caller }),
    });
  } catch (error) {
    showProblem(error);
  }
};

/** This page's URL may name a record, or a number for a new one, so that the panel can link here. */
const followAddress = () => {
  const { hash } = location;
  const form = $('new-contact');
  const number = /^#new-contact=(.+)$/.exec(hash)?.[1];
  form.hidden = number === undefined;
  if (number !== undefined) {
    form.elements.number.value = decodeURIComponent(number);
    form.elements.name.focus();
  }
  const record = /^#contact-(.+)$/.exec(hash)?.[1];
  if (record !== undefined) highlight([record]);
};

export const startIncoming = (reload) => {
  const named = () => {
    const { options, selectedIndex } = $('agent');
    $('called').textContent = options[selectedIndex]?.textContent ?? 'you';
  };
  $('agent').addEventListener('change', named);
  named();
  for (const button of document.querySelectorAll('[data-caller]')) {
    button.addEventListener('click', () => void somebodyCalls(button.dataset.caller));
  }
  $('new-contact').addEventListener('submit', async (event) => {
    event.preventDefault();
    const { name, number } = event.target.elements;
    await fetch('/demo/api/contacts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: name.value, number: number.value }),
    });
    location.hash = '';
    await reload();
  });
  window.addEventListener('hashchange', followAddress);
  followAddress();
};
