import { durationText } from './duration';
import callTitle from '@salesforce/label/c.Mor_Call_Title';
import callNumber from '@salesforce/label/c.Mor_Call_Number';
import callRecord from '@salesforce/label/c.Mor_Call_Record';
import callRecordHint from '@salesforce/label/c.Mor_Call_Record_Hint';
import noTelephone from '@salesforce/label/c.Mor_No_Telephone';
import recordGone from '@salesforce/label/c.Mor_Record_Gone';
import doNotCall from '@salesforce/label/c.Mor_Do_Not_Call';
import loading from '@salesforce/label/c.Mor_Loading';
import placing from '@salesforce/label/c.Mor_Placing';
import retry from '@salesforce/label/c.Mor_Retry';
import dismiss from '@salesforce/label/c.Mor_Dismiss';
import details from '@salesforce/label/c.Mor_Details';
import waitSeconds from '@salesforce/label/c.Mor_Wait_Seconds';
import stale from '@salesforce/label/c.Mor_Stale';
import someone from '@salesforce/label/c.Mor_Someone';
import stateRequested from '@salesforce/label/c.Mor_State_Requested';
import stateAccepted from '@salesforce/label/c.Mor_State_Accepted';
import stateUnknown from '@salesforce/label/c.Mor_State_Unknown';
import stateUnknownHint from '@salesforce/label/c.Mor_State_Unknown_Hint';
import stateAgentRinging from '@salesforce/label/c.Mor_State_Agent_Ringing';
import stateAgentRingingHint from '@salesforce/label/c.Mor_State_Agent_Ringing_Hint';
import stateContactRinging from '@salesforce/label/c.Mor_State_Contact_Ringing';
import stateConnected from '@salesforce/label/c.Mor_State_Connected';
import stateRefused from '@salesforce/label/c.Mor_State_Refused';
import outcomeAnswered from '@salesforce/label/c.Mor_Outcome_Answered';
import outcomeNoAnswer from '@salesforce/label/c.Mor_Outcome_No_Answer';
import outcomeBusy from '@salesforce/label/c.Mor_Outcome_Busy';
import outcomeFailed from '@salesforce/label/c.Mor_Outcome_Failed';
import outcomeCancelled from '@salesforce/label/c.Mor_Outcome_Cancelled';
import outcomeAgentNoAnswer from '@salesforce/label/c.Mor_Outcome_Agent_No_Answer';
import outcomeMissed from '@salesforce/label/c.Mor_Outcome_Missed';
import outcomeUnknown from '@salesforce/label/c.Mor_Outcome_Unknown';
import talkTime from '@salesforce/label/c.Mor_Talk_Time';
import notes from '@salesforce/label/c.Mor_Notes';
import listen from '@salesforce/label/c.Mor_Listen';
import result from '@salesforce/label/c.Mor_Result';
import resultNone from '@salesforce/label/c.Mor_Result_None';
import save from '@salesforce/label/c.Mor_Save';
import saved from '@salesforce/label/c.Mor_Saved';
import wrapUp from '@salesforce/label/c.Mor_Wrap_Up';
import callBackOn from '@salesforce/label/c.Mor_Call_Back_On';
import saveAndClose from '@salesforce/label/c.Mor_Save_And_Close';
import resultMissing from '@salesforce/label/c.Mor_Result_Missing';
import listTitle from '@salesforce/label/c.Mor_List_Title';
import listEmpty from '@salesforce/label/c.Mor_List_Empty';
import listProgress from '@salesforce/label/c.Mor_List_Progress';
import listConfirm from '@salesforce/label/c.Mor_List_Confirm';
import listSkip from '@salesforce/label/c.Mor_List_Skip';
import listNext from '@salesforce/label/c.Mor_List_Next';
import listWait from '@salesforce/label/c.Mor_List_Wait';
import listFinish from '@salesforce/label/c.Mor_List_Finish';
import listDone from '@salesforce/label/c.Mor_List_Done';
import recent from '@salesforce/label/c.Mor_Recent';
import recentEmpty from '@salesforce/label/c.Mor_Recent_Empty';
import refresh from '@salesforce/label/c.Mor_Refresh';
import openRecord from '@salesforce/label/c.Mor_Open_Record';
import checkTitle from '@salesforce/label/c.Mor_Check_Title';
import checkRun from '@salesforce/label/c.Mor_Check_Run';
import checkOk from '@salesforce/label/c.Mor_Check_Ok';
import checkSource from '@salesforce/label/c.Mor_Check_Source';
import adminTitle from '@salesforce/label/c.Mor_Admin_Title';
import adminConnection from '@salesforce/label/c.Mor_Admin_Connection';
import adminConnectionHint from '@salesforce/label/c.Mor_Admin_Connection_Hint';
import adminTest from '@salesforce/label/c.Mor_Admin_Test';
import adminConnectionOk from '@salesforce/label/c.Mor_Admin_Connection_Ok';
import adminAgents from '@salesforce/label/c.Mor_Admin_Agents';
import adminSearch from '@salesforce/label/c.Mor_Admin_Search';
import adminMore from '@salesforce/label/c.Mor_Admin_More';
import adminAgentsEmpty from '@salesforce/label/c.Mor_Admin_Agents_Empty';
import adminName from '@salesforce/label/c.Mor_Admin_Name';
import adminUsername from '@salesforce/label/c.Mor_Admin_Username';
import adminDevice from '@salesforce/label/c.Mor_Admin_Device';
import adminSource from '@salesforce/label/c.Mor_Admin_Source';
import adminStatus from '@salesforce/label/c.Mor_Admin_Status';
import adminCheck from '@salesforce/label/c.Mor_Admin_Check';
import adminCheckUser from '@salesforce/label/c.Mor_Admin_Check_User';
import adminReady from '@salesforce/label/c.Mor_Admin_Ready';
import adminForbidden from '@salesforce/label/c.Mor_Admin_Forbidden';
import inRinging from '@salesforce/label/c.Mor_In_Ringing';
import inTo from '@salesforce/label/c.Mor_In_To';
import inWithheld from '@salesforce/label/c.Mor_In_Withheld';
import inUnknownCaller from '@salesforce/label/c.Mor_In_Unknown_Caller';
import inLookingUp from '@salesforce/label/c.Mor_In_Looking_Up';
import inNotInTime from '@salesforce/label/c.Mor_In_Not_In_Time';
import inSeveral from '@salesforce/label/c.Mor_In_Several';
import inMore from '@salesforce/label/c.Mor_In_More';
import inAnsweredBy from '@salesforce/label/c.Mor_In_Answered_By';
import inNotShown from '@salesforce/label/c.Mor_In_Not_Shown';
import inOpenCases from '@salesforce/label/c.Mor_In_Open_Cases';
import inOpenOpportunities from '@salesforce/label/c.Mor_In_Open_Opportunities';
import inOpen from '@salesforce/label/c.Mor_In_Open';
import inCreateLead from '@salesforce/label/c.Mor_In_Create_Lead';
import inCreateContact from '@salesforce/label/c.Mor_In_Create_Contact';
import { OPEN_STATES } from './callStates';

/** Every text of the components, in the language of the user. Problems have their own module. */
export const text = {
  callTitle,
  callNumber,
  callRecord,
  callRecordHint,
  noTelephone,
  recordGone,
  doNotCall,
  loading,
  placing,
  retry,
  dismiss,
  details,
  waitSeconds,
  stale,
  someone,
  stateRequested,
  stateAccepted,
  stateUnknown,
  stateUnknownHint,
  stateAgentRinging,
  stateAgentRingingHint,
  stateContactRinging,
  stateConnected,
  stateRefused,
  outcomeAnswered,
  outcomeNoAnswer,
  outcomeBusy,
  outcomeFailed,
  outcomeCancelled,
  outcomeAgentNoAnswer,
  outcomeMissed,
  outcomeUnknown,
  talkTime,
  notes,
  listen,
  result,
  resultNone,
  save,
  saved,
  wrapUp,
  callBackOn,
  saveAndClose,
  resultMissing,
  listTitle,
  listEmpty,
  listProgress,
  listConfirm,
  listSkip,
  listNext,
  listWait,
  listFinish,
  listDone,
  recent,
  recentEmpty,
  refresh,
  openRecord,
  checkTitle,
  checkRun,
  checkOk,
  checkSource,
  adminTitle,
  adminConnection,
  adminConnectionHint,
  adminTest,
  adminConnectionOk,
  adminAgents,
  adminSearch,
  adminMore,
  adminAgentsEmpty,
  adminName,
  adminUsername,
  adminDevice,
  adminSource,
  adminStatus,
  adminCheck,
  adminCheckUser,
  adminReady,
  adminForbidden,
  inRinging,
  inTo,
  inWithheld,
  inUnknownCaller,
  inLookingUp,
  inNotInTime,
  inSeveral,
  inMore,
  inAnsweredBy,
  inNotShown,
  inOpen,
  inOpenCases,
  inOpenOpportunities,
  inCreateLead,
  inCreateContact,
};

export const isOpen = (call) => Boolean(call) && OPEN_STATES.includes(call.state);

/** Puts values into a label: `{0}`, `{1}`. */
export const format = (label, ...values) =>
  label.replace(/\{(\d)\}/g, (place, index) => String(values[index] ?? place));

/** 65 -> "1m 5s", in the language that Lightning shows. */
export const formatDuration = (seconds) => durationText(seconds, document.documentElement.lang || undefined);

/** How a state looks: its text, an optional hint, an icon of the design system and the tone of the colour. */
const look = (title, icon, tone, hint) => ({ title, icon, tone, hint });

const STATES = {
  requested: look(stateRequested, 'utility:call', 'waiting'),
  dialling: look(stateRequested, 'utility:call', 'waiting'),
  accepted: look(stateAccepted, 'utility:call', 'waiting'),
  unknown: look(stateUnknown, 'utility:warning', 'doubt', stateUnknownHint),
  agent_ringing: look(stateAgentRinging, 'utility:incoming_call', 'ringing', stateAgentRingingHint),
  contact_ringing: look(stateContactRinging, 'utility:outbound_call', 'ringing'),
  connected: look(stateConnected, 'utility:unmuted', 'talking'),
  refused: look(stateRefused, 'utility:error', 'failed'),
};

const OUTCOMES = {
  answered: look(outcomeAnswered, 'utility:success', 'over'),
  no_answer: look(outcomeNoAnswer, 'utility:missed_call', 'missed'),
  busy: look(outcomeBusy, 'utility:missed_call', 'missed'),
  failed: look(outcomeFailed, 'utility:error', 'failed'),
  cancelled: look(outcomeCancelled, 'utility:end_call', 'missed'),
  agent_no_answer: look(outcomeAgentNoAnswer, 'utility:missed_call', 'missed'),
  missed: look(outcomeMissed, 'utility:missed_call', 'missed'),
  unknown: look(outcomeUnknown, 'utility:help', 'missed'),
};

const INCOMING = look(inRinging, 'utility:incoming_call', 'ringing');

/** A state that this version does not know looks like an unknown one: never a blank panel. */
export function describeCall(call) {
  if (call.state === 'ended') {
    return OUTCOMES[call.outcome] ?? OUTCOMES.unknown;
  }
  if (call.incoming && call.state === 'agent_ringing') {
    return INCOMING;
  }
  return STATES[call.state] ?? STATES.unknown;
}

/** State and hint in one sentence, for those who do not see the panel. */
export function inWords(call) {
  const { title = '', hint = '' } = call ? describeCall(call) : {};
  return `${title} ${hint}`.trim();
}
