import { LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { subscribe, unsubscribe } from 'lightning/empApi';
import userId from '@salesforce/user/Id';
import mayCall from '@salesforce/customPermission/MOR_Place_Calls';
import getResults from '@salesforce/apex/MorCallController.getResults';
import recentCalls from '@salesforce/apex/MorCallController.recentCalls';
import { createPoller } from 'c/morTimers';
import { PERMISSION_MISSING, problemOfError } from 'c/morProblemText';
import { describeCall, format, formatDuration, isOpen, text } from 'c/morText';

/** While one of the calls goes on, the list follows it; otherwise it waits for the agent. */
const OPEN_CALL_MS = 3000;
/** Where no platform event tells of calls that come in. */
const WATCH_MS = 5000;
const CHANNEL = '/event/MOR_Call_State__e';
const NEW_EVENTS = -1;

/** Utility bar: the agent's recent calls and the self-check. */
export default class MorCallUtility extends NavigationMixin(LightningElement) {
  text = text;
  calls = [];
  /** When a caller's record opens; undefined where no calls come in for this agent. */
  pop;
  subscription;
  mayCall = Boolean(mayCall);
  loading = this.mayCall;
  problem = this.mayCall ? undefined : PERMISSION_MISSING;
  poller = createPoller({ poll: () => this.read(), onFailing: () => {} });

  connectedCallback() {
    if (this.mayCall) {
      this.poller.start();
      this.watch();
    }
  }

  disconnectedCallback() {
    this.poller.stop();
    if (this.subscription) {
      unsubscribe(this.subscription, () => {});
    }
  }

  /** Listens for calls that come in, where they do for this agent; without the event the list is asked again and again. */
  async watch() {
    try {
      const { agent } = await getResults();
      this.pop = agent?.pop;
      if (this.pop) {
        this.subscription = await subscribe(CHANNEL, NEW_EVENTS, ({ data }) =>
          this.handleEvent(data?.payload),
        );
      }
    } catch {
      // The event is a part of its own that need not be installed.
      this.poller.start();
    }
  }

  handleEvent({ User_Id__c: user } = {}) {
    if (user?.slice(0, 15) === userId.slice(0, 15)) {
      this.poller.start();
    }
  }

  async read() {
    let reply;
    try {
      reply = await recentCalls();
    } catch (error) {
      reply = { problem: problemOfError(error) };
    }
    this.loading = false;
    this.problem = reply.problem;
    if (!reply.problem) {
      this.calls = reply.calls;
    }
    if (this.calls.some(isOpen) && !reply.problem) {
      return OPEN_CALL_MS;
    }
    return this.pop && !this.subscription ? WATCH_MS : undefined;
  }

  get rows() {
    return this.calls.map((call) => {
      const look = describeCall(call);
      const other = call.incoming ? call.incoming.caller || text.inWithheld : call.destination;
      const name = call.contactName || other || text.someone;
      return {
        id: call.id,
        recordId: call.recordId,
        name,
        number: call.contactName ? other : '',
        createdAt: call.createdAt,
        icon: look.icon,
        iconClass: `mor-icon mor-icon_${look.tone}`,
        state: call.talkSeconds > 0 ? `${look.title}, ${formatDuration(call.talkSeconds)}` : look.title,
        openLabel: format(text.openRecord, name),
      };
    });
  }

  get isEmpty() {
    return !this.loading && !this.problem && this.calls.length === 0;
  }

  handleRefresh() {
    this.problem = undefined;
    this.poller.start();
  }

  handleOpen(event) {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: event.currentTarget.dataset.record, actionName: 'view' },
    });
  }
}
