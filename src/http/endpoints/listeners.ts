import type { MappingStore } from '../../calls/admin-ports.ts';
import { listenersOf } from '../../calls/recordings/listeners.ts';
import { endpoint } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { listenersSchema } from '../schemas/answers.ts';
import { visibleCall } from './calls/parts.ts';
import type { CallsDeps } from './calls/parts.ts';

/** Tells the people of a call who has listened to it. */
export const listenerEndpoint = (
  deps: Pick<CallsDeps, 'book'> & { readonly mappings: Pick<MappingStore, 'audit' | 'find'> },
): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/v1/calls/:id/listeners',
    docs: {
      operationId: 'listListeners',
      summary: 'Who has listened to the recording of a call, the newest first; for the agents of the call',
      answers: { 200: { description: 'At most 100', schema: listenersSchema } },
      problems: ['call_not_found'],
    },
    async handle(request) {
      const { id } = await visibleCall(request, deps);
      return { status: 200, body: { items: await listenersOf(deps.mappings, id) } };
    },
  });
