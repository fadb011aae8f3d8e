import { LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import mayCall from '@salesforce/customPermission/MOR_Place_Calls';
import recentCalls from '@salesforce/apex/MorCallController.recentCalls';
import { createPoller } from 'c/morTimers';
import { PERMISSION_MISSING, problemOfError } from 'c/morProblemText';
import { describeCall, format, formatDuration, isOpen, text } from 'c/morText';

/** While one of the calls goes on, the list follows it; otherwise it waits for the agent. */
const OPEN_CALL_MS = 3000;

/** Utility bar: the agent's recent calls and the self-check. */
export default class MorCallUtility extends NavigationMixin(LightningElement) {
  text = text;
  calls = [];
  mayCall = Boolean(mayCall);
  loading = this.mayCall;
  problem = this.mayCall ? undefined : PERMISSION_MISSING;
  poller = createPoller({ poll: () => this.read(), onFailing: () => {} });

  connectedCallback() {
    if (this.mayCall) {
      this.poller.start();
    }
  }

  disconnectedCallback() {
    this.poller.stop();
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
    return this.calls.some(isOpen) && !reply.problem ? OPEN_CALL_MS : undefined;
  }

  get rows() {
    return this.calls.map((call) => {
      const look = describeCall(call);
      const name = call.contactName || call.destination || text.someone;
      return {
        id: call.id,
        recordId: call.recordId,
        name,
        number: call.contactName ? call.destination : '',
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
