import { LightningElement } from 'lwc';
import selfCheck from '@salesforce/apex/MorCallController.selfCheck';
import { problemOfError } from 'c/morProblemText';
import { format, text } from 'c/morText';

/** "Why can I not call?": asks Salesforce and the connector, and shows what is missing and what to do. */
export default class MorSelfCheck extends LightningElement {
  text = text;
  checking = false;
  agent;
  problems = [];

  get isOk() {
    return Boolean(this.agent) && this.problems.length === 0;
  }

  get source() {
    const sources = this.agent?.sources ?? [];
    return sources.length > 0 ? format(text.checkSource, sources.join(', ')) : '';
  }

  async handleCheck() {
    this.checking = true;
    this.agent = undefined;
    this.problems = [];
    let reply;
    try {
      reply = await selfCheck();
    } catch (error) {
      reply = { problem: problemOfError(error) };
    }
    this.checking = false;
    this.agent = reply.agent;
    this.problems = reply.problem ? [reply.problem] : (reply.agent?.problems ?? []);
  }
}
