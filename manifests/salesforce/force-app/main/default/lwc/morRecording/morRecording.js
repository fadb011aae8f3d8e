import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import mayCall from '@salesforce/customPermission/MOR_Place_Calls';
import listen from '@salesforce/apex/MorCallController.listen';
import { problemOfError } from 'c/morProblemText';
import { text } from 'c/morText';

const CALL_ID = 'Task.MOR_Call_Id__c';
const TALK_SECONDS = 'Task.MOR_Talk_Seconds__c';

/**
 * Opens the recording of a call in the connector's player, in a window of its own: on the page of a Task (`recordId`), or
 * beside a call (`call`). Its address is good once, so it is asked for with each press.
 */
export default class MorRecording extends NavigationMixin(LightningElement) {
  text = text;
  @api recordId;
  @api call;
  logged = {};
  asking = false;
  problem;

  /** A user who may not see the fields sees no button. */
  @wire(getRecord, { recordId: '$recordId', optionalFields: [CALL_ID, TALK_SECONDS] })
  onTask({ data }) {
    this.logged = data
      ? { callId: getFieldValue(data, CALL_ID), talkSeconds: getFieldValue(data, TALK_SECONDS) }
      : {};
  }

  get callId() {
    return this.call ? this.call.id : this.logged.callId;
  }

  /** Only conversations are recorded. Whether this one was, and whether it still exists, the connector says. */
  get isRecorded() {
    if (this.call) {
      return ['pending', 'available'].includes(this.call.recordingState);
    }
    return Boolean(mayCall) && Boolean(this.logged.callId) && this.logged.talkSeconds > 0;
  }

  async handleListen() {
    if (this.asking) {
      return;
    }
    this.asking = true;
    this.problem = undefined;
    let reply;
    try {
      reply = await listen({ callId: this.callId });
    } catch (error) {
      reply = { problem: problemOfError(error) };
    }
    this.asking = false;
    this.problem = reply.problem;
    if (reply.url) {
      this[NavigationMixin.Navigate]({ type: 'standard__webPage', attributes: { url: reply.url } });
    }
  }

  handleDismiss() {
    this.problem = undefined;
  }
}
