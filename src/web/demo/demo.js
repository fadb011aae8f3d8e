/** The demo CRM's page: uses nothing but the connector's public API and the demo CRM's own three routes. */
const $ = (id) => document.getElementById(id);
const el = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
};

const STATES = {
  requested: 'clicked',
  dialling: 'asking MOR',
  accepted: 'MOR took it',
  agent_ringing: 'your phone rings',
  contact_ringing: 'calling the contact',
  connected: 'connected',
  ended: 'ended',
  refused: 'refused',
  unknown: 'not certain',
};
const OPEN = [
  'dialling',
  'requested',
  'unknown',
  'accepted',
  'agent_ringing',
  'contact_ringing',
  'connected',
];

let token = '';
let shown = 0;
let clock;

const api = async (method, path, { body, key } = {}) => {
  const response = await fetch(`/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.detail), { problem: answer });
  return answer;
};

const signIn = async () => {
  const response = await fetch('/demo/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: $('agent').value }),
  });
  ({ token } = await response.json());
};

const time = (iso) => new Date(iso).toLocaleTimeString();
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const card = (state, outcome, ...children) => {
  clearInterval(clock);
  const box = $('call');
  box.dataset.state = state;
  box.dataset.outcome = outcome ?? '';
  box.replaceChildren(...children);
};

const notesForm = (call) => {
  const notes = el('input', { name: 'notes', value: call.notes ?? '', maxLength: 500 });
  const result = el('select', { name: 'disposition' });
  for (const text of ['', 'Interested', 'Call back', 'Not interested', 'Wrong number']) {
    result.append(
      el('option', {
        value: text,
        textContent: text || 'no result',
        selected: text === (call.disposition ?? ''),
      }),
    );
  }
  const form = el(
    'form',
    { className: 'actions' },
    el('label', {}, 'Notes', notes),
    el('label', {}, 'Result', result),
    el('button', { type: 'submit', textContent: 'Save into the activity' }),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = { notes: notes.value, ...(result.value ? { disposition: result.value } : {}) };
    await api('PATCH', `/calls/${call.id}`, { body });
    setTimeout(loadActivities, 300);
  });
  return form;
};

const showCall = (call) => {
  const message = el('p', { className: 'message', textContent: call.message });
  const parts = [
    el('p', { className: 'who', textContent: `${call.contactName ?? ''} ${call.destination ?? ''}` }),
    message,
    el('ol', {}, ...call.timeline.map((t) => el('li', { textContent: `${time(t.at)} ${STATES[t.state]}` }))),
  ];
  if (OPEN.includes(call.state) && call.state !== 'unknown') {
    const hangUp = el('button', { type: 'button', textContent: 'Hang up' });
    hangUp.addEventListener('click', () => {
      hangUp.disabled = true;
      api('POST', `/calls/${call.id}/hangup`).catch((error) => {
        hangUp.disabled = false;
        message.textContent = error.message;
      });
    });
    parts.push(el('div', { className: 'actions' }, hangUp));
  }
  if (call.state === 'ended') parts.push(notesForm(call));
  card(call.state, call.outcome, ...parts);
  if (call.state === 'connected') {
    const since = Date.parse(call.answeredAt);
    const text = el('span', { className: 'clock', ariaHidden: 'true' });
    message.append(' ', text);
    const tick = () => {
      text.textContent = minutes(Math.max(0, Math.round((Date.now() - since) / 1000)));
    };
    tick();
    clock = setInterval(tick, 1000);
  }
};

const showProblem = (error) => {
  const { problem } = error;
  const parts = [
    el('p', { className: 'message', textContent: error.message || 'The connector does not answer.' }),
  ];
  if (problem?.cure) parts.push(el('p', { className: 'cure', textContent: problem.cure }));
  card('error', '', ...parts);
};

/** Follows one call over its event stream; falls back to long polling when the stream breaks. */
const follow = async (call, mine) => {
  let last = call;
  const take = (next) => {
    if (mine !== shown) return;
    last = next;
    showCall(next);
  };
  while (mine === shown && OPEN.includes(last.state)) {
    try {
      const response = await fetch(`/v1/calls/${call.id}/events`, {
        headers: { authorization: `Bearer ${token}` },
      });
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

const dial = async (contact, field, button) => {
  const mine = ++shown;
  button.disabled = true;
  card('dialling', '', el('p', { className: 'message', textContent: `Calling ${contact.name} ...` }));
  try {
    await signIn();
    const body = { record: { type: 'Contact', id: contact.id }, field };
    const call = await api('POST', '/calls', { body, key: crypto.randomUUID() });
    showCall(call);
    void follow(call, mine);
  } catch (error) {
    if (mine === shown) showProblem(error);
  } finally {
    button.disabled = false;
  }
};

const numberCell = (contact, field) => {
  const value = contact[field];
  const cell = el('td');
  if (value) {
    const button = el('button', { type: 'button', className: 'number', textContent: value });
    button.setAttribute('aria-label', `Call ${contact.name}, ${field} ${value}`);
    button.addEventListener('click', () => void dial(contact, field, button));
    cell.append(button);
  }
  return cell;
};

const loadCrm = async () => (await fetch('/demo/api/crm')).json();

const loadActivities = async () => {
  const { activities } = await loadCrm();
  $('no-activities').hidden = activities.length > 0;
  $('activities-table').hidden = activities.length === 0;
  $('activities').replaceChildren(
    ...activities.map((a) =>
      el(
        'tr',
        {},
        el('td', { textContent: time(a.startedAt) }),
        el('td', { textContent: a.subject }),
        el('td', { textContent: a.outcome === 'answered' ? minutes(a.talkSeconds) : '–' }),
        el('td', { textContent: a.disposition ?? '' }),
        el('td', { textContent: a.notes ?? '' }),
      ),
    ),
  );
};

const start = async () => {
  const { contacts, agents } = await loadCrm();
  $('agent').replaceChildren(...agents.map((a) => el('option', { value: a.user, textContent: a.name })));
  $('contacts').replaceChildren(
    ...contacts.map((contact) => {
      const name = el('td', {}, contact.name);
      if (contact.doNotCall) name.append(el('span', { className: 'flag', textContent: 'do not call' }));
      if (!contact.office && !contact.mobile) {
        const none = el('button', {
          type: 'button',
          className: 'number',
          textContent: 'no number, call anyway',
        });
        none.addEventListener('click', () => void dial(contact, undefined, none));
        return el(
          'tr',
          {},
          name,
          el('td', { textContent: contact.company }),
          el('td', {}, none),
          el('td'),
          el('td', { className: 'shows', textContent: contact.shows }),
        );
      }
      return el(
        'tr',
        {},
        name,
        el('td', { textContent: contact.company }),
        numberCell(contact, 'office'),
        numberCell(contact, 'mobile'),
        el('td', { className: 'shows', textContent: contact.shows }),
      );
    }),
  );
  await loadActivities();
};

void start();
