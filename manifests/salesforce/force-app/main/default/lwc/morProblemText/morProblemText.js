import problemAgentNotMapped from '@salesforce/label/c.Mor_Problem_Agent_Not_Mapped';
import problemAgentDisabled from '@salesforce/label/c.Mor_Problem_Agent_Disabled';
import problemRecordNotFound from '@salesforce/label/c.Mor_Problem_Record_Not_Found';
import problemNoTelephoneNumber from '@salesforce/label/c.Mor_Problem_No_Telephone_Number';
import problemNumberInvalid from '@salesforce/label/c.Mor_Problem_Number_Invalid';
import problemDestinationBlocked from '@salesforce/label/c.Mor_Problem_Destination_Blocked';
import problemEmergency from '@salesforce/label/c.Mor_Problem_Emergency';
import problemDoNotCall from '@salesforce/label/c.Mor_Problem_Do_Not_Call';
import problemAgentBusy from '@salesforce/label/c.Mor_Problem_Agent_Busy';
import problemRateLimited from '@salesforce/label/c.Mor_Problem_Rate_Limited';
import problemMorRefused from '@salesforce/label/c.Mor_Problem_Mor_Refused';
import problemMorUnreachable from '@salesforce/label/c.Mor_Problem_Mor_Unreachable';
import problemCrmUnreachable from '@salesforce/label/c.Mor_Problem_Crm_Unreachable';
import problemOverloaded from '@salesforce/label/c.Mor_Problem_Overloaded';
import problemUnauthenticated from '@salesforce/label/c.Mor_Problem_Unauthenticated';
import problemForbidden from '@salesforce/label/c.Mor_Problem_Forbidden';
import problemCallNotFound from '@salesforce/label/c.Mor_Problem_Call_Not_Found';
import problemConnectorUnreachable from '@salesforce/label/c.Mor_Problem_Connector_Unreachable';
import problemCredentialMissing from '@salesforce/label/c.Mor_Problem_Credential_Missing';
import problemPermissionMissing from '@salesforce/label/c.Mor_Problem_Permission_Missing';
import problemOther from '@salesforce/label/c.Mor_Problem_Other';

const TEXTS = {
  agent_not_mapped: problemAgentNotMapped,
  agent_disabled: problemAgentDisabled,
  record_not_found: problemRecordNotFound,
  no_telephone_number: problemNoTelephoneNumber,
  number_invalid: problemNumberInvalid,
  destination_blocked: problemDestinationBlocked,
  // Nobody can allow this one, so the text sends nobody to an administrator.
  destination_blocked_emergency: problemEmergency,
  do_not_call: problemDoNotCall,
  agent_busy: problemAgentBusy,
  rate_limited: problemRateLimited,
  mor_refused: problemMorRefused,
  mor_unreachable: problemMorUnreachable,
  crm_unreachable: problemCrmUnreachable,
  overloaded: problemOverloaded,
  unauthenticated: problemUnauthenticated,
  forbidden: problemForbidden,
  call_not_found: problemCallNotFound,
  connector_unreachable: problemConnectorUnreachable,
  credential_missing: problemCredentialMissing,
  permission_missing: problemPermissionMissing,
};

/** Problems of the connection itself; anything else the connector says proves that the connection works. */
const OF_THE_CONNECTION = ['connector_unreachable', 'credential_missing', 'unauthenticated', 'forbidden'];

export const isConnectionProblem = (problem) => OF_THE_CONNECTION.includes(problem?.code);

/**
 * What is wrong and what to do, in the user's language: by code and dial rule, else by code; a code that has no text of
 * its own gets the general one.
 */
export const problemText = ({ code, rule }) => TEXTS[`${code}_${rule}`] ?? TEXTS[code] ?? problemOther;

/** The connector's own words, for the administrator: they name what the general text cannot. */
export const problemDetail = (problem) => [problem.detail, problem.cure].filter(Boolean).join(' ');

/** What somebody meets who may not call: Apex need not be asked for it. */
export const PERMISSION_MISSING = { code: 'permission_missing', detail: '', retryable: false };

/**
 * A problem from an exception of an Apex call: the network or the session broke, and whether Apex ran is not known,
 * so the request may only be repeated with the same idempotency key.
 */
export const problemOfError = (error) => ({
  code: 'connector_unreachable',
  detail: error?.body?.message ?? error?.message ?? '',
  retryable: true,
  uncertain: true,
});
