import { hash } from 'node:crypto';
import { defined } from '../../defined.ts';
import { canonicalRecord, canonicalRef } from '../../mapping/agents/agent-id.ts';
import type { IdForms } from '../../mapping/agents/agent-id.ts';
import type { AgentRef, RecordRef } from '../call/call.ts';

/**
 * Who sends the click: the CRM's server (trusted about record and number), the agent's own browser with a token (not
 * trusted about the agent), or an administrator or operator trying something out.
 */
export type Sender = 'server' | 'agent' | 'admin';

/** One click as received, not yet checked against mapping or CRM. */
export interface Click extends AgentRef {
  readonly sender: Sender;
  /** Which route received it: the same idempotency key on another route is a mistake, not a repeat. Default: `call`. */
  readonly door?: 'call' | 'event';
  readonly record?: RecordRef;
  /** The CRM says that this record is not to be called. */
  readonly doNotCall?: boolean;
  /** The CRM field that was clicked. */
  readonly field?: string;
  /** As typed in the CRM; null: MOR asks the agent for the number. Absent: the record's preferred number. */
  readonly number?: string | null;
  /** Which of the agent's source numbers to ring. */
  readonly source?: string;
  /** Caller ID for leg B; must be one the mapping or the instance allows. */
  readonly callerId?: string;
  readonly idempotencyKey?: string;
  /** The CRM lets this agent dial numbers that are on no record; honoured only from a CRM's server. */
  readonly freeDialling?: boolean;
  /** The CRM activity that asked for this call, which completes it. */
  readonly activityId?: string;
  readonly notes?: string;
}

/** The same click with the CRM's own ids for agent and record. */
export const canonicalClick = (click: Click, crms: IdForms): Click => {
  const { record } = click;
  return {
    ...canonicalRef(click, crms),
    ...defined({ record: record === undefined ? undefined : canonicalRecord(record, click.crm, crms) }),
  };
};

/** Digest of what a click asks for. The same idempotency key with another digest is a client's mistake. */
export const fingerprintOf = (click: Click): string => {
  const parts = [
    click.user,
    click.record?.type ?? null,
    click.record?.id ?? null,
    click.field ?? null,
    click.number === undefined ? 0 : click.number,
    click.source ?? null,
    click.callerId ?? null,
    click.activityId ?? null,
    // Digests stored by earlier versions lack these fields, so include them only if they are set.
    ...(click.door === 'event' ? ['event'] : []),
    ...(click.notes === undefined ? [] : [{ notes: click.notes }]),
    ...(click.freeDialling === undefined ? [] : [{ freeDialling: click.freeDialling }]),
  ];
  return hash('sha1', JSON.stringify(parts), 'base64url');
};
