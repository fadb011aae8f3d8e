import type { MorReply } from '../calls/mor-gateway.ts';
import { wrong } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';

export type MorFailure = Extract<MorReply<unknown>, { ok: false }>;

/** Nothing there answers as MOR does. */
export const isAbsent = ({ code }: MorFailure): boolean =>
  code === 'unreachable' || code === 'unusable_answer';

/** What is broken, in MOR's words and ours. */
export const failed = ({ code, text }: MorFailure): Finding =>
  code === 'unrecognised' ? wrong('mor_unknown_answer', { text }) : wrong(`mor_${code}`, { text });

/** The status user is known and the question is understood, but MOR refuses it. */
export const refusedQuestion = (reply: MorFailure): Finding =>
  // MOR refuses a callback with the same words when the add-on is missing; for a question they mean the rights.
  reply.code === 'access_denied' ? wrong('mor_may_not_ask', { text: reply.text }) : failed(reply);
