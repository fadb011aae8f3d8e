/** The demo CRM's page: uses nothing but the connector's public API and the demo CRM's own three routes. */
import { loadActivities, loadCrm } from './activities.js';
import { api, events, newToken, signIn } from './api.js';
import { card, showCall, showProblem } from './call-card.js';
import { startIncoming } from './incoming.js';
import { $, el, labelled } from './page.js';
import { OPEN_STATES } from './words.js';

let shown = 0;

/** Follows one call over its event stream; falls back to long polling when the stream breaks. */
const follow = async (call, mine) => {
  let last = call;
  const take = (next) => {
    if (mine !== shown) return;
    last = next;
    showCall(next);
  };
  while (mine === shown && OPEN_STATES.includes(last.state)) {
    try {
      const response = await events(call.id);
      let text = '';
      for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
        text += piece;
        let at;
        while ((at = text.indexOf('\n\n')) >= 0) {
          const data = /^data: (.*)$/m.exec(text.slice(0, at))?.[1];
          text = text.slice(at + 2);
          if (data) take(JSON.parse(data));
        }
      }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      take(await api('GET', `/calls/${call.id}?since=${last.version}&wait=4`));
    }
  }
  for (const wait of [300, 1500, 4000]) setTimeout(loadActivities, wait);
};

/** If a field's numbers are offered separately, `number` says which one is meant. */
const dial = async (contact, field, button, number) => {
  const mine = ++shown;
  button.disabled = true;
  card('dialling', '', el('p', { className: 'message', textContent: `Calling ${contact.name} ...` }));
  try {
    await signIn();
    const body = { record: { type: 'Contact', id: contact.id }, field, number };
    const call = await api('POST', '/calls', { body, key: crypto.randomUUID() });
    showCall(call);
    void follow(call, mine);
  } catch (error) {
    if (mine === shown) showProblem(error);
  } finally {
    button.disabled = false;
  }
};

const numberButton = (contact, field, text, number) => {
  const button = el('button', { type: 'button', className: 'number', textContent: text });
  button.setAttribute('aria-label', `Call ${contact.name}, ${field} ${text}`);
  button.addEventListener('click', () => void dial(contact, field, button, number));
  return button;
};

/** Fewer digits can only be one number. */
const MIN_DIGITS_OF_TWO = 14;

/** Only the connector can tell what the field contains; until then it is one button for the first number. */
const offerEach = async (contact, field, cell) => {
  await signIn();
  const body = { record: { type: 'Contact', id: contact.id }, field };
  const { number } = await api('POST', '/calls/preview', { body });
  if (!number?.choices) return;
  cell.replaceChildren(...number.choices.map((one) => numberButton(contact, field, one, one)));
};

const numberCell = (contact, field, label) => {
  const value = contact[field];
  const cell = labelled(label);
  if (value) {
    cell.append(numberButton(contact, field, value));
    // The single button stays if the connector cannot be asked.
    if (value.replace(/\D/g, '').length >= MIN_DIGITS_OF_TWO) {
      offerEach(contact, field, cell).catch(() => undefined);
    }
  }
  return cell;
};

const contactRow = (contact) => {
  const name = el('td', { className: 'contact' }, contact.name);
  if (contact.doNotCall) name.append(el('span', { className: 'flag', textContent: 'do not call' }));
  const shows = el('td', { className: 'shows', textContent: contact.shows });
  const company = labelled('Company', contact.company);
  if (contact.office || contact.mobile) {
    const numbers = [numberCell(contact, 'office', 'Office'), numberCell(contact, 'mobile', 'Mobile')];
    return el('tr', { id: `contact-${contact.id}` }, name, company, ...numbers, shows);
  }
  const none = el('button', {
    type: 'button',
    className: 'number',
    textContent: 'no number, call anyway',
  });
  none.addEventListener('click', () => void dial(contact, undefined, none));
  return el('tr', {}, name, company, labelled('Office', none), labelled('Mobile'), shows);
};

/** Shows the agent's open call again: after a reload, and in a second tab. */
const resume = async () => {
  await signIn();
  const { items } = await api('GET', '/calls?limit=5');
  const open = items.find(({ state }) => OPEN_STATES.includes(state));
  if (!open) return;
  const mine = ++shown;
  showCall(open);
  void follow(open, mine);
};

const AGENT = 'mor-demo-agent';

const start = async () => {
  const { contacts, agents } = await loadCrm();
  $('agent').replaceChildren(...agents.map((a) => el('option', { value: a.user, textContent: a.name })));
  const before = localStorage.getItem(AGENT);
  if (agents.some(({ user }) => user === before)) $('agent').value = before;
  $('contacts').replaceChildren(...contacts.map(contactRow));
  await loadActivities();
};

void start()
  .then(() => startIncoming(start))
  .then(resume)
  .catch(showProblem);

$('agent').addEventListener('change', () => localStorage.setItem(AGENT, $('agent').value));

// The panel's window asks here for a token when its own has expired or was lost with a reload.
window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin || data?.type !== 'mor-connector.token.request') return;
  newToken()
    .then((token) => source.postMessage({ type: 'mor-connector.token', token }, origin))
    .catch(showProblem);
});

$('open-panel').addEventListener('click', async () => {
  // Open it at once, or the browser blocks it as an unwanted window.
  const panel = window.open('about:blank', 'mor-panel', 'width=380,height=720');
  try {
    const token = await newToken();
    if (panel) panel.location = `/panel#token=${token}`;
  } catch (error) {
    panel?.close();
    showProblem(error);
  }
});
