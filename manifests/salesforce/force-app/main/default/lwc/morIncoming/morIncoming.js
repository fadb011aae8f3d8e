import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import chooseRecord from '@salesforce/apex/MorCallController.chooseRecord';
import { problemOfError } from 'c/morProblemText';
import { describeCall, format, isOpen, text } from 'c/morText';
import { claimPop } from './claim';
import { closeCall, isAnsweredHere, recordOf, takenBy } from 'c/morWrapUp';

/** For whom the caller works, and what of theirs is open. */
function factsOf(match) {
  return [
    match?.company,
    match?.openCases ? format(text.inOpenCases, match.openCases) : undefined,
    match?.openOpportunities ? format(text.inOpenOpportunities, match.openOpportunities) : undefined,
  ]
    .filter(Boolean)
    .join(' · ');
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
    this.shown = (value ?? []).filter(({ incoming }) => incoming);
    const talking = this.shown.find((call) => isOpen(call) && isAnsweredHere(call));
    this.notedId = talking?.id ?? this.notedId;
    this.open();
  }
  shown = [];
  /** The call whose notes are open: the one answered here last, also after its end. */
  notedId;

  get cards() {
    return this.shown
      .filter((call) => isOpen(call) || call.id === this.notedId)
      .map((call) => this.cardOf(call));
  }

  cardOf(call) {
    const { incoming } = call;
    const record = recordOf(call);
    const other = isOpen(call) ? takenBy(call) : undefined;
    const creates = record || other ? [] : incoming.createTypes;
    return {
      id: call.id,
      call,
      state: other ? format(text.inAnsweredBy, other.name ?? other.userId) : describeCall(call).title,
      name: record?.name ?? incoming.caller ?? text.inWithheld,
      number: record ? incoming.caller : '',
      did: incoming.did ? format(text.inTo, incoming.did) : '',
      hint: this.hintOf(incoming, record, other),
      record,
      openLabel: record ? format(text.inOpen, record.name) : '',
      matches: record || other ? [] : incoming.matches,
      createsLead: creates.includes('Lead'),
      createsContact: creates.includes('Contact'),
      caller: incoming.caller,
      hasNotes: call.id === this.notedId,
    };
  }

  hintOf({ caller, lookUp, matches, more }, record, other) {
    if (other || !caller) {
      return '';
    }
    if (record) {
      return factsOf(matches.find(({ recordId }) => recordId === record.recordId));
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
      const record = isOpen(call) && !takenBy(call) ? recordOf(call) : undefined;
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

  handleDone(event) {
    closeCall(event.currentTarget.call.id);
    this.notedId = undefined;
  }

  async handleChoose(event) {
    const { call: callId, record: recordId } = event.currentTarget.dataset;
    // Chosen by hand: it must not open by itself again.
    claimPop(callId);
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
