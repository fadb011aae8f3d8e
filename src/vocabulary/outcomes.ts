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

/** What agents say about a call, unless the configuration has results of its own. */
export const RESULTS = ['reached', 'left_message', 'call_back', 'wrong_number', 'not_interested'] as const;
export type Result = (typeof RESULTS)[number];
