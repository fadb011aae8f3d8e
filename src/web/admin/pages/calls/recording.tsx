import { api } from '../../endpoints.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useCanChange } from '../../session.tsx';
import type { Call } from '../../types.ts';
import { texts } from '../../texts.ts';

const STATES = {
  pending: texts.calls.mor_has_not_finished_it,
  none: texts.calls.mor_has_none,
  available: '',
  deleted: texts.calls.deleted,
} as const;
const REASONS = {
  expired: texts.calls.deleted_its_time_was_over,
  requested: texts.calls.deleted_on_request,
  no_consent: texts.calls.deleted_the_other_party_did,
} as const;

/** A player for administrators, and the way to delete a recording. */
export const Recording = ({ call, onChanged }: { call: Call; onChanged: (call: Call) => void }) => {
  const canChange = useCanChange();
  const action = useAction();
  const { recording } = call;
  if (recording === undefined) return null;
  const { state, reason } = recording;
  return (
    <section aria-label={texts.calls.recording}>
      <h3>{texts.calls.recording}</h3>
      {state !== 'available' && <p>{reason === undefined ? STATES[state] : REASONS[reason]}</p>}
      {state === 'available' && !canChange && <p>{texts.calls.only_administrators_can_listen}</p>}
      {state === 'available' && canChange && (
        <>
          <audio controls preload="none" src={api.recordingAddress(call.id)} />
          <ConfirmButton
            text={texts.calls.delete_recording}
            question={texts.calls.delete_this_recording}
            explanation={texts.calls.nobody_can_listen_any_more}
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
