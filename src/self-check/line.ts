import type { CheckLine } from '../calls/connector.ts';
import type { MorReply } from '../calls/mor-gateway.ts';
import type { MorRefusalCode } from '../vocabulary/refusals.ts';
import { MOR_REFUSALS } from '../vocabulary/refusals.ts';

/** A link that holds. */
export const ok = (link: string, detail: string): CheckLine => ({ link, ok: true, detail });

export type MorFailure = Extract<MorReply<unknown>, { ok: false }>;

export const REACH_CURE =
  'Check mor.url (it ends in /billing), the name, the port, a firewall between the two machines, and the TLS certificate.';

/** Nothing that speaks as a MOR does is there. */
export const isAbsent = ({ code }: MorFailure): boolean =>
  code === 'unreachable' || code === 'unusable_answer';

const isRefusal = (code: string): code is MorRefusalCode => Object.hasOwn(MOR_REFUSALS, code);

/** A broken link in MOR's words and ours. */
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

/** The status user is known, the question is understood, and the answer is no. */
export const refusedQuestion = (link: string, reply: MorFailure): CheckLine =>
  // A callback is refused with the same words where the add-on is missing; a question is not.
  reply.code === 'access_denied'
    ? {
        link,
        ok: false,
        detail: `MOR does not let the status user ask this (MOR: ${reply.text})`,
        cure: SEES_CURE,
      }
    : failed(link, reply);

/** The status user is answered, but about calls of their own only. */
export const seesTooLittle = (link: string, detail: string): CheckLine => ({
  link,
  ok: false,
  detail,
  cure: SEES_CURE,
});
