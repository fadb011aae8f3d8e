import { z } from 'zod';
import type { ActivityResult } from '../../src/calls/activity.ts';
import type { Connector, ConnectorDeps, ConnectorType } from '../../src/calls/connector.ts';
import { defined } from '../../src/defined.ts';
import { at, good, wrong } from '../../src/vocabulary/findings.ts';
import type { Finding } from '../../src/vocabulary/findings.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import type { Language } from '../../src/vocabulary/texts/languages.ts';
import { WITHOUT_LOGIN, isWithoutLogin } from '../../src/vocabulary/web-address.ts';
import { startDeadline } from '../shared/deadline.ts';
import type { Deadline } from '../shared/deadline.ts';
import { describeFailure } from '../shared/failure.ts';
import { isClosedIn, resultOf } from './answer.ts';
import type { Answer } from './answer.ts';
import { matchesIn } from './matches.ts';
import { callMessage, missedMessage, ringingMessage } from './message.ts';
import type { CallMessage } from './message.ts';
import { send } from './post.ts';
import { signedHeaders } from './sign.ts';

const options = z.strictObject({
  /** Where ended calls are posted, signed after the Standard Webhooks specification. Absent: nowhere. */
  activity: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/, error: 'expected an http(s) address' })
        .refine(isWithoutLogin, WITHOUT_LOGIN),
      secret: z.string().min(16, 'a signing secret needs at least 16 characters'),
      timeoutMs: z.number().int().min(100).max(10_000).default(8_000),
    })
    .optional(),
  task: z
    .strictObject({
      language: z
        .enum(Object.keys(LANGUAGES) as [Language, ...Language[]])
        .default('en')
        .describe('Of the subject of a call, and of a task to call back'),
    })
    .prefault({}),
});

export type GenericOptions = z.infer<typeof options>;

const postCalls = (
  activity: NonNullable<GenericOptions['activity']>,
  { language }: GenericOptions['task'],
  deps: ConnectorDeps,
) => {
  const { url, secret, timeoutMs } = activity;
  const headersOf = ({ id, body }: CallMessage): Record<string, string> => ({
    'content-type': 'application/json',
    'user-agent': 'mor-crm-connector',
    ...signedHeaders({ id, timestampSec: Math.floor(deps.now() / 1000), body }, secret),
  });
  const post = (message: CallMessage, deadline: Deadline): Promise<Answer> =>
    send(url, { method: 'POST', headers: headersOf(message), body: message.body }, deadline);
  const write = async (
    message: CallMessage,
    read: (answer: Answer) => ActivityResult,
  ): Promise<ActivityResult> => {
    try {
      return read(await post(message, startDeadline('activity', timeoutMs)));
    } catch (error) {
      const why = describeFailure(error, timeoutMs);
      return { kind: 'retry', reason: `The receiver of ended calls could not be reached: ${why}` };
    }
  };
  const writeActivity: Connector['writeActivity'] = (call) =>
    write(callMessage(call, language), (answer) =>
      resultOf(answer, call.existingId ?? call.callId, deps.now()),
    );
  const writeTask: NonNullable<Connector['writeTask']> = (task) =>
    write(missedMessage(task, language), (answer) => {
      const result = resultOf(answer, task.existingId ?? task.key, deps.now());
      const isClosed = task.state === 'done' || isClosedIn(answer.text);
      return result.kind === 'written' && isClosed ? { ...result, closed: true } : result;
    });
  const announce: NonNullable<Connector['announce']> = async (call, signal) => {
    const { status, text } = await post(ringingMessage(call), startDeadline('click', timeoutMs, signal));
    if (status >= 200 && status < 300) return matchesIn(text);
    throw new Error(`The receiver answered HTTP ${status} to call.ringing`);
  };
  const check = async (): Promise<Finding> => {
    const { origin, protocol } = new URL(url);
    try {
      // Any answer proves that the receiver is up. A POST would be mistaken for a call.
      await send(url, { method: 'OPTIONS' }, startDeadline('background', timeoutMs));
      return good(protocol === 'http:' ? 'crm_receiver_clear' : 'crm_receiver_answers', { origin });
    } catch (error) {
      return wrong('crm_receiver_silent', { origin, why: describeFailure(error, timeoutMs) });
    }
  };
  return { writeActivity, writeTask, announce, check };
};

/**
 * Any page or CRM that can send an HTTP request; the request itself carries record and number. This connector knows no
 * records and no agents. If `activity` is configured, it posts each ended call there, and each incoming one as it rings.
 */
const createGenericConnector = (id: string, settings: GenericOptions, deps: ConnectorDeps): Connector => {
  const poster =
    settings.activity === undefined ? undefined : postCalls(settings.activity, settings.task, deps);
  return {
    id,
    type: 'generic',
    numbersFrom: 'request',
    checksVisibility: false,
    writesActivities: poster !== undefined,
    readRecord: () => Promise.resolve(undefined),
    readAgent: () => Promise.resolve(undefined),
    listAgents: () => Promise.resolve({ items: [] }),
    writeActivity:
      poster?.writeActivity ??
      (() =>
        Promise.resolve({
          kind: 'dead',
          reason: 'This CRM instance keeps no activities',
          cure: 'Configure activity.url if ended calls should be posted somewhere.',
        })),
    ...defined({ announce: poster?.announce, writeTask: poster?.writeTask }),
    invalidate: () => undefined,
    check: async () => [
      at('crm_activities', { crm: id }, (await poster?.check()) ?? good('crm_no_receiver')),
    ],
    close: () => Promise.resolve(),
  };
};

export const generic: ConnectorType<GenericOptions> = {
  type: 'generic',
  options,
  create: createGenericConnector,
};
