import type { CallBook } from '../../../calls/book.ts';
import type { Call } from '../../../calls/call/call.ts';
import type { Click } from '../../../calls/place/click.ts';
import type { ActivityLog } from '../../../calls/outbox/log-activity.ts';
import type { Place } from '../../../calls/place/place.ts';
import type { CallStore } from '../../../calls/ports.ts';
import type { RecordingRulesOf } from '../../../calls/recordings/rules.ts';
import { preview } from '../../../calls/place/preview.ts';
import { Problem } from '../../../calls/problems.ts';
import type { ResolveDeps } from '../../../calls/place/resolving.ts';
import { defined } from '../../../defined.ts';
import { answerCallsCsv } from '../../call-csv.ts';
import { callView } from '../../call-view.ts';
import type { AnswerOf, BodyOf } from '../contract/contract.ts';
import { labelIn } from '../../report.ts';
import { begin, createWriter, event } from '../../stream.ts';
import type { StreamRegistry } from '../../stream-registry.ts';
import type { ResultsOf } from '../../../vocabulary/results.ts';
import { hangupText } from '../../../vocabulary/hangup-causes.ts';
import { saying } from '../../../vocabulary/message-codes.ts';
import { refusalSaid, refusalWords } from '../refusal-cure.ts';
import { ANSWERED, AdminReply } from '../route.ts';
import type { AddRoute } from '../route.ts';
import type { Sessions } from '../sessions.ts';
import { toFilter } from './call-filter.ts';

export interface AdminCallsDeps {
  readonly book: CallBook;
  readonly calls: Pick<CallStore, 'list'>;
  readonly place: Place;
  readonly resolve: ResolveDeps;
  readonly activityLog: Pick<ActivityLog, 'retry' | 'retryAll'>;
  /** The CRM instances in the configuration. */
  readonly crms: { has(id: string): boolean; keys(): Iterable<string> };
  readonly streams: StreamRegistry;
  readonly sessions: Sessions;
  /** The base address of links in calls. */
  readonly apiUrl: string;
  readonly resultsOf: ResultsOf;
  readonly recordingRules: RecordingRulesOf;
}

type CallView = AnswerOf<'GET /calls/:id'>;

/** Q.850 cause of a call that ended normally. */
const NORMAL_CLEARING = 16;
const hangupWords = (cause: number): CallView['hangup'] => {
  const { code, meaning, cure } = hangupText(cause);
  return { code, values: { cause }, meaning, cure };
};

const toClick = (body: BodyOf<'POST /preview'>, key?: string): Click =>
  ({
    ...(Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as typeof body &
      Pick<Click, 'crm' | 'user'>),
    sender: 'admin',
    ...defined({ idempotencyKey: key === undefined ? undefined : `admin:${key}` }),
  }) as Click;

/** Preview, test call, history, live list, dead letters. */
export const addCallRoutes = (add: AddRoute, deps: AdminCallsDeps): void => {
  const { book, calls } = deps;
  const { apiUrl: publicUrl, resultsOf, recordingRules } = deps;
  const context = { publicUrl, resultsOf, recordingRules };
  /** An activity whose CRM instance was removed from the configuration is shown as waiting for it. */
  const waitingView = (seen: ReturnType<typeof callView>, { activity, crm }: Call) =>
    activity.state === 'pending' && !deps.crms.has(crm)
      ? {
          ...seen,
          activity: {
            id: activity.id,
            url: activity.url,
            state: activity.state,
            error: `It waits: CRM instance ${crm} is not in the configuration. Add it again, and it is written.`,
          },
        }
      : seen;
  const viewIn =
    (languages: readonly string[]) =>
    (call: Call): CallView => {
      const { hangupCause: cause } = call;
      const isNormal = cause === undefined || cause === NORMAL_CLEARING;
      const hangup = isNormal ? {} : { hangup: hangupWords(cause) };
      const { activity, timeline, ...view } = waitingView(callView(call, { ...context, languages }), call);
      const seen = {
        ...view,
        ...hangup,
        activity: activity && { ...activity, ...saying(activity.error) },
        timeline: timeline.map((entry) => ({ ...entry, ...saying(entry.detail) })),
      };
      if (!call.refusal) return seen;
      const { code, detail, morCode, morText = '', rule } = call.refusal;
      const { cure } = refusalWords(code, morCode, rule);
      const said = refusalSaid({ detail, mor: morCode && { code: morCode, text: morText } });
      return { ...seen, refusal: { code, detail, ...said, cure, ...defined({ mor: morCode }) } };
    };
  const one = async (callId: string): Promise<Call> => {
    const call = await book.get(callId);
    if (!call) throw new Problem('call_not_found', `There is no call ${callId}.`);
    return call;
  };

  add('POST /preview', async ({ body }) => {
    const { steps, problem, ...found } = await preview(toClick(body), deps.resolve);
    return {
      ...found,
      steps: steps.map((step) => ({ ...step, ...saying(step.detail) })),
      ...defined({ problem: problem && { ...problem, ...saying(problem.detail) } }),
    };
  });

  add('POST /test-call', async ({ body, req, languages }) => {
    const key = req.get('idempotency-key');
    if (key === undefined || key === '' || key.length > 200) {
      throw new Problem('invalid_request', 'Send an Idempotency-Key header, one for each click.');
    }
    const { call, fresh } = await deps.place(toClick(body, key));
    return new AdminReply(!fresh ? 200 : call.state === 'unknown' ? 202 : 201, viewIn(languages)(call));
  });

  add('GET /calls', async ({ query, languages }) => {
    const { limit, cursor, ...rest } = query;
    const page = await calls.list({
      ...toFilter(rest),
      limit,
      ...defined({ cursor }),
    });
    return { items: page.items.map(viewIn(languages)), ...defined({ next: page.next }) };
  });

  add('GET /calls/export.csv', async ({ query: { zone, ...query }, res }) => {
    const filter = toFilter(query);
    await answerCallsCsv(res, (at) => calls.list({ ...filter, ...at }), zone);
    return ANSWERED;
  });

  add('GET /calls/stream', ({ res, session, languages }) => {
    const view = viewIn(languages);
    let closed = (): void => undefined;
    deps.streams.add(res, { kind: 'session', id: session.id }, () => {
      closed();
    });
    begin(res);
    const writer = createWriter(res);
    const tell = (call: Call): void => {
      writer.send(call.id, event('call', `${call.id}:${call.version}`, view(call)));
    };
    // Also sends the calls that are already open, because they may not change for an hour.
    const stop = book.watch(tell);
    [...book.open(), ...book.incoming()].forEach(tell);
    // The stream must not outlive the session that opened it.
    const forget = deps.sessions.onEnd(session, () => {
      res.end();
    });
    closed = () => {
      stop();
      forget();
    };
    return ANSWERED;
  });

  add('GET /results', ({ languages }) => {
    const crms = new Set(deps.crms.keys());
    const codes = new Set([...crms].flatMap((crm) => resultsOf(crm).map(({ code }) => code)));
    return { items: [...codes].map((code) => ({ code, label: labelIn(code, crms, resultsOf, languages) })) };
  });

  add('GET /calls/:id', async ({ params, languages }) => viewIn(languages)(await one(params.id)));

  add('POST /calls/retry-activities', async ({ body }) => ({
    retried: await deps.activityLog.retryAll(body.crm),
  }));

  add('POST /calls/:id/retry-activity', async ({ params, languages }) => {
    const call = await one(params.id);
    return viewIn(languages)((await deps.activityLog.retry(call.id)) ?? call);
  });
};
