import type { CallBook } from '../../../calls/book.ts';
import type { Call } from '../../../calls/call/call.ts';
import type { CallBackDeps } from '../../../calls/plan-call-back.ts';
import type { DuringCallDeps } from '../../../calls/during-call.ts';
import type { Place } from '../../../calls/place/place.ts';
import type { ResolveDeps } from '../../../calls/place/resolving.ts';
import type { CallStore } from '../../../calls/ports.ts';
import { Problem } from '../../../calls/problems.ts';
import type { ApiRequest } from '../../endpoint.ts';
import { callSchema } from '../../schemas/call.ts';
import type { StreamDeps } from '../../stream.ts';
import { maySee } from '../access.ts';

export interface CallsDeps extends DuringCallDeps, StreamDeps {
  readonly place: Place;
  readonly resolve: ResolveDeps;
  readonly book: CallBook;
  readonly store: Pick<CallStore, 'list'>;
  readonly records: CallBackDeps['records'];
}

export const ONE_CALL = { description: 'The call', schema: callSchema };

/** The call that the path names. Throws Problem `call_not_found`, also for a call that this principal may not see. */
export const visibleCall = async (
  { params, principal }: Pick<ApiRequest<unknown, unknown>, 'params' | 'principal'>,
  { book }: Pick<CallsDeps, 'book'>,
): Promise<Call> => {
  const id = params['id'] ?? '';
  const call = await book.get(id);
  if (!call || !maySee(principal, call)) throw new Problem('call_not_found', `There is no call ${id}.`);
  return call;
};
