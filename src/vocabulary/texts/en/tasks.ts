/** What the connector writes into a Salesforce Task. {0} stands for a value; {contact} and {outcome} as in `task.subject`. */
export const task = {
  outcomes: {
    answered: 'Answered',
    no_answer: 'No answer',
    busy: 'Busy',
    failed: 'Failed',
    cancelled: 'Cancelled',
    agent_no_answer: 'Agent did not answer',
    missed: 'Missed',
    unknown: 'Unknown',
  },
  subject: 'Call to {contact} - {outcome}',
  subject_in: 'Call from {contact} - {outcome}',
  keyed_in: 'a number that the agent entered',
  withheld: 'withheld number',
  handed_over: 'Handed over: {0}',
  from_to: '{0} to {1}',
  rang: 'Rang {0} s, talked {1} s',
  hangup_cause: 'Hangup cause {0}',
  not_dialled: 'Not dialled: {0}',
} as const;

/** A task to return missed calls: {0} is whom to call and how many they were, in the last line the number and the time. */
export const callBack = {
  subject: 'Call back {0}',
  count: '({0} missed calls)',
  missed: 'Missed call from {0} at {1} UTC',
  planned: 'Planned after the call with {0} at {1} UTC',
} as const;
