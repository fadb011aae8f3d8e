import { LightningElement, api } from 'lwc';
import { text } from 'c/morText';

/** The window of the quick action "Call". */
export default class MorCallAction extends LightningElement {
  text = text;
  @api recordId;
  @api objectApiName;
}
