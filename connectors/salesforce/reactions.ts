import { defined } from '../../src/defined.ts';
import { automationCause, failedFlow } from './automation-faults.ts';
import { isRefusal } from '../shared/crm-error.ts';
import type { CrmError, Fault } from '../shared/crm-error.ts';

/** Nothing more can be done now: either the outbox tries again later, or an administrator has to do what `cure` says. */
export type FinalReaction =
  { readonly kind: 'later'; readonly afterSec?: number } | { readonly kind: 'never'; readonly cure: string };

/**
 * `again`: repeat the write at once; `later`: retry from the outbox; `without`: repeat the write at once without the
 * record link or owner that the fault is about; `look`: the Task may exist already, so read before writing;
 * `smaller`: the org's automation failed, perhaps because of the other rows in the request, so write fewer at a time;
 * `alone` is the reaction for a Task that was the only row.
 */
export type Reaction =
  | FinalReaction
  | { readonly kind: 'again' }
  | { readonly kind: 'without'; readonly what: 'record' | 'owner' }
  | { readonly kind: 'look' }
  | { readonly kind: 'smaller'; readonly alone: FinalReaction };

const RECORD_FIELDS = ['WhoId', 'WhatId'];
const DAILY_LIMIT_SEC = 15 * 60;
const BUSY_SEC = 30;
const LOGIN_SEC = 60;

const never = (cure: string): FinalReaction => ({ kind: 'never', cure });

/** A random pause keeps two writers that wait for the same record from colliding again. */
const afterLock = (): FinalReaction => ({ kind: 'later', afterSec: 1 + Math.floor(Math.random() * 5) });

const automation = (fault: Fault, cures: { readonly limit: string; readonly own: string }): Reaction => {
  const cause = automationCause(fault);
  return { kind: 'smaller', alone: cause === 'passing' ? afterLock() : never(cures[cause]) };
};

const trigger = (fault: Fault): Reaction =>
  automation(fault, {
    limit:
      'A trigger on Task exceeds a limit of Salesforce even for one Task: let its developer reduce its queries (see the reason).',
    own: 'A trigger on Task fails, or objects: repair it, or exempt the integration user (see the reason).',
  });

const flow = (fault: Fault): Reaction => {
  const name = failedFlow(fault);
  const which = name === undefined ? 'A flow on Task' : `The flow "${name}"`;
  return automation(fault, {
    limit: `${which} exceeds a limit of Salesforce even for one Task: reduce what it reads and writes (Setup, Flows).`,
    own: `${which} fails when a Task is saved: repair it in Setup, Flows, give it a fault path, or keep Tasks with a MOR Call ID out of its entry conditions.`,
  });
};

/** An agent's Task is visible and editable from above in the role hierarchy, or with edit access to its record. */
export const ROLE_CURE =
  'Give the integration user a role above those of the agents, and the right "Edit Tasks" (README of the package, "User of the connector").';

const FIELD_CURE =
  'Give the integration user the permission set MOR Integration: it needs the call fields of Activity, readable and editable.';

const aboutLink = (fault: Fault): Reaction | undefined => {
  const about = (names: readonly string[]): boolean =>
    names.some((name) => fault.fields.includes(name) || fault.message.includes(name));
  if (about(['OwnerId'])) return { kind: 'without', what: 'owner' };
  if (about(RECORD_FIELDS)) return { kind: 'without', what: 'record' };
  return undefined;
};

const withoutRecord: Reaction = { kind: 'without', what: 'record' };
const withoutOwner: Reaction = { kind: 'without', what: 'owner' };

/** One row per error code that a write of a Task can meet. */
const TABLE: Readonly<Record<string, (fault: Fault) => Reaction>> = {
  // The token was already renewed once for this request; the outbox retries with a new one.
  INVALID_SESSION_ID: () => ({ kind: 'later' }),
  REQUEST_LIMIT_EXCEEDED: ({ message }) => ({
    kind: 'later',
    afterSec: /concurrent/i.test(message) ? BUSY_SEC : DAILY_LIMIT_SEC,
  }),
  // Another transaction has locked the parent record.
  UNABLE_TO_LOCK_ROW: afterLock,
  SERVER_UNAVAILABLE: () => ({ kind: 'later' }),
  UNKNOWN_EXCEPTION: () => ({ kind: 'later' }),
  QUERY_TIMEOUT: () => ({ kind: 'later' }),
  // Another request created the same call's Task at the same moment, so this one becomes an update.
  DUPLICATE_VALUE: () => ({ kind: 'again' }),
  DUPLICATE_EXTERNAL_ID: () =>
    never('Two Tasks have the same call id: delete one and make the field Unique.'),
  MULTIPLE_CHOICES: () =>
    never('Several Tasks have the same call id: delete all but one and make the field Unique.'),
  DUPLICATES_DETECTED: () => never('A duplicate rule stops the Task: exempt the integration user from it.'),
  ENTITY_IS_DELETED: (fault) => aboutLink(fault) ?? withoutRecord,
  INVALID_CROSS_REFERENCE_KEY: (fault) => aboutLink(fault) ?? withoutRecord,
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: (fault) => aboutLink(fault) ?? withoutRecord,
  INSUFFICIENT_ACCESS_OR_READONLY: (fault) => aboutLink(fault) ?? never(ROLE_CURE),
  MALFORMED_ID: (fault) => aboutLink(fault) ?? withoutRecord,
  FIELD_INTEGRITY_EXCEPTION: (fault) => aboutLink(fault) ?? withoutRecord,
  CANNOT_UPDATE_CONVERTED_LEAD: () => withoutRecord,
  OPERATION_WITH_INACTIVE_OWNER: () => withoutOwner,
  INACTIVE_OWNER_OR_USER: () => withoutOwner,
  TRANSFER_REQUIRES_READ: () => withoutOwner,
  // TaskSubtype can be set only once: if the Task already exists, update everything else.
  INVALID_FIELD_FOR_INSERT_UPDATE: ({ fields, message }) =>
    fields.includes('TaskSubtype') || message.includes('TaskSubtype') ? { kind: 'look' } : never(FIELD_CURE),
  INVALID_FIELD: () => never(FIELD_CURE),
  NOT_FOUND: () =>
    never(`Install the package's field on Activity, or correct task.callIdField. ${FIELD_CURE}`),
  INVALID_TYPE: () => never('Give the integration user read and edit rights for Tasks.'),
  INSUFFICIENT_ACCESS: () => never('Give the integration user the right "Edit Tasks".'),
  API_DISABLED_FOR_ORG: () =>
    never('This edition or user has no API access: enable it for the integration user.'),
  API_CURRENTLY_DISABLED: () => never('API access is switched off for the integration user: enable it.'),
  FIELD_CUSTOM_VALIDATION_EXCEPTION: () =>
    never('A validation rule stops the Task: exempt the integration user.'),
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: trigger,
  CANNOT_EXECUTE_FLOW_TRIGGER: flow,
  // Another row of the same transaction failed in a flow.
  PROCESSING_HALTED: flow,
  REQUIRED_FIELD_MISSING: () => never('A field of Task was made required: give it a default value.'),
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: () =>
    never('A picklist of Task lacks this value: add it, or set task.status to one that exists.'),
  STRING_TOO_LONG: () => never('A text field of Task is shorter than usual: lengthen it.'),
  STORAGE_LIMIT_EXCEEDED: () => never('The org has no data storage left: free some.'),
  UNSUPPORTED_API_VERSION: () => never('Set apiVersion to one that this org offers.'),
};

/** What to do about the faults of one write. The first known fault decides. */
export const reactionTo = (faults: readonly Fault[]): Reaction => {
  for (const fault of faults) {
    const row = Object.hasOwn(TABLE, fault.code) ? TABLE[fault.code] : undefined;
    if (row !== undefined) return row(fault);
  }
  return never(
    "Find the reason in the message; an administrator's debug log for the integration user shows more.",
  );
};

/** The same for a request that failed as a whole. Honours a pause that Salesforce asked for. */
export const reactionToError = (error: CrmError): Reaction => {
  const { kind, faults, retryAfterSec: asked } = error;
  if (kind === 'credentials') return { kind: 'later', afterSec: LOGIN_SEC };
  if (!isRefusal(error)) return { kind: 'later', ...defined({ afterSec: asked }) };
  const reaction = reactionTo(faults);
  if (reaction.kind !== 'later' || asked === undefined) return reaction;
  return { kind: 'later', afterSec: Math.max(asked, reaction.afterSec ?? 0) };
};
