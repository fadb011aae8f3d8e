import { api } from '../../endpoints.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useCanChange } from '../../session.tsx';
import type { Call } from '../../types.ts';

const STATES = {
  pending: 'MOR has not finished it yet; the connector asks again.',
  none: 'MOR has none.',
  available: '',
  deleted: 'Deleted',
} as const;
const REASONS = {
  expired: ': its time was over.',
  requested: ' on request.',
  no_consent: ': the other party did not agree to it.',
} as const;

/** A player for administrators, and the way to delete a recording. */
export const Recording = ({ call, onChanged }: { call: Call; onChanged: (call: Call) => void }) => {
  const canChange = useCanChange();
  const action = useAction();
  const { recording } = call;
  if (recording === undefined) return null;
  const { state, reason } = recording;
  return (
    <section aria-label="Recording">
      <h3>Recording</h3>
      {state !== 'available' && (
        <p>
          {STATES[state]}
          {reason !== undefined && REASONS[reason]}
        </p>
      )}
      {state === 'available' && !canChange && <p>Only administrators can listen.</p>}
      {state === 'available' && canChange && (
        <>
          <audio controls preload="none" src={api.recordingAddress(call.id)} />
          <ConfirmButton
            text="Delete recording"
            question="Delete this recording?"
            explanation="Nobody can listen any more, and MOR deletes its file. It cannot be brought back."
            busy={action.busy}
            onConfirm={() => {
              action.run(async () => {
                await api.eraseRecording(call.id);
                onChanged({ ...call, recording: { state: 'deleted', reason: 'requested' } });
              });
            }}
          />
        </>
      )}
      <ErrorNote error={action.error} />
    </section>
  );
};
