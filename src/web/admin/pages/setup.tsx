import { useRef, useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { Badge, ErrorNote, Loading } from '../parts/notes.tsx';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import type { SetupStep } from '../types.ts';
import { InternalNumbers } from './setup/internal-numbers.tsx';
import { SetupConnections } from './setup/setup-connections.tsx';
import { TestCall } from './setup/test-call.tsx';

const TITLES: Readonly<Record<SetupStep['id'], string>> = {
  password: 'Administrator password',
  mor: 'Connect MOR',
  crm: 'Connect a CRM',
  mapping: 'Give agents their lines',
  call: 'Place a test call',
};
const STATES = {
  done: ['good', 'done'],
  open: ['plain', 'to do'],
  broken: ['bad', 'wrong'],
} as const;

/** The step that a person opened (undefined: closed all) while `whenNext` was due; after that the next one opens by itself. */
interface Choice {
  readonly opened: SetupStep['id'] | undefined;
  readonly whenNext: SetupStep['id'] | undefined;
}

/** The work of a step. */
const Work = ({ id, onChanged }: { id: SetupStep['id']; onChanged: () => void }) => {
  switch (id) {
    case 'password':
      return null;
    case 'mor':
    case 'crm':
      return <SetupConnections kind={id === 'mor' ? 'mor' : 'crms'} onChanged={onChanged} />;
    case 'mapping':
      return (
        <>
          <p>
            <a href="/admin/mapping">To the mapping page</a>: auto-match proposes lines, a CSV brings many,
            Edit sets one.
          </p>
          <InternalNumbers />
        </>
      );
    case 'call':
      return <TestCall onChanged={onChanged} />;
  }
};

/** The guide from a fresh installation to the first call. Leave it at any time: progress follows from facts. */
export const Setup = () => {
  const canChange = useCanChange();
  const setup = useLoad('setup', api.setup);
  const [chosen, setChosen] = useState<Choice>();
  const steps = setup.data?.steps ?? [];
  const next = steps.find((step) => step.state !== 'done')?.id;
  // When everything is done, the last step stays open, because it shows the call.
  const newest = useRef(next);
  newest.current = next ?? newest.current;
  const opened = chosen !== undefined && chosen.whenNext === next ? chosen.opened : newest.current;
  return (
    <View
      title="Set-up"
      actions={
        <button type="button" class="small secondary outline" onClick={setup.reload}>
          Look again
        </button>
      }
    >
      <ErrorNote error={setup.error} />
      {!setup.data && setup.loading && <Loading />}
      {setup.data && (
        <p class="muted">
          {next === undefined ? (
            <>
              Everything is set up. <a href="/admin/">To the overview</a>
            </>
          ) : (
            'Five steps to the first call. You can leave at any time and go on later: what is done stays done.'
          )}
        </p>
      )}
      <ol class="wizard">
        {steps.map((step) => {
          const [tone, word] = STATES[step.state];
          return (
            <li key={step.id} class={step.state}>
              <h2>
                <button
                  type="button"
                  class="link"
                  aria-expanded={opened === step.id}
                  onClick={() => {
                    setChosen({ opened: opened === step.id ? undefined : step.id, whenNext: next });
                  }}
                >
                  {TITLES[step.id]}
                </button>{' '}
                <Badge tone={tone}>{word}</Badge>
              </h2>
              <p class="muted">{step.detail}</p>
              {step.cure && <p class="cure">{step.cure}</p>}
              {canChange && opened === step.id && <Work id={step.id} onChanged={setup.reload} />}
            </li>
          );
        })}
      </ol>
    </View>
  );
};
