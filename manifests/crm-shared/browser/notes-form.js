// Notes and result of a call, and when to call again. After the call, the form asks until the agent closes the card.
import { localTime, withOffset } from '../../../src/vocabulary/planned-time.ts';
import { shownLabel } from '../../../src/vocabulary/results.ts';
import { element, locale, setText } from './elements.js';
import { t } from './texts.js';

/** After these there is nothing to tell: the contact was never called, or never got through. */
const UNTRIED = ['agent_no_answer', 'cancelled', 'failed', 'missed'];

const plannedOf = ({ callBack }) => (callBack ? localTime(Date.parse(callBack.at)) : '');
const resultOf = ({ result }) => (result ? result.code : '');

/**
 * @param actions {note, results, draft, close}
 * @param draft what the user had typed before a reload
 * @param problemTitle says what a problem is
 */
export const createNotesForm = (actions, draft, problemTitle) => {
  const notes = element('textarea', { rows: '3', maxlength: '4000' });
  const result = element('select', {}, element('option', { value: '' }, t('result_none')));
  const callBack = element('input', { type: 'datetime-local' });
  const question = element('p', { class: 'question', hidden: true }, t('wrap_up'));
  const told = element('span', { class: 'told', role: 'status' });
  const save = element('button', { type: 'submit', class: 'button' }, t('save'));
  const finish = element('button', { type: 'submit', class: 'button plain', hidden: true }, t('save_and_close'));
  const form = element(
    'form',
    { class: 'form' },
    question,
    element('label', {}, t('notes'), notes),
    element('label', {}, t('result'), result),
    element('label', {}, t('call_back_on'), callBack),
    element('div', { class: 'line' }, save, finish, told),
  );
  const node = element('details', { open: draft.open }, element('summary', {}, t('details')), form);

  let call;
  let planned = '';
  let chosen = draft.result || '';
  let isTouched = Boolean(draft.notes || draft.result || draft.callBack);
  let isSavedHere = false;
  /** Does this CRM want a result after conversations? Undefined until the list is here. */
  let isRequired;

  const tell = (text, isBad) => {
    told.toggleAttribute('data-bad', Boolean(isBad));
    setText(told, text);
  };
  const choose = () => {
    result.value = chosen;
    if (result.selectedIndex >= 0) return;
    // A result that has left the configuration stays until another is chosen.
    const kept = call && resultOf(call) === chosen ? call.result : undefined;
    if (kept) result.append(element('option', { value: chosen }, shownLabel(kept, [locale() || navigator.language])));
    result.value = kept ? chosen : '';
  };
  const fill = () => {
    notes.value = call.notes || '';
    callBack.value = planned;
    chosen = resultOf(call);
    choose();
  };
  const isOver = () => call.state === 'ended' || Boolean(call.elsewhere);
  const isConversation = () => call.outcome === 'answered' && !call.elsewhere;
  const lacksResult = () => isOver() && isConversation() && resultOf(call) === '';
  const demand = () => {
    node.open = true;
    tell(t('result_missing'), true);
    result.setAttribute('aria-invalid', 'true');
    result.focus();
  };

  // Notes can be saved without the list, too.
  void actions.results().then(({ choices, required }) => {
    isRequired = required;
    // A result that corrects MOR is for calls that the agent made.
    const offered = choices.filter(({ outcome }) => !outcome || call.direction !== 'inbound');
    for (const { code, label } of offered) result.append(element('option', { value: code }, label));
    choose();
  });
  result.addEventListener('change', () => (chosen = result.value));
  form.addEventListener('input', () => {
    isTouched = true;
    tell('');
    result.removeAttribute('aria-invalid');
    actions.draft({ notes: notes.value, result: result.value, callBack: callBack.value });
  });
  node.addEventListener('toggle', () => actions.draft({ open: node.open }));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (save.disabled) return;
    if (isRequired && isOver() && isConversation() && result.value === '') {
      demand();
      return;
    }
    save.disabled = finish.disabled = true;
    tell(t('saving'));
    const time = callBack.value;
    const values = { notes: notes.value, result: chosen };
    const answer = await actions.note(time === planned ? values : { ...values, callBack: withOffset(time) });
    save.disabled = finish.disabled = false;
    if (!answer.ok) {
      tell(`${t('not_saved')}: ${problemTitle(answer.problem)}`, true);
      return;
    }
    planned = time;
    isTouched = false;
    isSavedHere = true;
    tell(t('saved'));
    if (event.submitter === finish) actions.close();
  });

  return {
    node,
    update(next) {
      const isFirst = call === undefined;
      const wasAsking = !question.hidden;
      call = next;
      if (isFirst || !isTouched) planned = plannedOf(call);
      if (!isTouched) fill();
      else if (isFirst) {
        notes.value = draft.notes || '';
        callBack.value = draft.callBack || planned;
        choose();
      }
      if (planned === '') callBack.min = localTime(Date.now());
      else callBack.removeAttribute('min');
      question.hidden = finish.hidden = !isOver();
      if (this.asks() && !wasAsking && draft.open !== false) node.open = true;
    },
    /** The call is over, and was not rated elsewhere, as in the panel: the card stays until it is closed. */
    asks: () => isOver() && !UNTRIED.includes(call.outcome) && (isSavedHere || isTouched || resultOf(call) === ''),
    /** Does it want a result that is missing, as far as is known? */
    lacksResult: () => isRequired !== false && lacksResult(),
    /** Asks for a required result; false if the card may be closed. */
    demands() {
      const isBlocked = Boolean(isRequired) && lacksResult();
      if (isBlocked) demand();
      return isBlocked;
    },
    hasFocus: () => form.matches(':focus-within'),
    isOpen: () => node.open,
  };
};
