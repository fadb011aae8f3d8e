import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import mayCall from '@salesforce/customPermission/MOR_Place_Calls';
import getTarget from '@salesforce/apex/MorCallController.getTarget';
import { problemOfError } from 'c/morProblemText';
import { inWords, isOpen, text } from 'c/morText';
import { createFollower, talkStart } from './follow';
import { callIsOver, clickOn, closeAskedCall, forgetOpenCall, openCallOf } from './openCall';
import { phonesOf } from './phones';
import { send } from './send';

/**
 * Telephone buttons of one record and the call that follows from a click.
 *
 * @fires MorCall#callchange `detail` is `{ placed, open }`, whenever one of them may have changed
 */
export default class MorCall extends LightningElement {
  text = text;
  /** The page may be everybody's: who may not call sees nothing here, and Apex is not asked. */
  mayCall = Boolean(mayCall);
  /** The surrounding window shows a title of its own. */
  @api hideTitle = false;

  target;
  call;
  problem;
  loading = true;
  placing = false;
  stale = false;
  talkStartedAt;

  record;
  recordWasSeen = false;
  /** The click that has no certain answer yet. A repeat sends the same key. */
  click;
  isOnPage = false;
  follower = createFollower({
    onChange: (reply) => {
      this.show(reply);
      this.announce();
    },
    onGone: (problem) => {
      forgetOpenCall(this.call.id);
      this.problem = problem;
      this.call = undefined;
      this.announce();
    },
    onStale: (stale) => {
      this.stale = stale;
    },
  });

  @api
  get recordId() {
    return this.record;
  }
  set recordId(value) {
    if (value === this.record) {
      return;
    }
    this.reset();
    this.record = value;
    if (this.mayCall) {
      this.loadTarget();
    }
  }

  /** Tells of edits to the record on this page, so that a corrected number is offered without a reload. */
  @wire(getRecord, { recordId: '$recordId', layoutTypes: ['Full'], modes: ['View'] })
  onRecord({ data }) {
    if (data && this.recordWasSeen && this.mayCall) {
      this.loadTarget();
    }
    this.recordWasSeen = this.recordWasSeen || Boolean(data);
  }

  connectedCallback() {
    this.isOnPage = true;
    this.follow(0);
  }

  disconnectedCallback() {
    this.isOnPage = false;
    this.follower.stop();
  }

  reset() {
    this.follower.stop();
    this.target = undefined;
    this.call = undefined;
    this.problem = undefined;
    this.click = undefined;
    this.placing = false;
    this.stale = false;
    this.loading = true;
    this.recordWasSeen = false;
  }

  async loadTarget() {
    const asked = this.record;
    let target;
    let problem;
    try {
      target = await getTarget({ recordId: asked });
    } catch (error) {
      problem = problemOfError(error);
    }
    if (asked !== this.record) {
      return;
    }
    this.loading = false;
    this.problem = problem ?? this.problem;
    this.target = problem ? this.target : target;
    this.resume();
  }

  /** After a reload of the page the call of this record goes on being shown. */
  resume() {
    const callId = openCallOf(this.record);
    if (callId && !this.call && !this.placing) {
      this.call = { id: callId, state: 'requested' };
      this.follow(0);
    }
  }

  follow(delayMs) {
    if (isOpen(this.call) && this.isOnPage) {
      this.follower.start(this.call, delayMs);
    }
  }

  /** A button that is off stays in the order of the keyboard: the focus is not lost while the telephone rings. */
  handlePhone(event) {
    if (!this.phonesAreOff) {
      this.place(event.currentTarget.dataset);
    }
  }

  handleRetry() {
    if (this.click) {
      this.place(this.click);
    } else {
      this.problem = undefined;
      this.loadTarget();
    }
  }

  /** Within a minute the same number is still the same click: what was uncertain may have rung all the same. */
  handleDismiss() {
    this.problem = undefined;
    this.click = undefined;
  }

  async place({ field, telephone }) {
    if (this.isBusy || this.doNotCall) {
      return;
    }
    const click = clickOn(this.record, field, telephone);
    this.click = click;
    this.placing = true;
    this.problem = undefined;
    this.call = undefined;
    const reply = await send(click);
    // The page shows another record by now; this one's page finds the call again.
    if (click !== this.click) {
      return;
    }
    this.placing = false;
    this.show(reply);
    if (!this.problem?.uncertain) {
      this.click = undefined;
    }
    this.follow();
    this.announce();
  }

  show({ call, nowMs, problem }) {
    this.problem = problem ?? call?.refusal;
    if (!call) {
      return;
    }
    this.call = call;
    this.talkStartedAt = talkStart(call, nowMs);
    if (!isOpen(call)) {
      callIsOver(call);
    }
  }

  handleDone() {
    closeAskedCall(this.call);
    this.call = undefined;
    this.announce();
  }

  announce() {
    const placed = Boolean(this.call) && this.call.state !== 'refused';
    this.dispatchEvent(new CustomEvent('callchange', { detail: { placed, open: isOpen(this.call) } }));
  }

  get showTitle() {
    return !this.hideTitle;
  }

  get isBusy() {
    return this.placing || isOpen(this.call);
  }

  get doNotCall() {
    return this.target?.doNotCall === true;
  }

  get isGone() {
    return !this.loading && !this.target && !this.problem;
  }

  get phones() {
    return phonesOf(this.target);
  }

  get showNoNumber() {
    return Boolean(this.target) && this.phones.length === 0;
  }

  get showRelatedHint() {
    return Boolean(this.target?.callRelated);
  }

  get phonesAreOff() {
    return this.isBusy || this.doNotCall || Boolean(this.click);
  }

  /** What a screen reader says: the state in words, whenever it is another one. */
  get spoken() {
    return this.placing ? text.placing : inWords(this.call);
  }

  get showStatus() {
    return this.placing || Boolean(this.call);
  }

  get showNotes() {
    return Boolean(this.call?.version) && this.call.state !== 'refused';
  }

  get canRetry() {
    return Boolean(this.problem?.retryable) && (Boolean(this.click) || !this.target);
  }
}
