import { LightningElement, api } from 'lwc';
import getResults from '@salesforce/apex/MorCallController.getResults';
import saveNotes from '@salesforce/apex/MorCallController.saveNotes';
import { problemOfError } from 'c/morProblemText';
import { text } from 'c/morText';

/** Notes and result of one call. What the agent types is kept until it is saved, whatever the call does meanwhile. */
export default class MorCallNotes extends LightningElement {
  text = text;
  shown;
  notes = '';
  result = '';
  /** Empty until they are here; notes can be saved without them. */
  choices = [];
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
      this.problem = undefined;
    }
    this.shown = value;
    if (!this.dirty) {
      this.notes = value.notes ?? '';
      this.result = value.resultCode ?? '';
    }
  }

  async connectedCallback() {
    try {
      const { agent } = await getResults();
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
      saveNotes({ callId: this.shown.id, notes: this.notes, result: this.result }).catch(() => {
        // Nobody is left to be told; the call itself is logged in any case.
      });
    }
  }

  get options() {
    const { resultCode, resultLabel } = this.shown;
    const isOffered = !resultCode || this.choices.some(({ code }) => code === resultCode);
    const kept = isOffered ? [] : [{ label: resultLabel, value: resultCode }];
    const offered = this.choices.map(({ code, label }) => ({ label, value: code }));
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

  touch() {
    this.dirty = true;
    this.saved = false;
  }

  async handleSave() {
    const { notes, result } = this;
    const callId = this.shown.id;
    this.saving = true;
    this.problem = undefined;
    let reply;
    try {
      reply = await saveNotes({ callId, notes, result });
    } catch (error) {
      reply = { problem: problemOfError(error) };
    }
    this.saving = false;
    if (callId !== this.shown.id) {
      return;
    }
    this.problem = reply.problem;
    if (!reply.problem) {
      // Typing goes on while saving: only what was sent is saved.
      this.dirty = notes !== this.notes || result !== this.result;
      this.saved = !this.dirty;
    }
  }

  handleDismiss() {
    this.problem = undefined;
  }
}
