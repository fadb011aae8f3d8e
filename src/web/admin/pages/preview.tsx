import { useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { ClickForm } from '../parts/click-form.tsx';
import { saidText } from '../parts/finding-text.ts';
import { Badge, ErrorNote, ProblemText } from '../parts/notes.tsx';
import { Table } from '../parts/table.tsx';
import { useAction } from '../parts/use-action.ts';
import { useKnown } from '../parts/use-known.ts';
import { View } from '../parts/view.tsx';
import { lineWord, yesOrNo } from '../parts/words.ts';
import type { Preview } from '../types.ts';
import { fill, texts } from '../texts.ts';

/** Where a value of the line was found. */
const ORIGINS: Readonly<Record<string, string>> = {
  mapping: texts.preview.the_mapping,
  crm: texts.preview.the_user_record_in_the,
  defaults: texts.preview.the_defaults_of_the_crm,
  'built-in': texts.preview.built_in,
};

const STEPS: Readonly<Record<string, string>> = {
  agent: texts.common.agent,
  source: texts.preview.source,
  record: texts.preview.record,
  number: texts.preview.number,
  rules: texts.preview.dial_rules,
  request: texts.preview.request_to_mor,
};

const Found = ({ preview }: { preview: Preview }) => (
  <>
    <p role="status" class="verdict">
      <Badge tone={preview.wouldDial ? 'good' : 'bad'}>
        {preview.wouldDial ? texts.preview.would_dial : texts.preview.would_not_dial}
      </Badge>{' '}
      {preview.number?.destination}
    </p>
    {preview.number?.choices && (
      <p>{fill(texts.preview.the_field_holds_several_numbers, preview.number.choices.join(', '))}</p>
    )}
    {preview.problem && (
      <div class="note bad">
        <ProblemText {...preview.problem} />
      </div>
    )}
    <h2>{texts.preview.steps}</h2>
    <ol class="steps">
      {preview.steps.map((step, at) => (
        <li key={at}>
          <Badge tone={step.ok ? 'good' : 'bad'}>{STEPS[step.step] ?? step.step}</Badge>{' '}
          {saidText(step.said) ?? step.detail}
        </li>
      ))}
    </ol>
    {preview.mapping && (
      <>
        <h2>{texts.preview.values_of_the_line}</h2>
        <Table
          caption={texts.preview.values_of_the_line}
          empty=""
          rows={Object.entries(preview.mapping)}
          rowKey={([name]) => name}
          columns={[
            { head: texts.common.name, cell: ([name]) => lineWord(name) },
            {
              head: texts.common.value,
              cell: ([, { value }]) => (typeof value === 'boolean' ? yesOrNo(value) : value),
            },
            { head: texts.preview.comes_from, cell: ([, { from }]) => ORIGINS[from] ?? from },
          ]}
        />
      </>
    )}
    {preview.request && (
      <>
        <h2>{texts.preview.request_to_mor}</h2>
        <Table
          caption={texts.preview.parameters_of_the_request_to}
          empty=""
          rows={Object.entries(preview.request.params)}
          rowKey={([name]) => name}
          columns={[
            { head: texts.preview.parameter, cell: ([name]) => <code>{name}</code> },
            { head: texts.common.value, cell: ([, value]) => <code>{value}</code> },
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
    <View title={texts.preview.preview}>
      <p class="muted">{texts.preview.choose_an_agent_and_a}</p>
      <ClickForm
        known={known}
        onSubmit={(click) => {
          action.run(async () => {
            setPreview(undefined);
            setPreview(await api.preview(click));
          });
        }}
        submit={texts.preview.show}
        busy={action.busy}
      />
      <ErrorNote error={action.error} />
      {preview && <Found preview={preview} />}
    </View>
  );
};
