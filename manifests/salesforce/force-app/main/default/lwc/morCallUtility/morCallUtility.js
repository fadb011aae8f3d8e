import { LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { EnclosingUtilityId } from 'lightning/platformUtilityBarApi';
import userId from '@salesforce/user/Id';
import mayCall from '@salesforce/customPermission/MOR_Place_Calls';
import getResults from '@salesforce/apex/MorCallController.getResults';
import recentCalls from '@salesforce/apex/MorCallController.recentCalls';
import { createPoller } from 'c/morTimers';
import { PERMISSION_MISSING, problemOfError } from 'c/morProblemText';
import { describeCall, format, formatDuration, isOpen, text } from 'c/morText';
import { callToAskAbout, closeCall, onNews } from 'c/morWrapUp';
import { createBar } from './bar';
import { createListener } from './listen';

/** While one of the calls goes on, the list follows it; otherwise it waits for the agent. */
const OPEN_CALL_MS = 3000;
/** Where calls come in and no platform event tells of them. */
const WATCH_MS = 5000;
/** How often to ask whether calls come in for this agent, and to make up for events that were lost. */
const AGENT_MS = 60000;

const rings = (call) => Boolean(call.incoming) && call.state === 'agent_ringing';

/** Utility bar: calls that ring the agent, the agent's recent calls and the self-check. */
export default class MorCallUtility extends NavigationMixin(LightningElement) {
  @wire(EnclosingUtilityId) utilityId;
  text = text;
  calls = [];
  /** When a caller's record opens; undefined where no calls come in for this agent. */
  pop;
  agent;
  /** Calls that were seen going on: their notes are open where they rang. */
  seenIncoming = new Set();
  /** The call to say something about, after its end. */
  asked;
  /** Calls come in for this agent, but the connector cannot see them at the moment. */
  isBlind = false;
  mayCall = Boolean(mayCall);
  loading = this.mayCall;
  problem = this.mayCall ? undefined : PERMISSION_MISSING;
  poller = createPoller({ poll: () => this.read(), onFailing: () => {} });
  agentPoller = createPoller({ poll: () => this.readAgent(), onFailing: () => {} });
  bar = createBar(() => this.utilityId);
  listener = createListener({
    userId,
    onNews: () => this.poller.start(),
    onLost: () => this.poller.start(),
  });

  connectedCallback() {
    if (this.mayCall) {
      this.poller.start();
      this.agentPoller.start();
      this.stopNews = onNews(() => this.poller.start());
    }
  }

  disconnectedCallback() {
    this.stopNews?.();
    this.poller.stop();
    this.agentPoller.stop();
    this.listener.stop();
  }

  /** An agent for whom no calls come in is not asked about again until the list is refreshed. */
  async readAgent() {
    let reply;
    try {
      reply = await getResults();
    } catch {
      return AGENT_MS;
    }
    if (!reply.agent) {
      return AGENT_MS;
    }
    this.agent = reply.agent;
    this.ask();
    this.pop = reply.agent.pop ?? undefined;
    this.isBlind = Boolean(this.pop) && reply.agent.shown === false;
    if (!this.pop) {
      this.listener.stop();
      return undefined;
    }
    if (!this.listener.listening()) {
      await this.listener.start();
      // What happened before the first event could come.
      this.poller.start();
    }
    return AGENT_MS;
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
      this.ask();
      this.bar.show(this.calls.filter(rings).map(({ id }) => id));
    }
    if (this.calls.some(isOpen) && !reply.problem) {
      return OPEN_CALL_MS;
    }
    if (!this.pop) {
      return undefined;
    }
    return this.listener.listening() ? AGENT_MS : WATCH_MS;
  }

  /** Asks about the last call, or about one that lacks its required result, until it is closed. */
  ask() {
    for (const call of this.calls.filter(({ incoming }) => incoming)) {
      if (isOpen(call)) {
        this.seenIncoming.add(call.id);
      }
    }
    const asked = callToAskAbout(this.calls, this.agent);
    this.asked = this.seenIncoming.has(asked?.id) ? undefined : asked;
  }

  get askedRow() {
    return this.asked && this.rowOf(this.asked);
  }

  handleDone() {
    closeCall(this.asked.id);
  }

  get rows() {
    return this.calls.map((call) => this.rowOf(call));
  }

  rowOf(call) {
    const look = describeCall(call);
    const other = call.incoming ? call.incoming.caller || text.inWithheld : call.destination;
    const name = call.contactName || other || text.someone;
    return {
      id: call.id,
      call,
      recordId: call.recordId,
      name,
      number: call.contactName ? other : '',
      createdAt: call.createdAt,
      icon: look.icon,
      iconClass: `mor-icon mor-icon_${look.tone}`,
      state: call.talkSeconds > 0 ? `${look.title}, ${formatDuration(call.talkSeconds)}` : look.title,
      openLabel: format(text.openRecord, name),
    };
  }

  get isEmpty() {
    return !this.loading && !this.problem && this.calls.length === 0;
  }

  handleRefresh() {
    this.problem = undefined;
    this.poller.start();
    this.agentPoller.start();
  }

  handleOpen(event) {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: event.currentTarget.dataset.record, actionName: 'view' },
    });
  }
}
