import { LightningElement, api } from 'lwc';
import saveNotes from '@salesforce/apex/MorCallController.saveNotes';
import { problemOfError } from 'c/morProblemText';
import { text } from 'c/morText';

/** Notes and result of one call. What the agent types is kept until it is saved, whatever the call does meanwhile. */
export default class MorCallNotes extends LightningElement {
  text = text;
  @api results;

  shown;
  notes = '';
  result = '';
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
      this.result = value.disposition ?? '';
    }
  }

  disconnectedCallback() {
    this.flush();
  }

  /** Going on without saving keeps what was typed: it belongs to the call, not to the page. */
  flush() {
    if (this.dirty && !this.saving) {
      this.dirty = false;
      saveNotes({ callId: this.shown.id, notes: this.notes, disposition: this.result }).catch(() => {
        // Nobody is left to be told; the call itself is logged in any case.
      });
    }
  }

  get options() {
    const names = (this.results?.trim() || text.resultsDefault)
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean);
    const known = this.result && !names.includes(this.result) ? [this.result] : [];
    return [
      { label: text.resultNone, value: '' },
      ...[...known, ...names].map((name) => ({ label: name, value: name })),
    ];
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
      reply = await saveNotes({ callId, notes, disposition: result });
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
