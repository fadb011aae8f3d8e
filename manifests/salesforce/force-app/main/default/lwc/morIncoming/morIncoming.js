import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import userId from '@salesforce/user/Id';
import chooseRecord from '@salesforce/apex/MorCallController.chooseRecord';
import { problemOfError } from 'c/morProblemText';
import { describeCall, format, isOpen, text } from 'c/morText';
import { claimPop } from './claim';

const same = (one, other) => Boolean(one) && Boolean(other) && one.slice(0, 15) === other.slice(0, 15);

/** A colleague who talks to the caller while this agent does not. */
const takenBy = ({ ringing }) => {
  const own = ringing.find((agent) => same(agent.userId, userId));
  const other = ringing.find((agent) => agent.answeredAt && !same(agent.userId, userId));
  return other && !(own?.answeredAt && !own.stoppedAt) ? other : undefined;
};

/** The record that is certain: the chosen one, or the only one. */
function recordOf({ recordId, contactName, incoming: { matches } }) {
  if (recordId) {
    return { recordId, name: contactName ?? recordId };
  }
  return matches.length === 1 ? matches[0] : undefined;
}

/** Calls that ring this agent: who it is, to open, to choose from, to make a record for. */
export default class MorIncoming extends NavigationMixin(LightningElement) {
  text = text;
  problem;
  /** When a record opens by itself: `ringing`, `answered`, `never`; undefined: no calls come in. */
  @api pop;
  @api
  get calls() {
    return this.shown;
  }
  set calls(value) {
    this.shown = value ?? [];
    this.open();
  }
  shown = [];

  get cards() {
    return this.shown
      .filter((call) => call.incoming && isOpen(call))
      .map((call) => {
        const { incoming } = call;
        const record = recordOf(call);
        const other = takenBy(incoming);
        const isKnown = incoming.lookUp === 'done';
        return {
          id: call.id,
          state: other ? format(text.inAnsweredBy, other.name ?? other.userId) : describeCall(call).title,
          name: record?.name ?? incoming.caller ?? text.inWithheld,
          number: record ? incoming.caller : '',
          did: incoming.did ? format(text.inTo, incoming.did) : '',
          hint: this.hintOf(incoming, record, other),
          record,
          openLabel: record ? format(text.inOpen, record.name) : '',
          matches: record || other ? [] : incoming.matches,
          canCreate:
            !record && !other && isKnown && Boolean(incoming.caller) && incoming.matches.length === 0,
          caller: incoming.caller,
        };
      });
  }

  hintOf({ caller, lookUp, matches, more }, record, other) {
    if (record || other || !caller) {
      return '';
    }
    if (lookUp === 'pending') {
      return text.inLookingUp;
    }
    if (lookUp !== 'done') {
      return text.inNotInTime;
    }
    if (matches.length === 0) {
      return text.inUnknownCaller;
    }
    return more ? `${text.inSeveral} ${text.inMore}` : text.inSeveral;
  }

  /** In one tab of the browser, the one that is looked at. */
  open() {
    for (const call of this.shown) {
      const record = call.incoming && isOpen(call) && !takenBy(call.incoming) ? recordOf(call) : undefined;
      const isTime = this.pop === 'ringing' || (this.pop === 'answered' && call.state === 'connected');
      if (record && isTime && !document.hidden && claimPop(call.id)) {
        this.show(record.recordId);
      }
    }
  }

  show(recordId) {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, actionName: 'view' },
    });
  }

  handleOpen(event) {
    this.show(event.currentTarget.dataset.record);
  }

  async handleChoose(event) {
    const { call: callId, record: recordId } = event.currentTarget.dataset;
    this.show(recordId);
    let reply;
    try {
      reply = await chooseRecord({ callId, recordId });
    } catch (error) {
      reply = { problem: problemOfError(error) };
    }
    this.problem = reply.problem;
    this.dispatchEvent(new CustomEvent('changed'));
  }

  handleCreate(event) {
    const { object, caller } = event.currentTarget.dataset;
    this[NavigationMixin.Navigate]({
      type: 'standard__objectPage',
      attributes: { objectApiName: object, actionName: 'new' },
      state: { defaultFieldValues: `Phone=${encodeURIComponent(caller)}` },
    });
  }
}
