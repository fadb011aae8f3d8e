import { useRef, useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { Finding } from '../parts/finding.tsx';
import { Badge, ErrorNote, Loading } from '../parts/notes.tsx';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import { fill, rich, texts } from '../texts.ts';
import type { SetupStep } from '../types.ts';
import { CallableNumbers } from './setup/callable-numbers.tsx';
import { CrmPages } from './setup/crm-pages.tsx';
import { FirstClick } from './setup/first-click.tsx';
import { SetupConnections } from './setup/setup-connections.tsx';

const TITLES: Readonly<Record<SetupStep['id'], string>> = {
  password: texts.setup.step_password,
  mor: texts.setup.step_mor,
  crm: texts.setup.step_crm,
  mapping: texts.setup.step_mapping,
  numbers: texts.setup.step_numbers,
  pages: texts.setup.step_pages,
  call: texts.setup.step_call,
};
const STATES = {
  done: ['good', texts.setup.state_done],
  open: ['plain', texts.setup.state_open],
  broken: ['bad', texts.setup.state_broken],
} as const;

/** The step that a person opened (undefined: closed all) while `whenNext` was due; after that the next one opens by itself. */
interface Choice {
  readonly opened: SetupStep['id'] | undefined;
  readonly whenNext: SetupStep['id'] | undefined;
}

/** The work of a step. */
const Work = (props: { id: SetupStep['id']; apiUrl: string; onChanged: () => void }) => {
  const { id, apiUrl, onChanged } = props;
  switch (id) {
    case 'password':
      return null;
    case 'mor':
    case 'crm':
      return <SetupConnections kind={id === 'mor' ? 'mor' : 'crms'} onChanged={onChanged} />;
    case 'mapping':
      return <p>{rich(texts.setup.mapping_ways, <a href="/admin/mapping">{texts.setup.to_mapping}</a>)}</p>;
    case 'numbers':
      return <CallableNumbers onChanged={onChanged} />;
    case 'pages':
      return <CrmPages apiUrl={apiUrl} onChanged={onChanged} />;
    case 'call':
      return <FirstClick onChanged={onChanged} />;
  }
};

/** The guide from a fresh installation to the first click in the CRM. Leave it at any time: progress follows from facts. */
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
      title={texts.setup.title}
      actions={
        <button type="button" class="small secondary outline" onClick={setup.reload}>
          {texts.setup.look_again}
        </button>
      }
    >
      <ErrorNote error={setup.error} />
      {!setup.data && setup.loading && <Loading />}
      {setup.data && (
        <p class="muted">
          {next === undefined
            ? rich(texts.setup.all_done, <a href="/admin/">{texts.setup.to_overview}</a>)
            : fill(texts.setup.intro, steps.length)}
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
              <Finding found={{ ...step, about: step.name }} tone="muted" />
              {canChange && opened === step.id && (
                <Work id={step.id} apiUrl={setup.data?.apiUrl ?? ''} onChanged={setup.reload} />
              )}
            </li>
          );
        })}
      </ol>
    </View>
  );
};
