import type { ActivityResult } from '../../../src/calls/activity.ts';
import { defined } from '../../../src/defined.ts';
import type { CrmError } from '../crm-error.ts';

const CURES = {
  denied: 'Give the integration user the right to view and edit Calls, Tasks and their related records.',
  missing: 'Check in the CRM whether the record was deleted; restore it if it is needed.',
  rejected: 'Run `check`: it names the fields and modules that do not fit; then retry this call.',
} as const;

/** Turns an error while writing an activity into a result for the outbox. */
export const failedResult = (error: CrmError): ActivityResult => {
  switch (error.kind) {
    // A wrong password: the activity waits, so that nobody has to retry it by hand once the password is corrected.
    case 'credentials':
    case 'unreachable':
    case 'busy':
    case 'session':
      return {
        kind: 'retry',
        reason: error.cure === undefined ? error.message : `${error.message}. ${error.cure}`,
        ...defined({ retryAfterSec: error.retryAfterSec }),
      };
    case 'denied':
    case 'missing':
    case 'rejected':
      return { kind: 'dead', reason: error.message, cure: error.cure ?? CURES[error.kind] };
    default:
      return error.kind satisfies never;
  }
};
