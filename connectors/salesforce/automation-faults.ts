import type { Fault } from '../shared/crm-error.ts';

/**
 * The cause behind a fault of the org's own automation (Apex triggers, flows). Salesforce reports them all under one
 * code; the cause is in the text, often several triggers deep:
 * `passing`: a lock, a busy server or the CPU limit, which depend on the moment;
 * `limit`: a governor limit that depends on the size of the transaction, for instance "Too many SOQL queries: 101";
 * `own`: the automation's own mistake or objection.
 */
export type AutomationCause = 'passing' | 'limit' | 'own';

/**
 * Texts seen in real orgs: "execution of AfterInsert caused by: System.DmlException: Update failed. First exception on
 * row 0 ...; first error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record",
 * "System.LimitException: Apex CPU time limit exceeded".
 * https://github.com/SFDO-Community/declarative-lookup-rollup-summaries/issues/847
 */
const PASSING =
  /UNABLE_TO_LOCK_ROW|unable to obtain exclusive access|QUERY_TIMEOUT|query request was running for too long|SERVER_UNAVAILABLE|record (?:is )?currently unavailable|CPU time limit/i;

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm */
const LIMIT =
  /LimitException|Too many (?:SOQL|SOSL|DML|query|queueable|future|callouts|email|script)|heap size too large|Maximum trigger depth/i;

export const automationCause = ({ message }: Fault): AutomationCause => {
  if (PASSING.test(message)) return 'passing';
  return LIMIT.test(message) ? 'limit' : 'own';
};

/** The flow or process that a fault names: `We can't save this record because the “X” process failed`. */
export const failedFlow = ({ message }: Fault): string | undefined =>
  /the [“"]([^”"]{1,120})[”"] process failed/.exec(message)?.[1];
