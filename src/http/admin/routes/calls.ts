import type { Response } from 'express';
import Papa from 'papaparse';
import { z } from 'zod';
import type { CallBook } from '../../../calls/book.ts';
import { CALL_STATES, OUTCOMES } from '../../../calls/call/call.ts';
import type { Call } from '../../../calls/call/call.ts';
import type { Click } from '../../../calls/place/click.ts';
import type { ActivityLog } from '../../../calls/outbox/log-activity.ts';
import { messageOf } from '../../../calls/call/message.ts';
import type { Place } from '../../../calls/place/place.ts';
import type { CallFilter, CallStore } from '../../../calls/ports.ts';
import { preview } from '../../../calls/place/preview.ts';
import { Problem } from '../../../calls/problems.ts';
import type { ResolveDeps } from '../../../calls/place/resolving.ts';
import { callView } from '../../call-view.ts';
import { clickSchema } from '../../schemas.ts';
import { begin, createWriter, event } from '../../stream.ts';
import type { StreamRegistry } from '../../stream.ts';
import { hangupText } from '../../../vocabulary/hangup-causes.ts';
import { refusalWords } from '../refusal-cure.ts';
import { ANSWERED, AdminReply } from '../route.ts';
import type { AddRoute } from '../route.ts';
import type { Sessions } from '../sessions.ts';

export interface AdminCallsDeps {
  readonly book: CallBook;
  readonly calls: Pick<CallStore, 'list'>;
  readonly place: Place;
  readonly resolve: ResolveDeps;
  readonly activityLog: Pick<ActivityLog, 'retry' | 'retryAll'>;
  /** Is this CRM instance in the configuration? */
  readonly crms: { has(id: string): boolean };
  readonly streams: StreamRegistry;
  readonly sessions: Sessions;
  /** Links in calls lead there. */
  readonly apiUrl: string;
}

const id = z.string().min(1).max(255);
const time = z.iso.datetime({ offset: true });
const filterShape = {
  crm: id.optional(),
  user: id.optional(),
  state: z.enum(CALL_STATES).optional(),
  activity: z.enum(['none', 'pending', 'written', 'dead']).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  from: time.optional(),
  to: time.optional(),
};
const exportQuery = z.strictObject(filterShape);
const listQuery = z.strictObject({
  ...filterShape,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(255).optional(),
});
const retryBody = z.strictObject({ crm: id.optional() });
const clickBody = clickSchema.required({ crm: true, user: true });

const toFilter = (query: z.infer<typeof exportQuery>): Omit<CallFilter, 'limit'> => {
  const { from, to, ...same } = query;
  return {
    ...(Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined)) as typeof same &
      Omit<CallFilter, 'limit'>),
    ...(from === undefined ? {} : { fromMs: Date.parse(from) }),
    ...(to === undefined ? {} : { toMs: Date.parse(to) }),
  };
};

/** Q.850: how calls end. */
const NORMAL_CLEARING = 16;
const hangupWords = (cause: number): { meaning: string; cure: string } => {
  const { meaning, cure } = hangupText(cause);
  return { meaning, cure };
};

/** A spreadsheet with more rows helps nobody; a narrower period does. */
const MAX_EXPORT = 100_000;
const PAGE = 200;
const COLUMNS = [
  ...[
    'id',
    'createdAt',
    'crm',
    'user',
    'contact',
    'source',
    'destination',
    'state',
    'outcome',
    'talkSeconds',
  ],
  ...['answeredAt', 'endedAt', 'hangupCause', 'refusal', 'activity', 'message', 'notes', 'disposition'],
];

const csvRow = (call: Call): (string | number)[] => [
  ...[
    call.id,
    call.createdAt,
    call.crm,
    call.user,
    call.contactName ?? '',
    call.source,
    call.destination ?? '',
  ],
  ...[call.state, call.outcome ?? '', call.talkSeconds ?? '', call.answeredAt ?? '', call.endedAt ?? ''],
  ...[call.hangupCause ?? '', call.refusal?.code ?? '', call.activity.state, messageOf(call)],
  ...[call.notes ?? '', call.disposition ?? ''],
];

/** `escapeFormulae`: what a contact is called must not run in a spreadsheet. */
const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  `${Papa.unparse(rows as (string | number)[][], { escapeFormulae: true })}\r\n`;

/** Resolves when the reader has room for more, or is gone. */
const writeAll = async (res: Response, text: string): Promise<void> => {
  if (res.write(text) || res.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    res.on('drain', done).on('close', done);
  });
};

const toClick = (body: z.infer<typeof clickBody>, key?: string): Click =>
  ({
    ...(Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as typeof body &
      Pick<Click, 'crm' | 'user'>),
    sender: 'admin',
    ...(key === undefined ? {} : { idempotencyKey: `admin:${key}` }),
  }) as Click;

/** Preview, test call, history, live list, dead letters. */
export const addCallRoutes = (add: AddRoute, deps: AdminCallsDeps): void => {
  const { book, calls, apiUrl } = deps;
  /** An activity whose CRM instance has left the configuration waits for it, and says so. */
  const waitingView = (seen: ReturnType<typeof callView>, { activity, crm }: Call) =>
    activity.state === 'pending' && !deps.crms.has(crm)
      ? {
          ...seen,
          activity: {
            ...{ id: activity.id, url: activity.url, state: activity.state },
            error: `It waits: CRM instance ${crm} is not in the configuration. Add it again, and it is written.`,
          },
        }
      : seen;
  const view = (call: Call): unknown => {
    const { hangupCause: cause } = call;
    const isNormal = cause === undefined || cause === NORMAL_CLEARING;
    const hangup = isNormal ? {} : { hangup: hangupWords(cause) };
    const seen = { ...waitingView(callView(call, apiUrl), call), ...hangup };
    if (!call.refusal) return seen;
    const { code, detail, morCode, rule } = call.refusal;
    return { ...seen, refusal: { code, detail, cure: refusalWords(code, morCode, rule).cure } };
  };
  const one = async (callId: string | undefined): Promise<Call> => {
    const call = await book.get(callId ?? '');
    if (!call) throw new Problem('call_not_found', `There is no call ${callId ?? ''}.`);
    return call;
  };

  add('post', '/preview', { body: clickBody, handle: ({ body }) => preview(toClick(body), deps.resolve) });

  add('post', '/test-call', {
    body: clickBody,
    async handle({ body, req }) {
      const key = req.get('idempotency-key');
      if (key === undefined || key === '' || key.length > 200) {
        throw new Problem('invalid_request', 'Send an Idempotency-Key header, one for each click.');
      }
      const { call, fresh } = await deps.place(toClick(body, key));
      return new AdminReply(!fresh ? 200 : call.state === 'unknown' ? 202 : 201, view(call));
    },
  });

  add('get', '/calls', {
    query: listQuery,
    async handle({ query }) {
      const { limit, cursor, ...rest } = query;
      const page = await calls.list({
        ...toFilter(rest),
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return { items: page.items.map(view), ...(page.next === undefined ? {} : { next: page.next }) };
    },
  });

  add('get', '/calls/export.csv', {
    query: exportQuery,
    async handle({ query, res }) {
      const filter = toFilter(query);
      res.attachment('calls.csv').type('text/csv');
      res.write(toCsv([COLUMNS]));
      let cursor: string | undefined;
      let written = 0;
      do {
        const page = await calls.list({
          ...filter,
          limit: PAGE,
          ...(cursor === undefined ? {} : { cursor }),
        });
        if (page.items.length > 0) await writeAll(res, toCsv(page.items.map(csvRow)));
        written += page.items.length;
        cursor = page.next;
      } while (cursor !== undefined && written < MAX_EXPORT && !res.destroyed);
      res.end();
      return ANSWERED;
    },
  });

  add('get', '/calls/stream', {
    handle({ res, session }) {
      begin(res);
      const writer = createWriter(res);
      const tell = (call: Call): void => {
        writer.send(call.id, event('call', `${call.id}:${call.version}`, view(call)));
      };
      // Those that are open already may not change for an hour.
      const stop = book.watch(tell);
      book.open().forEach(tell);
      // A stream must not outlive the session that opened it.
      const forget = deps.sessions.onEnd(session, () => {
        res.end();
      });
      deps.streams.add(res, { kind: 'session' }, () => {
        stop();
        forget();
      });
      return Promise.resolve(ANSWERED);
    },
  });

  add('get', '/calls/:id', { handle: async ({ params }) => view(await one(params['id'])) });

  add('post', '/calls/retry-activities', {
    body: retryBody,
    async handle({ body }) {
      return { retried: await deps.activityLog.retryAll(body.crm) };
    },
  });

  add('post', '/calls/:id/retry-activity', {
    async handle({ params }) {
      const call = await one(params['id']);
      return view((await deps.activityLog.retry(call.id)) ?? call);
    },
  });
};
