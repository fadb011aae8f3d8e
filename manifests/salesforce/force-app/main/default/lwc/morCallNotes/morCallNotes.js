import { LightningElement, api } from 'lwc';
import getResults from '@salesforce/apex/MorCallController.getResults';
import saveNotes from '@salesforce/apex/MorCallController.saveNotes';
import { problemOfError } from 'c/morProblemText';
import { text } from 'c/morText';
import { mustRate } from 'c/morWrapUp';

/**
 * Notes and result of one call, and when to call again. What the agent types is kept until it is saved, no matter what the
 * call does meanwhile.
 *
 * @fires MorCallNotes#done the agent has saved and wants to close the call
 */
export default class MorCallNotes extends LightningElement {
  text = text;
  shown;
  notes = '';
  result = '';
  /** ISO 8601 in UTC, as the field has it. */
  callBack = '';
  /** Empty until they are here; notes can be saved without them. */
  choices = [];
  agent;
  /** A required result is missing, and the agent wanted to save. */
  lacksResult = false;
  dirty = false;
  saving = false;
  saved = false;
  problem;

  @api
  get call() {
    return this.shown;
  }
  set call(value) {
    if (value.id !== this.shown?.id) {
      this.flush();
      this.dirty = false;
      this.saved = false;
      this.lacksResult = false;
      this.problem = undefined;
    }
    this.shown = value;
    if (!this.dirty) {
      this.notes = value.notes ?? '';
      this.result = value.resultCode ?? '';
      this.callBack = this.planned;
    }
  }

  async connectedCallback() {
    try {
      const { agent } = await getResults();
      this.agent = agent;
      this.choices = agent?.results ?? [];
    } catch {
      // The list is missing then; saving says what is wrong.
    }
  }

  disconnectedCallback() {
    this.flush();
  }

  /** Going on without saving keeps what was typed: it belongs to the call, not to the page. */
  flush() {
    if (this.dirty && !this.saving) {
      this.dirty = false;
      saveNotes(this.values).catch(() => {
        // Nobody is left to be told; the call itself is logged in any case.
      });
    }
  }

  /** When the agent calls again, as it was saved. */
  get planned() {
    const { callBackAt } = this.shown;
    return callBackAt ? new Date(callBackAt).toISOString() : '';
  }

  get values() {
    const { notes, result, callBack, planned } = this;
    const values = { callId: this.shown.id, notes, result };
    return callBack === planned ? values : { ...values, callBackAt: callBack };
  }

  get isOver() {
    return this.shown.state === 'ended';
  }

  get options() {
    const { resultCode, resultLabel } = this.shown;
    const isOffered = !resultCode || this.choices.some(({ code }) => code === resultCode);
    const kept = isOffered ? [] : [{ label: resultLabel, value: resultCode }];
    // A result that corrects MOR is for calls that the agent made.
    const offered = this.choices
      .filter(({ outcome }) => !outcome || !this.shown.incoming)
      .map(({ code, label }) => ({ label, value: code }));
    return [{ label: text.resultNone, value: '' }, ...kept, ...offered];
  }

  get cannotSave() {
    return !this.dirty || this.saving;
  }

  handleNotes(event) {
    this.notes = event.target.value;
    this.touch();
  }

  handleResult(event) {
    this.result = event.detail.value;
    this.touch();
  }

  handleCallBack(event) {
    this.callBack = event.target.value ?? '';
    this.touch();
  }

  touch() {
    this.dirty = true;
    this.saved = false;
    this.lacksResult = false;
  }

  handleSave() {
    return this.save();
  }

  async handleSaveAndClose() {
    if (await this.save()) {
      this.dispatchEvent(new CustomEvent('done'));
    }
  }

  /** @returns {Promise<boolean>} whether what was typed is saved */
  async save() {
    if (mustRate(this.shown, this.agent) && !this.result) {
      this.lacksResult = true;
      return false;
    }
    const { values, callBack } = this;
    const { callId, notes, result } = values;
    this.saving = true;
    this.problem = undefined;
    let reply;
    try {
      reply = await saveNotes(values);
    } catch (error) {
      reply = { problem: problemOfError(error) };
    }
    this.saving = false;
    if (callId !== this.shown.id) {
      return false;
    }
    this.problem = reply.problem;
    if (!reply.problem) {
      // Typing goes on while saving: only what was sent is saved.
      this.shown = reply.call ?? this.shown;
      this.dirty = notes !== this.notes || result !== this.result || this.callBack !== callBack;
      this.saved = !this.dirty;
    }
    return this.saved;
  }

  handleDismiss() {
    this.problem = undefined;
  }
}
