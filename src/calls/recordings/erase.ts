import type { CallBook } from '../book.ts';
import type { Call } from '../call/call.ts';
import { revise } from '../call/advance.ts';
import type { AuditDraft, RecordStore } from '../admin-ports.ts';
import type { Now } from '../ports.ts';
import { Problem } from '../problems.ts';
import { withErasure } from './step.ts';

export interface EraseDeps {
  readonly book: Pick<CallBook, 'update' | 'get'>;
  readonly records: Pick<RecordStore, 'apply'>;
  readonly now: Now;
}

/**
 * Deletes a call's recording because a person asked for it: it can no longer be played, and the keeper deletes it in MOR.
 * Rejects with `call_not_found` or `recording_not_found`.
 */
export const eraseRecording = async (deps: EraseDeps, id: string, by: string): Promise<Call> => {
  const call = await deps.book.get(id);
  if (call === undefined) throw new Problem('call_not_found', `There is no call ${id}.`);
  const { recording } = call;
  if (recording === undefined || recording.state === 'none')
    throw new Problem('recording_not_found', 'This call has no recording.');
  if (recording.erasure !== undefined) return call;
  const entry: AuditDraft = { actor: by, action: 'recording.erase', subject: `call/${id}`, atMs: deps.now() };
  await deps.records.apply([], entry);
  const change = (current: Call): Call => withErasure(current, 'requested');
  return (await deps.book.update(id, change, () => ({ recordingDueMs: deps.now() }))) ?? call;
};

/**
 * Notes whether the other party agreed to be recorded. Taking it back deletes what was recorded.
 * Rejects with `call_not_found`, or `recording_not_found` if it comes too late.
 */
export const setConsent = async (
  { book, now }: Pick<EraseDeps, 'book' | 'now'>,
  id: string,
  consent: boolean,
): Promise<Call> => {
  const after = await book.update(
    id,
    (call) => {
      if (call.consent === consent) return call;
      if (consent && call.recording?.erasure !== undefined)
        throw new Problem('recording_not_found', 'It is too late: the recording has been deleted.');
      const noted = revise(call, { consent });
      return consent ? noted : { ...withErasure(noted, 'no_consent'), version: noted.version };
    },
    (call) => (call.recording?.erasure === undefined ? {} : { recordingDueMs: now() }),
  );
  if (after === undefined) throw new Problem('call_not_found', `There is no call ${id}.`);
  return after;
};
