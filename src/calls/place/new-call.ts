import { defined } from '../../defined.ts';
import type { ActivityStatus, Call, Refusal } from '../call/call.ts';
import type { Click } from './click.ts';
import { advance } from '../call/advance.ts';
import { Problem } from '../problems.ts';
import type { Trace } from './resolving.ts';

const activityOf = (click: Click): ActivityStatus =>
  click.activityId === undefined ? { state: 'none' } : { state: 'none', id: click.activityId };

/** The first version of a call, built from the click and what has been resolved of it. */
export const newCall = (id: string, click: Click, nowMs: number, trace: Trace): Call => {
  const createdAt = new Date(nowMs).toISOString();
  const { mapping, request } = trace;
  return {
    id,
    version: 1,
    state: 'requested',
    crm: click.crm,
    user: click.user,
    ...defined({ userName: mapping?.name }),
    ...defined({ record: click.record, recordUrl: trace.record?.url, contactName: trace.contactName }),
    source: trace.source ?? '',
    destination: trace.destination ?? (typeof click.number === 'string' ? click.number : null),
    dialled: { src: request?.src ?? '', dst: request?.dst ?? null },
    mor: { server: mapping?.mor ?? '', username: mapping?.username ?? '', device: mapping?.device ?? '' },
    createdAt,
    ...defined({ notes: click.notes }),
    activity: activityOf(click),
    timeline: [{ at: createdAt, state: 'requested', by: 'agent' }],
    following: { uniqueIds: [] },
  };
};

/** The call as refused: nothing was dialled. */
export const refuse = (call: Call, refusal: Refusal, by: 'connector' | 'mor', nowMs: number): Call =>
  advance(call, 'refused', by, nowMs, { refusal, endedAt: new Date(nowMs).toISOString() }, refusal.detail);

/** The Problem for a refused call, also when its click is repeated. */
export const problemOf = (call: Call, refusal: Refusal, retryAfterSec?: number): Problem =>
  new Problem(refusal.code, refusal.detail, {
    call,
    ...defined({
      mor: refusal.morCode === undefined ? undefined : { code: refusal.morCode, text: refusal.morText ?? '' },
      rule: refusal.rule,
      retryAfterSec,
    }),
  });
