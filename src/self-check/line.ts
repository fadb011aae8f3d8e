import type { CheckLine } from '../calls/connector.ts';
import type { MorReply } from '../calls/mor-gateway.ts';
import type { MorRefusalCode } from '../vocabulary/refusals.ts';
import { MOR_REFUSALS } from '../vocabulary/refusals.ts';

/** The line for a link that works. */
export const ok = (link: string, detail: string): CheckLine => ({ link, ok: true, detail });

export type MorFailure = Extract<MorReply<unknown>, { ok: false }>;

export const REACH_CURE =
  'Check mor.url (it ends in /billing), the name, the port, a firewall between the two machines, and the TLS certificate.';

/** Nothing there answers as MOR does. */
export const isAbsent = ({ code }: MorFailure): boolean =>
  code === 'unreachable' || code === 'unusable_answer';

const isRefusal = (code: string): code is MorRefusalCode => Object.hasOwn(MOR_REFUSALS, code);

/** The line for a broken link, in MOR's words and ours. */
export const failed = (link: string, { code, text }: MorFailure, cure?: string): CheckLine => {
  const known = isRefusal(code) ? MOR_REFUSALS[code] : undefined;
  return {
    link,
    ok: false,
    detail: known && code !== 'unrecognised' ? `${known.meaning} (MOR: ${text})` : text,
    cure: cure ?? known?.cure ?? REACH_CURE,
  };
};

const SEES_CURE =
  'Set mor.status.username to an administrator, or to the reseller who owns the agents’ MOR users: a simple user sees only ' +
  'calls of their own. An accountant needs Read for the API in the permission group.';

/** The status user is known and the question is understood, but MOR refuses it. */
export const refusedQuestion = (link: string, reply: MorFailure): CheckLine =>
  // MOR refuses a callback with the same words when the add-on is missing; for a question they mean the rights.
  reply.code === 'access_denied'
    ? {
        link,
        ok: false,
        detail: `MOR does not let the status user ask this (MOR: ${reply.text})`,
        cure: SEES_CURE,
      }
    : failed(link, reply);

/** The status user gets answers, but only about their own calls. */
export const seesTooLittle = (link: string, detail: string): CheckLine => ({
  link,
  ok: false,
  detail,
  cure: SEES_CURE,
});
