import type { Endpoint } from '../../endpoint.ts';
import { hangUpCall, noteCall } from './change.ts';
import type { CallsDeps } from './parts.ts';
import { placeCall, previewCall } from './place.ts';
import { exportCalls, getCall, listCallBacks, listCalls, watchCall } from './read.ts';

/** The routes under /v1/calls. */
export const callEndpoints = (deps: CallsDeps): Endpoint[] => [
  placeCall(deps),
  previewCall(deps),
  listCalls(deps),
  // Before the route of one call, whose path would match it.
  exportCalls(deps),
  listCallBacks(deps),
  getCall(deps),
  watchCall(deps),
  noteCall(deps),
  hangUpCall(deps),
];
