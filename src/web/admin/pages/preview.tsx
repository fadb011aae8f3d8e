import { useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { ClickForm } from '../parts/click-form.tsx';
import { Badge, ErrorNote } from '../parts/notes.tsx';
import { Table } from '../parts/table.tsx';
import { useAction } from '../parts/use-action.ts';
import { useKnown } from '../parts/use-known.ts';
import { View } from '../parts/view.tsx';
import { lineWord, yesOrNo } from '../parts/words.ts';
import type { Preview } from '../types.ts';

/** Where a value of the line was found. */
const ORIGINS: Readonly<Record<string, string>> = {
  mapping: 'the mapping',
  crm: 'the user record in the CRM',
  defaults: 'the defaults of the CRM',
  'built-in': 'built in',
};

const Found = ({ preview }: { preview: Preview }) => (
  <>
    <p role="status" class="verdict">
      <Badge tone={preview.wouldDial ? 'good' : 'bad'}>
        {preview.wouldDial ? 'would dial' : 'would not dial'}
      </Badge>{' '}
      {preview.number?.destination}
    </p>
    {preview.number?.choices && (
      <p>
        The field holds several numbers: {preview.number.choices.join(', ')}. A click on one of them dials
        that one; otherwise it is the first.
      </p>
    )}
    {preview.problem && (
      <div class="note bad">
        <p>{preview.problem.detail}</p>
        <p class="cure">{preview.problem.cure}</p>
      </div>
    )}
    <h2>Steps</h2>
    <ol class="steps">
      {preview.steps.map((step, at) => (
        <li key={at}>
          <Badge tone={step.ok ? 'good' : 'bad'}>{step.step}</Badge> {step.detail}
        </li>
      ))}
    </ol>
    {preview.mapping && (
      <>
        <h2>Values of the line</h2>
        <Table
          caption="Values of the line"
          empty=""
          rows={Object.entries(preview.mapping)}
          rowKey={([name]) => name}
          columns={[
            { head: 'Name', cell: ([name]) => lineWord(name) },
            { head: 'Value', cell: ([, { value }]) => (typeof value === 'boolean' ? yesOrNo(value) : value) },
            { head: 'Comes from', cell: ([, { from }]) => ORIGINS[from] ?? from },
          ]}
        />
      </>
    )}
    {preview.request && (
      <>
        <h2>Request to MOR</h2>
        <Table
          caption="Parameters of the request to MOR"
          empty=""
          rows={Object.entries(preview.request.params)}
          rowKey={([name]) => name}
          columns={[
            { head: 'Parameter', cell: ([name]) => <code>{name}</code> },
            { head: 'Value', cell: ([, value]) => <code>{value}</code> },
          ]}
        />
      </>
    )}
  </>
);

/** What a click would do, step by step. Dials nothing. */
export const PreviewPage = () => {
  const known = useKnown();
  const [preview, setPreview] = useState<Preview>();
  const action = useAction();
  return (
    <View title="Preview">
      <p class="muted">
        Choose an agent, and a record or a number: every step that a click would take is shown, and why.
        Nothing is dialled.
      </p>
      <ClickForm
        known={known}
        onSubmit={(click) => {
          action.run(async () => {
            setPreview(undefined);
            setPreview(await api.preview(click));
          });
        }}
      >
        <button type="submit" aria-busy={action.busy}>
          Show
        </button>
      </ClickForm>
      <ErrorNote error={action.error} />
      {preview && <Found preview={preview} />}
    </View>
  );
};
