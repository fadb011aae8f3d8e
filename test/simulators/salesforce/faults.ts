/** What goes wrong with a request, modelled on Salesforce's own failures. */
export type Fault =
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly fields?: readonly string[];
      /** The header `Retry-After`. */
      readonly retryAfter?: string;
    }
  /** The work is done, but the answer never comes. */
  | { readonly kind: 'commit_then_silence' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'html'; readonly status: number };

/**
 * `write`: single upserts and updates, and the rows of collections one by one; `collection`: a request for many rows as
 * a whole; `read`: everything else in the REST API; `token`: the login.
 */
export type FaultPlace = 'token' | 'read' | 'write' | 'collection';

const refuse = (status: number, code: string, message: string): Fault => ({
  kind: 'refuse',
  status,
  code,
  message,
});

/**
 * An Apex trigger or a flow on the written object: it runs once for all rows of a request, and when it fails none of
 * them is saved. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_bulk_idioms.htm
 */
export type Automation = (
  rows: readonly Readonly<Record<string, unknown>>[],
) => { readonly code: string; readonly message: string } | undefined;

/** The rows of the error table that a connector has to survive. */
export const FAULTS = {
  expired: refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid'),
  dailyLimit: refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
  concurrentLimit: refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.'),
  lockedRow: refuse(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record'),
  duplicateValue: refuse(400, 'DUPLICATE_VALUE', 'duplicate value found: MOR_Call_Id__c'),
  unavailable: refuse(503, 'SERVER_UNAVAILABLE', 'Server too busy'),
  noAccess: refuse(403, 'INSUFFICIENT_ACCESS', 'insufficient access rights on object id'),
  fieldNotWritable: refuse(
    400,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'Unable to create/update fields: CallDisposition. Please check the security settings of this field.',
  ),
  validationRule: refuse(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Please enter a region'),
} as const satisfies Record<string, Fault>;

/** Faults waiting for their requests, first in, first out per place. */
export const createFaultQueue = () => {
  const waiting: Record<FaultPlace, Fault[]> = { token: [], read: [], write: [], collection: [] };
  const standing = new Map<FaultPlace, Fault>();
  let choose: (place: FaultPlace) => Fault | undefined = () => undefined;
  return {
    /** The next `times` requests at this place fail; Infinity: all from now on. */
    fail: (place: FaultPlace, fault: Fault, times = 1): void => {
      if (times === Infinity) standing.set(place, fault);
      else for (let i = 0; i < times; i++) waiting[place].push(fault);
    },
    /** Called for each request without a queued fault; undefined lets it through. */
    setFault: (chooser: typeof choose): void => {
      choose = chooser;
    },
    heal: (): void => {
      for (const place of ['token', 'read', 'write', 'collection'] as const) waiting[place] = [];
      standing.clear();
      choose = () => undefined;
    },
    take: (place: FaultPlace): Fault | undefined =>
      waiting[place].shift() ?? standing.get(place) ?? choose(place),
  };
};
