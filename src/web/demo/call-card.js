/** The card at the top: the call's progress, hanging up, notes. */
import { loadActivities } from './activities.js';
import { api } from './api.js';
import { durationText } from './duration.js';
import { resultChoices } from './results.js';
import { OPEN_STATES } from './words.js';
import { $, el, time } from './page.js';

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
let clock;

export const card = (state, outcome, ...children) => {
  clearInterval(clock);
  const box = $('call');
  box.dataset.state = state;
  box.dataset.outcome = outcome ?? '';
  box.replaceChildren(...children);
};

const notesForm = (call) => {
  const notes = el('input', { name: 'notes', value: call.notes ?? '', maxLength: 500 });
  const result = el('select', { name: 'result' }, el('option', { value: '', textContent: 'no result' }));
  void resultChoices().then((choices) => {
    for (const { code, labels } of choices)
      result.append(el('option', { value: code, textContent: labels.en ?? Object.values(labels)[0] }));
    const { code = '', label } = call.result ?? {};
    // Nobody can choose it any more, but it stays until another is chosen.
    if (code && !choices.some((one) => one.code === code))
      result.append(el('option', { value: code, textContent: label }));
    result.value = code;
  });
  const told = el('span', { className: 'told' });
  told.setAttribute('role', 'status');
  const form = el(
    'form',
    { className: 'actions' },
    el('label', {}, 'Notes', notes),
    el('label', {}, 'Result', result),
    el('button', { type: 'submit', textContent: 'Save into the activity' }),
    told,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = { notes: notes.value, result: result.value };
    told.textContent = await api('PATCH', `/calls/${call.id}`, { body }).then(
      () => 'Saved',
      (error) => error.message,
    );
    setTimeout(loadActivities, 300);
  });
  return form;
};

/** Who it is: the name, whom the CRM cannot tell apart, or why there is no name. */
const whoOf = (call) => {
  if (call.direction !== 'inbound') return `${call.contactName ?? ''} ${call.destination ?? ''}`;
  const { from, record, matches = [], lookUp } = call;
  if (!from) return call.fromText ?? 'The caller withholds the number.';
  const match = matches.find(({ id }) => id === record?.id);
  if (record) {
    const { company, openCases } = match ?? {};
    const open = openCases ? `open cases: ${openCases}` : '';
    return [`${call.contactName ?? ''} ${from}`, company, open].filter(Boolean).join(' · ');
  }
  if (matches.length > 1) return 'Several contacts have this number. Who is it?';
  return lookUp === 'done'
    ? 'No contact has this number; the agent panel offers to create one.'
    : 'Looking up …';
};

const choicesOf = (call, message) => {
  const { matches = [], record } = call;
  if (record || matches.length < 2) return [];
  const buttons = matches.map(({ type, id, name }) => {
    const button = el('button', { type: 'button', textContent: name });
    button.addEventListener('click', () => {
      api('PATCH', `/calls/${call.id}`, { body: { record: { type, id } } }).catch((error) => {
        message.textContent = error.message;
      });
    });
    return button;
  });
  return [el('div', { className: 'actions' }, ...buttons)];
};

export const showCall = (call) => {
  const message = el('p', { className: 'message', textContent: call.message });
  const parts = [
    el('p', { className: 'who', textContent: whoOf(call) }),
    message,
    ...choicesOf(call, message),
    el('ol', {}, ...call.timeline.map((t) => el('li', { textContent: `${time(t.at)} ${STATES[t.state]}` }))),
  ];
  if (OPEN_STATES.includes(call.state) && call.state !== 'unknown') {
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
      text.textContent = durationText(Math.max(0, Math.round((Date.now() - since) / 1000)), 'en');
    };
    tick();
    clock = setInterval(tick, 1000);
  }
};

export const showProblem = (error) => {
  const { problem } = error;
  const parts = [
    el('p', { className: 'message', textContent: error.message || 'The connector does not answer.' }),
  ];
  if (problem?.cure) parts.push(el('p', { className: 'cure', textContent: problem.cure }));
  card('error', '', ...parts);
};
