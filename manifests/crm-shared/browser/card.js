// One card for one call. It knows nothing about the network: `actions` defines what its buttons do.
import { durationText } from '../../../src/vocabulary/duration.ts';
import { createCallerPart } from './caller-part.js';
import { createConsent } from './consent.js';
import { createRecording } from './recording.js';
import { element, handset, locale, setText } from './elements.js';
import * as incoming from './incoming.js';
import { createNotesForm } from './notes-form.js';
import { t } from './texts.js';
import { isOpen as isOpenState } from '../../../src/vocabulary/call-states.ts';

// States for which the card has its own wording.
const STATE_TEXT = { dialling: 'requested', accepted: 'calling_you' };
const OUTCOME_TEXT = { unknown: 'outcome_unknown' };

export const isOpen = (call) => (incoming.isIncoming(call) ? !incoming.isOver(call) : isOpenState(call.state));
const problemTitle = ({ code, rule }) => t(`p_${code}_${rule}`) || t(`p_${code}`) || t('p_other');
const titleOf = (call) => (incoming.isIncoming(call) ? incoming.callerOf(call) : call.contactName || call.destination || '');
const numberOf = (call) => (incoming.isIncoming(call) ? incoming.numbersOf(call) : call.destination || '');
/** Notes are for conversations, and for outgoing calls. */
const takesNotes = (call) => (incoming.isIncoming(call) ? call.mine : call.state !== 'refused');

const stateText = (call) => {
  if (incoming.isIncoming(call)) return incoming.stateOf(call);
  if (call.state === 'refused') return problemTitle(call.refusal || { code: 'other' });
  if (call.state === 'ended') return t(OUTCOME_TEXT[call.outcome] || call.outcome) || t('answered');
  const name = titleOf(call);
  return t(STATE_TEXT[call.state] || call.state, { name }) || t('requested', { name });
};

const toneOf = (call) => {
  if (incoming.isIncoming(call)) return incoming.toneOf(call);
  if (call.state === 'refused') return 'bad';
  if (call.state === 'connected') return 'talk';
  if (call.state !== 'ended') return 'ring';
  return call.outcome === 'answered' ? 'over' : 'miss';
};

const hintOf = (call) => {
  if (incoming.isIncoming(call) && call.state !== 'ended') return incoming.hintOf(call);
  if (call.state === 'accepted' || call.state === 'agent_ringing') return t('pick_up', { name: titleOf(call) });
  if (call.state === 'refused') return (call.refusal && call.refusal.detail) || '';
  if (call.state !== 'ended' || !call.activity) return '';
  return t({ written: 'logged', pending: 'log_pending', dead: 'log_failed' }[call.activity.state] || '');
};

/** @param actions {close, again, login, note, consent, recording: {address, ticket, refresh}, results, draft, open, choose, create}; @param draft what the user had typed before a reload */
export const createCard = (actions, draft) => {
  const name = element('div', { class: 'name' });
  const number = element('div', { class: 'number', dir: 'ltr' });
  const state = element('span', {});
  const clock = element('span', { class: 'clock' });
  const hint = element('p', { class: 'hint' });
  const cure = element('p', { class: 'cure' });
  const extra = element('p', { class: 'extra' });
  const callers = createCallerPart(actions);
  const consent = createConsent(actions.consent);
  const recording = createRecording(actions.recording);
  const unfold = element('button', { type: 'button', class: 'unfold', hidden: true, 'aria-label': t('show'), title: t('show') }, '▴');
  const close = element('button', { type: 'button', class: 'close', 'aria-label': t('close'), title: t('close') }, '×');
  const node = element(
    'article',
    { class: 'card' },
    element(
      'div',
      { class: 'top' },
      element('div', { class: 'mark' }, handset()),
      element('div', { class: 'who' }, name, number),
      element('div', { class: 'corner' }, unfold, close),
    ),
    element('div', { class: 'state' }, state, clock),
    hint,
    extra,
    cure,
    callers.node,
    consent.node,
    recording.node,
  );
  let form;
  let buttons;
  let shown;
  let touched = false;
  close.addEventListener('click', () => {
    if (!form || !form.demands()) actions.close();
  });
  unfold.addEventListener('click', () => {
    touched = true;
    setFolded(false);
  });
  node.addEventListener('input', () => (touched = true));

  const offer = (label, action) => {
    if (buttons) buttons.remove();
    buttons = undefined;
    if (!action) return;
    const button = element('button', { type: 'button', class: 'button' }, label);
    button.addEventListener('click', () => action());
    buttons = element('div', { class: 'line buttons' }, button);
    node.append(buttons);
  };
  const paint = (tone, moving, title, subtitle) => {
    node.dataset.tone = tone;
    node.toggleAttribute('data-moving', moving);
    setText(name, title);
    setText(number, subtitle === title ? '' : subtitle);
    node.setAttribute('aria-label', title);
  };
  const setFolded = (isFolded) => {
    node.toggleAttribute('data-folded', isFolded);
    unfold.hidden = !isFolded;
  };
  return {
    node,
    pending(target) {
      setFolded(false);
      paint('ring', true, target.name || target.number, target.number);
      setText(state, t('requested'));
      setText(hint, '');
      setText(cure, '');
      offer();
    },
    update(call) {
      shown = call;
      paint(toneOf(call), isOpen(call), titleOf(call), numberOf(call));
      setText(state, stateText(call));
      setText(hint, hintOf(call));
      setText(cure, '');
      offer();
      if (isOpen(call)) setFolded(false);
      if (incoming.isIncoming(call)) callers.update(call);
      if (!takesNotes(call)) return;
      consent.update(call);
      recording.update(call);
      if (!form) {
        form = createNotesForm(actions, draft, problemTitle);
        node.append(form.node);
      }
      form.update(call);
      if (form.asks()) setFolded(false);
    },
    refuse(target, problem) {
      shown = undefined;
      setFolded(false);
      setText(extra, '');
      paint('bad', false, target.name || target.number, target.number);
      setText(state, problemTitle((problem.call && problem.call.refusal) || problem));
      setText(hint, problem.detail || '');
      setText(cure, problem.cure || '');
      if (problem.code === 'session_expired') offer(t('log_in'), actions.login);
      else offer(t('again'), actions.again);
    },
    tick(nowMs) {
      if (!shown) return setText(clock, '');
      if (shown.state === 'connected' && shown.answeredAt) {
        return setText(clock, durationText((nowMs - Date.parse(shown.answeredAt)) / 1000, locale()));
      }
      return setText(clock, shown.state === 'ended' && shown.talkSeconds > 0 ? durationText(shown.talkSeconds, locale()) : '');
    },
    /** Shows an additional remark about this call. */
    remark: (text) => setText(extra, text),
    /** Collapses the card, because the call is over and nobody is using it; it can be opened again. */
    fold: () => setFolded(true),
    /** Has the user touched the card since this was last asked? */
    isTouched: () => {
      const was = touched || node.matches(':hover, :focus-within');
      touched = false;
      return was;
    },
    /** Is the agent writing, or listening? */
    isInUse: () => Boolean(form && form.hasFocus()) || recording.isPlaying(),
    stop: recording.stop,
    formIsOpen: () => Boolean(form && form.isOpen()),
    /** Does it wait for notes and a result? */
    asks: () => Boolean(form && form.asks()),
    lacksResult: () => Boolean(form && form.lacksResult()),
    stateText: () => state.textContent,
    title: () => name.textContent,
  };
};
