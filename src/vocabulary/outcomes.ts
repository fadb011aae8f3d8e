/** How a call ended; `missed` is an incoming call that nobody answered. */
export const OUTCOMES = [
  'answered',
  'no_answer',
  'busy',
  'failed',
  'cancelled',
  'agent_no_answer',
  'missed',
  'unknown',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a result can say against MOR: its own CDR counts a voicemail that takes the agent's leg as the agent. */
export const TOLD_OUTCOMES = ['agent_no_answer'] as const satisfies readonly Outcome[];
export type ToldOutcome = (typeof TOLD_OUTCOMES)[number];

/** What agents say about a call, unless the configuration has results of its own. */
export const RESULTS = [
  'reached',
  'left_message',
  'call_back',
  'wrong_number',
  'not_interested',
  'my_voicemail',
] as const;
export type Result = (typeof RESULTS)[number];
