import type { z } from 'zod';
import type { IdForms } from '../../mapping/agents/agent-id.ts';
import type { Click } from '../../calls/place/click.ts';
import { Problem } from '../../calls/problems.ts';
import { defined } from '../../defined.ts';
import type { Principal } from '../authenticate.ts';
import type { ApiRequest } from '../endpoint.ts';
import type { clickSchema } from '../schemas/requests.ts';
import { crmOf, mayAct, userOf } from './access.ts';

/** The problems that a click can meet on its way to MOR. */
export const CLICK_PROBLEMS = [
  'idempotency_conflict',
  'agent_not_mapped',
  'agent_disabled',
  'record_not_found',
  'no_telephone_number',
  'number_invalid',
  'destination_blocked',
  'do_not_call',
  'agent_busy',
  'rate_limited',
  'mor_refused',
  'mor_unreachable',
  'crm_unreachable',
  'overloaded',
] as const;

export type ClickBody = z.infer<typeof clickSchema>;

const MAX_KEY = 255;

/**
 * What identifies two requests as the same click. For a signed request only the signed id counts: with an unsigned header a
 * captured request could be sent again under another key.
 */
const idempotencyKey = (
  principal: Principal,
  headers: ApiRequest<unknown, unknown>['headers'],
): string | undefined => {
  if (principal.kind === 'server' && principal.webhookId !== undefined) return principal.webhookId;
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return undefined;
  if (key.length > MAX_KEY) {
    throw new Problem('invalid_request', `Idempotency-Key is longer than ${MAX_KEY} characters.`);
  }
  return key;
};

/** Turns a validated body and its sender into a click. Refuses fields from a browser that only a CRM's server may send. */
export const toClick = (
  body: ClickBody,
  principal: Principal,
  headers: ApiRequest<unknown, unknown>['headers'],
  door: 'call' | 'event',
  crms: IdForms,
): Click => {
  mayAct(principal);
  if (principal.kind === 'agent' && (body.freeDialling !== undefined || body.activityId !== undefined)) {
    throw new Problem('forbidden', 'Only the CRM’s server may send freeDialling and activityId.');
  }
  const key = idempotencyKey(principal, headers);
  const { record, ...rest } = body;
  return {
    // JSON has no undefined, so a key that was not sent is not in the validated body either.
    ...(rest as Partial<Click>),
    ...defined({
      record: record && { type: record.type, id: record.id },
      doNotCall: record?.doNotCall === true ? true : undefined,
    }),
    crm: crmOf(principal, body.crm),
    user: userOf(principal, body.user, crms),
    sender: principal.kind,
    door,
    ...defined({ idempotencyKey: key }),
  };
};
