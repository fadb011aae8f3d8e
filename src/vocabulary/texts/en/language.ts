/** Its codes in Salesforce, and in SuiteCRM and SugarCRM; in browsers its code is the name of this folder. */
export const language = { salesforce: 'en_US', crm: 'en_us' };
