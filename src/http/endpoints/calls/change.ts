import { chooseRecord } from '../../../calls/choose-record.ts';
import { annotate, hangUp } from '../../../calls/during-call.ts';
import { planCallBack } from '../../../calls/plan-call-back.ts';
import { setConsent } from '../../../calls/recordings/erase.ts';
import { Problem } from '../../../calls/problems.ts';
import { canonicalRecord } from '../../../mapping/agents/agent-id.ts';
import { callView } from '../../call-view.ts';
import { endpoint } from '../../endpoint.ts';
import type { Endpoint } from '../../endpoint.ts';
import { patchCallSchema } from '../../schemas/requests.ts';
import { viewerOf } from '../access.ts';
import { choicesFor } from '../choices.ts';
import { notesOf } from '../notes.ts';
import { ONE_CALL, visibleCall } from './parts.ts';
import type { CallsDeps } from './parts.ts';

const DAY_MS = 86_400_000;
const FARTHEST_MS = 366 * DAY_MS;

/** A time at which an agent can still call; anything else is a mistake of the form. Throws Problem `invalid_request`. */
const plannedTime = (at: string | null, nowMs: number): string | null => {
  if (at === null) return null;
  const aheadMs = Date.parse(at) - nowMs;
  if (aheadMs > 0 && aheadMs <= FARTHEST_MS) return at;
  throw new Problem('invalid_request', 'The time to call back must lie in the future, within a year.', {
    errors: [{ path: 'callBack', message: aheadMs <= 0 ? 'is over' : 'is more than a year away' }],
  });
};

/** Takes what an agent writes down about a call. */
export const noteCall = (deps: CallsDeps): Endpoint =>
  endpoint({
    method: 'PATCH',
    path: '/v1/calls/:id',
    body: patchCallSchema,
    docs: {
      operationId: 'noteCall',
      summary: 'Notes and result of a call, whose call it was, when to call again; they go into the CRM',
      answers: { 200: ONE_CALL },
      problems: ['call_not_found', 'record_not_found', 'recording_not_found', 'crm_unreachable'],
    },
    async handle(request) {
      const call = await visibleCall(request, deps);
      const { principal, body } = request;
      const patch = notesOf(body, call, await choicesFor(call, deps));
      if (body.record !== undefined) {
        const ref = canonicalRecord(body.record, call.crm, deps.resolve.crms);
        await chooseRecord({ ...deps, crms: deps.resolve.crms }, call.id, ref, viewerOf(principal));
      }
      if (body.callBack !== undefined) {
        const at = plannedTime(body.callBack, deps.now());
        await planCallBack(deps, call.id, at, viewerOf(principal) ?? call.user);
      }
      if (body.consent !== undefined) await setConsent(deps, call.id, body.consent);
      return { status: 200, body: callView(await annotate(deps, call.id, patch), deps, viewerOf(principal)) };
    },
  });

/** Asks MOR to end a call. */
export const hangUpCall = (deps: CallsDeps): Endpoint =>
  endpoint({
    method: 'POST',
    path: '/v1/calls/:id/hangup',
    docs: {
      operationId: 'hangUpCall',
      summary: 'Hang up, where MOR has API v2',
      answers: { 202: { ...ONE_CALL, description: 'MOR was asked to hang up' } },
      problems: ['call_not_found', 'not_supported', 'mor_unreachable', 'mor_refused'],
    },
    async handle(request) {
      const call = await visibleCall(request, deps);
      return { status: 202, body: callView(await hangUp(deps, call.id), deps, viewerOf(request.principal)) };
    },
  });
