import { LightningElement, api } from 'lwc';
import mayCall from '@salesforce/customPermission/MOR_Place_Calls';
import { PERMISSION_MISSING } from 'c/morProblemText';
import { text } from 'c/morText';

/** The window of the quick action "Call". */
export default class MorCallAction extends LightningElement {
  text = text;
  problem = mayCall ? undefined : PERMISSION_MISSING;
  @api recordId;
  @api objectApiName;
}
