import title from '@salesforce/label/c.Mor_Setup_Title';
import progress from '@salesforce/label/c.Mor_Setup_Progress';
import again from '@salesforce/label/c.Mor_Setup_Again';
import done from '@salesforce/label/c.Mor_Setup_Done';
import missing from '@salesforce/label/c.Mor_Setup_Missing';
import look from '@salesforce/label/c.Mor_Setup_Look';
import open from '@salesforce/label/c.Mor_Setup_Open';
import address from '@salesforce/label/c.Mor_Setup_Address';
import addressHint from '@salesforce/label/c.Mor_Setup_Address_Hint';
import key from '@salesforce/label/c.Mor_Setup_Key';
import keyHint from '@salesforce/label/c.Mor_Setup_Key_Hint';
import connection from '@salesforce/label/c.Mor_Setup_Connection';
import connectionHint from '@salesforce/label/c.Mor_Setup_Connection_Hint';
import agents from '@salesforce/label/c.Mor_Setup_Agents';
import agentsHint from '@salesforce/label/c.Mor_Setup_Agents_Hint';
import integration from '@salesforce/label/c.Mor_Setup_Integration';
import integrationHint from '@salesforce/label/c.Mor_Setup_Integration_Hint';
import licence from '@salesforce/label/c.Mor_Setup_Licence';
import licenceHint from '@salesforce/label/c.Mor_Setup_Licence_Hint';
import login from '@salesforce/label/c.Mor_Setup_Login';
import loginHint from '@salesforce/label/c.Mor_Setup_Login_Hint';
import flow from '@salesforce/label/c.Mor_Setup_Flow';
import flowHint from '@salesforce/label/c.Mor_Setup_Flow_Hint';
import telephones from '@salesforce/label/c.Mor_Setup_Telephones';
import telephonesHint from '@salesforce/label/c.Mor_Setup_Telephones_Hint';
import pages from '@salesforce/label/c.Mor_Setup_Pages';
import pagesHint from '@salesforce/label/c.Mor_Setup_Pages_Hint';
import call from '@salesforce/label/c.Mor_Setup_Call';
import callHint from '@salesforce/label/c.Mor_Setup_Call_Hint';

export const text = { title, progress, again, open };

/** How a state looks. */
export const STATES = {
  done: { words: done, icon: 'utility:success' },
  missing: { words: missing, icon: 'utility:warning' },
  look: { words: look, icon: 'utility:info' },
};

/** Title, instructions (`{0}` is what the org found) and the page of Setup that belongs to each step. */
export const STEPS = {
  address: { title: address, hint: addressHint, setup: 'NamedCredential' },
  key: { title: key, hint: keyHint, setup: 'NamedCredential' },
  connection: { title: connection, hint: connectionHint },
  agents: { title: agents, hint: agentsHint, setup: 'PermSets' },
  integration: { title: integration, hint: integrationHint, setup: 'ManageUsers' },
  licence: { title: licence, hint: licenceHint, setup: 'ManageUsers' },
  login: { title: login, hint: loginHint },
  flow: { title: flow, hint: flowHint, setup: 'Flows' },
  telephones: { title: telephones, hint: telephonesHint, setup: 'ManageUsers' },
  pages: { title: pages, hint: pagesHint, setup: 'FlexiPageList' },
  call: { title: call, hint: callHint },
};
