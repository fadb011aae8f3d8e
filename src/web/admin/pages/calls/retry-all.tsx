import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useCanChange } from '../../session.tsx';
import { plural, texts } from '../../texts.ts';

/** Puts every given-up activity back into the outbox; the other filters do not count. */
export const RetryAll = ({ onRetried }: { onRetried: () => void }) => {
  const canChange = useCanChange();
  const action = useAction();
  const [retried, setRetried] = useState<number>();
  if (!canChange) return null;
  return (
    <>
      <ConfirmButton
        text={texts.calls.retry_all_given_up}
        question={texts.calls.write_all_activities_that_were}
        explanation={texts.calls.do_this_when_the_cause}
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
        <p role="status">{plural(texts.calls.activities_are_waiting_to_be, retried)}</p>
      )}
    </>
  );
};
