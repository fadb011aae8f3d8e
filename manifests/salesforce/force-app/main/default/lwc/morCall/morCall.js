import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import getTarget from '@salesforce/apex/MorCallController.getTarget';
import placeCall from '@salesforce/apex/MorCallController.placeCall';
import getCall from '@salesforce/apex/MorCallController.getCall';
import { createPoller } from 'c/morTimers';
import { problemOfError } from 'c/morProblemText';
import { format, isOpen, text } from 'c/morText';
import { forgetOpenCall, openCallOf, rememberOpenCall } from './openCall';

const RINGING_MS = 1000;
/** In a conversation little changes: the pause grows to this. */
const TALKING_MS = 5000;
const GROWTH = 1.4;

/**
 * Telephone buttons of one record and the call that follows from a click.
 *
 * @fires MorCall#callchange `detail` is `{ placed, open }`, whenever one of them may have changed
 */
export default class MorCall extends LightningElement {
  text = text;
  /** Results to choose from, separated by semicolons; blank: the default of the label. */
  @api results;
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
  /** The click whose answer is not certain: `{ field, key }`. A repeat sends the same key. */
  click;
  pauseMs = RINGING_MS;
  poller = createPoller({
    poll: () => this.readCall(),
    onFailing: (failures) => {
      this.stale = failures > 1;
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
    this.loadTarget();
  }

  /** Tells of edits to the record on this page, so that a corrected number is offered without a reload. */
  @wire(getRecord, { recordId: '$recordId', layoutTypes: ['Full'], modes: ['View'] })
  onRecord({ data }) {
    if (data && this.recordWasSeen) {
      this.loadTarget();
    }
    this.recordWasSeen = this.recordWasSeen || Boolean(data);
  }

  connectedCallback() {
    if (isOpen(this.call)) {
      this.poller.start();
    }
  }

  disconnectedCallback() {
    this.poller.stop();
  }

  reset() {
    this.poller.stop();
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
    try {
      const target = await getTarget({ recordId: asked });
      if (asked === this.record) {
        this.target = target;
        this.loading = false;
        this.resume();
      }
    } catch (error) {
      if (asked === this.record) {
        this.problem = problemOfError(error);
        this.loading = false;
      }
    }
  }

  /** After a reload of the page the call of this record goes on being shown. */
  resume() {
    const callId = openCallOf(this.record);
    if (callId && !this.call && !this.placing) {
      this.call = { id: callId, state: 'requested' };
      this.poller.start();
    }
  }

  handlePhone(event) {
    this.place(event.currentTarget.dataset.field);
  }

  handleRetry() {
    if (this.click) {
      this.place(this.click.field);
    } else {
      this.problem = undefined;
      this.loadTarget();
    }
  }

  handleDismiss() {
    this.problem = undefined;
    this.click = undefined;
  }

  async place(field) {
    if (this.isBusy) {
      return;
    }
    if (this.click?.field !== field) {
      this.click = { field, key: crypto.randomUUID() };
    }
    const { click } = this;
    this.placing = true;
    this.problem = undefined;
    this.call = undefined;
    let reply;
    try {
      reply = await placeCall({ recordId: this.record, field, idempotencyKey: click.key });
    } catch (error) {
      reply = { problem: problemOfError(error) };
    }
    if (click !== this.click) {
      return;
    }
    this.placing = false;
    this.show(reply);
    this.problem = reply.problem ?? reply.call?.refusal;
    if (!this.problem?.uncertain) {
      this.click = undefined;
    }
    this.pauseMs = RINGING_MS;
    if (isOpen(this.call)) {
      this.poller.start(this.pauseMs);
    }
    this.announce();
  }

  /** One turn of the poller. */
  async readCall() {
    const reply = await getCall({ callId: this.call.id, sinceVersion: this.call.version });
    if (reply.problem?.retryable || reply.problem?.uncertain) {
      throw new Error(reply.problem.code);
    }
    this.stale = false;
    if (reply.problem) {
      this.problem = reply.problem;
      this.call = undefined;
      forgetOpenCall();
      this.announce();
      return undefined;
    }
    const changed = reply.call.version !== this.call.version;
    if (changed) {
      this.show(reply);
      this.problem = reply.call.refusal;
      this.announce();
    }
    this.pauseMs =
      changed || this.call.state !== 'connected' ? RINGING_MS : Math.min(TALKING_MS, this.pauseMs * GROWTH);
    return isOpen(this.call) ? this.pauseMs : undefined;
  }

  show({ call, nowMs }) {
    if (!call) {
      return;
    }
    this.call = call;
    // Counted on the server's clock: the agent's own may be minutes off.
    this.talkStartedAt = call.answeredAt
      ? performance.now() - Math.max(0, nowMs - Date.parse(call.answeredAt))
      : undefined;
    if (isOpen(call)) {
      rememberOpenCall(this.record, call.id);
    } else {
      forgetOpenCall();
    }
  }

  announce() {
    this.dispatchEvent(
      new CustomEvent('callchange', {
        detail: { placed: Boolean(this.call) && this.call.state !== 'refused', open: isOpen(this.call) },
      }),
    );
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

  /** A record type without numbers of its own has one button: the connector looks at the related records. */
  get phones() {
    const { target } = this;
    if (!target) {
      return [];
    }
    const phones = target.hasTelephoneFields
      ? target.telephones
      : [{ field: '', label: text.callRecord, value: '' }];
    return phones.map((phone) => ({
      ...phone,
      description: phone.value ? format(text.callNumber, phone.label, phone.value) : text.callRecord,
    }));
  }

  get showNoNumber() {
    return Boolean(this.target?.hasTelephoneFields) && this.target.telephones.length === 0;
  }

  get showRelatedHint() {
    return Boolean(this.target) && !this.target.hasTelephoneFields;
  }

  get phonesAreOff() {
    return this.isBusy || this.doNotCall || Boolean(this.click);
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
