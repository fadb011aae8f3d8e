import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useCanChange } from '../../session.tsx';

/** Puts every given-up activity back into the outbox, whatever the other filters are. */
export const RetryAll = ({ onRetried }: { onRetried: () => void }) => {
  const canChange = useCanChange();
  const action = useAction();
  const [retried, setRetried] = useState<number>();
  if (!canChange) return null;
  return (
    <>
      <ConfirmButton
        text="Retry all given up"
        question="Write all activities that were given up?"
        explanation="Do this when the cause is corrected. Each call still gets one activity; those that cannot be written are given up again, with the reason."
        harmless
        busy={action.busy}
        onConfirm={() => {
          action.run(async () => {
            setRetried((await api.retryActivities()).retried);
            onRetried();
          });
        }}
      />
      <ErrorNote error={action.error} />
      {retried !== undefined && (
        <p role="status">
          {retried === 1 ? '1 activity is' : `${retried} activities are`} waiting to be written again.
        </p>
      )}
    </>
  );
};
