// Made from src/vocabulary/texts by npm run generate.
import agentNotMapped from '@salesforce/label/c.Mor_Problem_Agent_Not_Mapped';
import agentDisabled from '@salesforce/label/c.Mor_Problem_Agent_Disabled';
import recordNotFound from '@salesforce/label/c.Mor_Problem_Record_Not_Found';
import noTelephoneNumber from '@salesforce/label/c.Mor_Problem_No_Telephone_Number';
import numberInvalid from '@salesforce/label/c.Mor_Problem_Number_Invalid';
import destinationBlocked from '@salesforce/label/c.Mor_Problem_Destination_Blocked';
import destinationBlockedEmergency from '@salesforce/label/c.Mor_Problem_Emergency';
import destinationBlockedServiceCode from '@salesforce/label/c.Mor_Problem_Destination_Blocked_Service_Code';
import doNotCall from '@salesforce/label/c.Mor_Problem_Do_Not_Call';
import agentBusy from '@salesforce/label/c.Mor_Problem_Agent_Busy';
import rateLimited from '@salesforce/label/c.Mor_Problem_Rate_Limited';
import morRefused from '@salesforce/label/c.Mor_Problem_Mor_Refused';
import morUnreachable from '@salesforce/label/c.Mor_Problem_Mor_Unreachable';
import morUnusableAnswer from '@salesforce/label/c.Mor_Problem_Mor_Unusable_Answer';
import crmUnreachable from '@salesforce/label/c.Mor_Problem_Crm_Unreachable';
import overloaded from '@salesforce/label/c.Mor_Problem_Overloaded';
import notReady from '@salesforce/label/c.Mor_Problem_Not_Ready';
import notSupported from '@salesforce/label/c.Mor_Problem_Not_Supported';
import internal from '@salesforce/label/c.Mor_Problem_Internal';
import forbidden from '@salesforce/label/c.Mor_Problem_Forbidden';
import callNotFound from '@salesforce/label/c.Mor_Problem_Call_Not_Found';
import recordingNotFound from '@salesforce/label/c.Mor_Problem_Recording_Not_Found';
import recordingUnavailable from '@salesforce/label/c.Mor_Problem_Recording_Unavailable';
import connectorUnreachable from '@salesforce/label/c.Mor_Problem_Connector_Unreachable';
import permissionMissing from '@salesforce/label/c.Mor_Problem_Permission_Missing';
import credentialMissing from '@salesforce/label/c.Mor_Problem_Credential_Missing';
import other from '@salesforce/label/c.Mor_Problem_Other';
import unauthenticated from '@salesforce/label/c.Mor_Problem_Unauthenticated';

export const PROBLEM_LABELS = {
  agent_not_mapped: agentNotMapped,
  agent_disabled: agentDisabled,
  record_not_found: recordNotFound,
  no_telephone_number: noTelephoneNumber,
  number_invalid: numberInvalid,
  destination_blocked: destinationBlocked,
  destination_blocked_emergency: destinationBlockedEmergency,
  destination_blocked_service_code: destinationBlockedServiceCode,
  do_not_call: doNotCall,
  agent_busy: agentBusy,
  rate_limited: rateLimited,
  mor_refused: morRefused,
  mor_unreachable: morUnreachable,
  mor_unusable_answer: morUnusableAnswer,
  crm_unreachable: crmUnreachable,
  overloaded: overloaded,
  not_ready: notReady,
  not_supported: notSupported,
  internal: internal,
  forbidden: forbidden,
  call_not_found: callNotFound,
  recording_not_found: recordingNotFound,
  recording_unavailable: recordingUnavailable,
  connector_unreachable: connectorUnreachable,
  permission_missing: permissionMissing,
  credential_missing: credentialMissing,
  other: other,
  unauthenticated: unauthenticated,
};
