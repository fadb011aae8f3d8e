import { LightningElement, api } from 'lwc';
import { createTicker } from 'c/morTimers';
import { describeCall, format, formatDuration, isOpen, text } from 'c/morText';

const SECOND_MS = 1000;

/** State of one call in words, colour and icon, with the running time of the conversation. */
export default class MorCallStatus extends LightningElement {
  text = text;
  @api call;
  @api placing = false;
  @api stale = false;
  /** `performance.now()` of the moment at which the contact answered; undefined before that. */
  @api
  get talkStartedAt() {
    return this.startedAt;
  }
  set talkStartedAt(value) {
    this.startedAt = value;
    this.tick();
  }

  startedAt;
  seconds = 0;
  ticker = createTicker(() => this.tick());

  connectedCallback() {
    this.ticker.start();
  }

  disconnectedCallback() {
    this.ticker.stop();
  }

  tick() {
    if (this.startedAt !== undefined) {
      this.seconds = (performance.now() - this.startedAt) / SECOND_MS;
    }
  }

  get isTalking() {
    return this.call?.state === 'connected' && this.startedAt !== undefined;
  }

  get look() {
    return this.call
      ? describeCall(this.call)
      : { title: text.placing, icon: 'utility:call', tone: 'waiting' };
  }

  get boxClass() {
    return `mor-status mor-status_${this.look.tone}`;
  }

  get name() {
    return this.call?.contactName;
  }

  get number() {
    return this.call?.destination;
  }

  /** While it is not over, a live clock; afterwards the talk time that the connector measured. */
  get clock() {
    if (this.isTalking) {
      return formatDuration(this.seconds);
    }
    return this.call?.talkSeconds > 0 && !isOpen(this.call) ? formatDuration(this.call.talkSeconds) : '';
  }

  get clockLabel() {
    return format('{0}: {1}', text.talkTime, this.clock);
  }

  get showStale() {
    return this.stale && isOpen(this.call);
  }
}
