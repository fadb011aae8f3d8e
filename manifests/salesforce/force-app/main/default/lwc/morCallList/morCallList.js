import { LightningElement, api } from 'lwc';
import { FlowNavigationFinishEvent } from 'lightning/flowSupport';
import mayCall from '@salesforce/customPermission/MOR_Place_Calls';
import getTargets from '@salesforce/apex/MorCallController.getTargets';
import { PERMISSION_MISSING, problemOfError } from 'c/morProblemText';
import { format, text } from 'c/morText';

/**
 * The records selected in a list view, one after the other. Nothing is dialled by itself: the agent clicks a number
 * for each record, or skips it.
 */
export default class MorCallList extends LightningElement {
  text = text;

  ids = [];
  targets = [];
  index = 0;
  called = 0;
  skipped = 0;
  placed = false;
  open = false;
  loading = true;
  problem;
  focusHeading = false;

  @api
  get recordIds() {
    return this.ids;
  }
  set recordIds(value) {
    this.ids = value ?? [];
    this.load();
  }

  async load() {
    this.problem = mayCall ? undefined : PERMISSION_MISSING;
    this.loading = !this.problem;
    if (this.problem) {
      return;
    }
    try {
      this.targets = await getTargets({ recordIds: this.ids });
    } catch (error) {
      this.problem = problemOfError(error);
    }
    this.loading = false;
  }

  renderedCallback() {
    if (this.focusHeading) {
      this.focusHeading = false;
      this.refs.heading?.focus();
    }
  }

  get current() {
    return this.targets[this.index];
  }

  get isEmpty() {
    return !this.loading && !this.problem && this.targets.length === 0;
  }

  get isDone() {
    return this.targets.length > 0 && !this.current;
  }

  get progress() {
    return format(text.listProgress, this.index + 1, this.targets.length);
  }

  get progressPercent() {
    return Math.round((100 * this.index) / this.targets.length);
  }

  get hint() {
    if (this.open) {
      return text.listWait;
    }
    return this.placed ? '' : text.listConfirm;
  }

  get nextLabel() {
    return this.placed ? text.listNext : text.listSkip;
  }

  get summary() {
    return format(text.listDone, this.called, this.skipped);
  }

  handleCallChange(event) {
    this.placed = this.placed || event.detail.placed;
    this.open = event.detail.open;
  }

  handleNext() {
    if (this.placed) {
      this.called += 1;
    } else {
      this.skipped += 1;
    }
    this.index += 1;
    this.placed = false;
    this.open = false;
    this.focusHeading = true;
  }

  handleRetry() {
    this.load();
  }

  handleFinish() {
    this.dispatchEvent(new FlowNavigationFinishEvent());
  }
}
