import { useEffect, useState } from 'preact/hooks';
import { isOver } from '../../../../vocabulary/call-states.ts';
import { api } from '../../endpoints.ts';
import { ClickForm } from '../../parts/click-form.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useKnown } from '../../parts/use-known.ts';
import type { Call } from '../../types.ts';
import { CallDetails } from '../calls/call-details.tsx';
import { useLiveCalls } from '../calls/use-live-calls.ts';

/** A real call, followed live to its end. */
export const TestCall = ({ onChanged }: { onChanged: () => void }) => {
  const known = useKnown();
  const live = useLiveCalls();
  const [placed, setPlaced] = useState<Call>();
  const action = useAction();
  const call = placed && (live.byId.get(placed.id) ?? placed);
  const isDone = call !== undefined && isOver(call.state);
  useEffect(() => {
    if (isDone) onChanged();
  }, [isDone]);
  return (
    <section aria-label="Test call">
      <p class="muted">This is a real call: the agent’s telephone rings, then the number.</p>
      <ClickForm
        known={known}
        onSubmit={(click) => {
          action.run(async () => {
            setPlaced(undefined);
            setPlaced(await api.testCall(click));
          });
        }}
      >
        <button type="submit" aria-busy={action.busy}>
          Call
        </button>
      </ClickForm>
      <ErrorNote error={action.error} />
      {call && <CallDetails call={call} onRetried={setPlaced} />}
    </section>
  );
};
