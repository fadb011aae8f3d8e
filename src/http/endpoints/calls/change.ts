import { chooseRecord } from '../../../calls/choose-record.ts';
import { annotate, hangUp } from '../../../calls/during-call.ts';
import { setConsent } from '../../../calls/recordings/erase.ts';
import { canonicalRecord } from '../../../mapping/agents/agent-id.ts';
import { callView } from '../../call-view.ts';
import { endpoint } from '../../endpoint.ts';
import type { Endpoint } from '../../endpoint.ts';
import { patchCallSchema } from '../../schemas/requests.ts';
import { viewerOf } from '../access.ts';
import { notesOf } from '../notes.ts';
import { ONE_CALL, visibleCall } from './parts.ts';
import type { CallsDeps } from './parts.ts';

/** Takes what an agent writes down about a call. */
export const noteCall = (deps: CallsDeps): Endpoint =>
  endpoint({
    method: 'PATCH',
    path: '/v1/calls/:id',
    body: patchCallSchema,
    docs: {
      operationId: 'noteCall',
      summary: 'Notes and result of a call, and whose call it was; they go into the activity',
      answers: { 200: ONE_CALL },
      problems: ['call_not_found', 'record_not_found', 'recording_not_found', 'crm_unreachable'],
    },
    async handle(request) {
      const call = await visibleCall(request, deps);
      const { principal, body } = request;
      const patch = notesOf(body, call, deps.resultsOf(call.crm));
      if (body.record !== undefined) {
        const ref = canonicalRecord(body.record, call.crm, deps.resolve.crms);
        await chooseRecord({ ...deps, crms: deps.resolve.crms }, call.id, ref, viewerOf(principal));
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
