import type { CallbackAnswer } from '../calls/mor-gateway.ts';
import type { Received } from './connection.ts';
import { readCallback } from './reply.ts';

/** Refusals that MOR gives before checking the hash (code of X5 and X8, see docs/mor.md). */
const BEFORE_HASH = new Set([
  'incorrect_hash',
  'not_authenticated',
  'api_disabled',
  'get_disabled',
  'no_secret_key',
]);

export const isWrongHash = (answer: CallbackAnswer): boolean =>
  answer.kind === 'refused' && answer.code === 'incorrect_hash';

/** MOR got past its hash check. */
export const provesHash = (answer: CallbackAnswer): boolean =>
  answer.kind === 'accepted' || (answer.kind === 'refused' && !BEFORE_HASH.has(answer.code));

const uncertain = (mor: string, why: string): CallbackAnswer => ({
  kind: 'uncertain',
  detail: `MOR ${mor} may have started the call, its answer is not usable: ${why}`,
});

/** The result of a request; concludes nothing from an answer that is not certainly MOR's own. */
export const judgeCallback = (received: Received, mor: string): CallbackAnswer => {
  if (received.kind === 'failed') {
    const { sent, detail } = received;
    return sent
      ? uncertain(mor, detail)
      : { kind: 'not_sent', reason: 'unreachable', detail: `MOR ${mor} cannot be reached: ${detail}` };
  }
  const { status, text } = received;
  // A redirect is not MOR's answer, no matter what its body says, and following it would be a second request.
  if (status >= 300 && status < 400) return uncertain(mor, `HTTP ${status} redirects elsewhere`);
  const verdict = text === undefined ? undefined : readCallback(text);
  const fine = status >= 200 && status < 300;
  if (verdict?.kind === 'ok' && fine) {
    const id = verdict.callbackUniqueId;
    return id === undefined ? { kind: 'accepted' } : { kind: 'accepted', callbackUniqueId: id };
  }
  // MOR refuses before dialling. With an HTTP error, only a known text proves that the answer came from MOR.
  if (verdict?.kind === 'refused' && (fine || verdict.known)) {
    return { kind: 'refused', code: verdict.code, text: verdict.text };
  }
  return uncertain(
    mor,
    text?.trim() === ''
      ? `HTTP ${status} with an empty body`
      : `HTTP ${status} with a body that is not MOR's XML`,
  );
};
