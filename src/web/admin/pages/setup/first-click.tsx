import { useEffect, useState } from 'preact/hooks';
import { isOver } from '../../../../vocabulary/call-states.ts';
import { api } from '../../endpoints.ts';
import { ClickForm } from '../../parts/click-form.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useKnown } from '../../parts/use-known.ts';
import { texts } from '../../texts.ts';
import { CallDetails } from '../calls/call-details.tsx';
import { useLiveCalls } from '../calls/use-live-calls.ts';

/** Waits for a click in the CRM and follows its call live to the end; a call from here is the other way to try a line. */
export const FirstClick = ({ onChanged }: { onChanged: () => void }) => {
  const known = useKnown();
  const live = useLiveCalls();
  const [sinceMs] = useState(Date.now);
  const action = useAction();
  const call = [...live.byId.values()]
    .filter(({ createdAt, direction }) => direction === 'outbound' && Date.parse(createdAt) >= sinceMs)
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    .at(-1);
  const ended = call !== undefined && isOver(call.state) ? call.id : undefined;
  useEffect(() => {
    if (ended !== undefined) onChanged();
  }, [ended]);
  return (
    <section aria-label={texts.setup.clicked}>
      {call ? (
        <CallDetails call={call} onRetried={() => undefined} />
      ) : (
        <p class="waiting" role="status">
          {texts.setup.waiting}
        </p>
      )}
      <details>
        <summary>{texts.setup.from_here}</summary>
        <section aria-label={texts.setup.test_call}>
          <p class="muted">{texts.setup.test_call_hint}</p>
          <ClickForm
            known={known}
            onSubmit={(click) => {
              action.run(async () => {
                await api.testCall(click);
              });
            }}
            submit={texts.setup.call}
            busy={action.busy}
          />
          <ErrorNote error={action.error} />
        </section>
      </details>
    </section>
  );
};
