import { useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { ClickForm } from '../parts/click-form.tsx';
import { Badge, ErrorNote } from '../parts/notes.tsx';
import { Table } from '../parts/table.tsx';
import { useAction } from '../parts/use-action.ts';
import { useKnown } from '../parts/use-known.ts';
import { View } from '../parts/view.tsx';
import type { Preview } from '../types.ts';

const Found = ({ preview }: { preview: Preview }) => (
  <>
    <p role="status">
      <Badge tone={preview.wouldDial ? 'good' : 'bad'}>
        {preview.wouldDial ? 'would dial' : 'would not dial'}
      </Badge>
    </p>
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
            { head: 'Value', cell: ([name]) => name },
            { head: 'Is', cell: ([, { value }]) => String(value) },
            { head: 'From', cell: ([, { from }]) => from },
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
      <p class="muted">What would happen if this agent clicked this record or number? Nothing is dialled.</p>
      <ClickForm
        crms={known.crms}
        onSubmit={(click) => {
          action.run(async () => {
            setPreview(undefined);
            setPreview(await api.preview(click));
          });
        }}
      >
        <button type="submit" class="small" aria-busy={action.busy}>
          Show
        </button>
      </ClickForm>
      <ErrorNote error={action.error} />
      {preview && <Found preview={preview} />}
    </View>
  );
};
