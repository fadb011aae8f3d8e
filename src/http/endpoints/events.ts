import { canonicalRecord, canonicalRef } from '../../mapping/agents/agent-id.ts';
import type { CallBook } from '../../calls/book.ts';
import type { Connector } from '../../calls/connector.ts';
import { annotate } from '../../calls/during-call.ts';
import type { Place } from '../../calls/place/place.ts';
import type { Now } from '../../calls/ports.ts';
import { Problem } from '../../calls/problems.ts';
import type { CrmInstance } from '../../calls/place/resolving.ts';
import { callView } from '../call-view.ts';
import type { ViewContext } from '../call-view.ts';
import { endpoint } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { eventAcceptedSchema } from '../schemas/answers.ts';
import { eventSchema } from '../schemas/requests.ts';
import { maySee, serverOnly } from './access.ts';
import type { UsedIds } from '../used-ids.ts';
import { CLICK_PROBLEMS, toClick } from './click-request.ts';
import { choicesFor } from './choices.ts';
import type { ChoicesDeps } from './choices.ts';
import { notesOf } from './notes.ts';

export interface EventsDeps extends ViewContext {
  readonly place: Place;
  readonly book: CallBook;
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly resolve: ChoicesDeps['resolve'];
  readonly now: Now;
  readonly usedIds: UsedIds;
  /** A user or a record of the CRM has changed: drops what is cached about it. */
  readonly forget: (crm: string, what: Parameters<Connector['invalidate']>[0]) => void;
}

/** A hook gives up after a second, and a slow MOR or CRM must not make it believe that nothing was ordered. */
const ANSWER_WITHIN_MS = 700;

const pause = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, ms).unref();
  });

/** What a CRM's logic hooks report: requested calls, changed users and records, notes. */
export const eventEndpoints = (deps: EventsDeps): Endpoint[] => [
  endpoint({
    method: 'POST',
    path: '/v1/events',
    body: eventSchema,
    signedAs: 'event',
    docs: {
      operationId: 'sendEvent',
      summary: 'Events of a CRM’s logic hooks',
      answers: { 202: { description: 'Taken', schema: eventAcceptedSchema } },
      problems: [...CLICK_PROBLEMS, 'call_not_found'],
    },
    async handle({ body, principal, headers }) {
      serverOnly(principal);
      // A call order's id is its idempotency key, on disk; any other event counts once, however often it is sent.
      const isRepeated =
        body.type !== 'call.requested' &&
        principal.webhookId !== undefined &&
        !(await deps.usedIds.use(principal.crm, principal.webhookId));
      if (isRepeated) return { status: 202, body: { accepted: true } };
      switch (body.type) {
        case 'call.requested': {
          const { type: _type, ...click } = body;
          const placing = deps.place(toClick(click, principal, headers, 'event', deps.crms));
          const placed = await Promise.race([placing, pause(ANSWER_WITHIN_MS)]);
          // The hook must not keep the user's save waiting for MOR; the result is in the call's record.
          if (!placed) placing.catch(() => undefined);
          const view = placed && { call: callView(placed.call, deps) };
          return { status: 202, body: { accepted: true, ...view } };
        }
        case 'user.changed':
          deps.forget(principal.crm, {
            user: canonicalRef({ crm: principal.crm, user: body.user }, deps.crms).user,
          });
          return { status: 202, body: { accepted: true } };
        case 'contact.changed':
          deps.forget(principal.crm, {
            record: canonicalRecord(body.record, principal.crm, deps.crms),
          });
          return { status: 202, body: { accepted: true } };
        case 'call.noted': {
          const call = await deps.book.get(body.call);
          if (!call || !maySee(principal, call)) {
            throw new Problem('call_not_found', `There is no call ${body.call}.`);
          }
          await annotate(deps, call.id, notesOf(body, call, await choicesFor(call, deps)));
          return { status: 202, body: { accepted: true } };
        }
      }
    },
  }),
];
