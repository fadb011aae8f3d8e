import { useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Badge, ErrorNote, Loading, Notice } from '../parts/notes.tsx';
import { SchemaFields } from '../parts/schema/schema-fields.tsx';
import { worded } from '../parts/schema/worded.ts';
import { useAction } from '../parts/use-action.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import type { Drawable, Rules } from '../types.ts';
import { internalOf, useRulesDraft, withInternal } from './rules/rules-form.ts';
import { InternalPatterns } from './rules/internal-patterns.tsx';
import { TryNumber } from './rules/try-number.tsx';
import { texts } from '../texts.ts';
import { messageText } from '../parts/finding-text.ts';

interface EditorProps {
  readonly given: Rules;
  readonly drawable: Drawable;
  readonly onChanged: () => void;
}

const Editor = ({ given, drawable, onChanged }: EditorProps) => {
  const canChange = useCanChange();
  const draft = useRulesDraft(given);
  const fields = draft.value;
  const [done, setDone] = useState<string>();
  const action = useAction();
  const errors = action.error?.body.errors ?? [];
  // `rules.blockedPrefixes[1]` belongs to the field of the list.
  const errorAt = (path: string): string | undefined => {
    const error = errors.find((e) => e.path.replace(/\[\d+\]/g, '').replace(/\.\d+(?=\.|$)/g, '') === path);
    return error && messageText(error);
  };
  return (
    <div class="beside">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setDone(undefined);
          action.run(async () => {
            await api.saveRules(fields);
            draft.saved(fields);
            setDone(texts.common.saved_it_counts_from_the);
            onChanged();
          });
        }}
      >
        <p>
          <Badge tone="plain">
            {given.origin === 'file' ? texts.common.from_the_configuration_file : texts.rules.set_here}
          </Badge>{' '}
          <span class="muted">
            {given.origin === 'file'
              ? texts.rules.what_you_save_here_counts
              : texts.rules.the_configuration_files_are_not}
          </span>
        </p>
        <SchemaFields
          schema={worded(drawable.jsonSchema, 'rules')}
          path={[]}
          fields={fields}
          secrets={drawable.secretFields}
          disabled={!canChange}
          errorAt={errorAt}
          onFields={draft.change}
          isFlat
        />
        <ErrorNote error={action.error} />
        {done && <Notice>{done}</Notice>}
        {canChange && (
          <div class="buttons">
            <button type="submit" aria-busy={action.busy}>
              {texts.common.save}
            </button>
            {given.origin === 'stored' && (
              <ConfirmButton
                text={texts.rules.back_to_the_files}
                class="secondary outline"
                question={texts.rules.go_back_to_the_files}
                explanation={texts.rules.the_rules_that_were_set}
                onConfirm={() => {
                  action.run(async () => {
                    await api.resetRules();
                    draft.drop();
                    setDone(texts.rules.the_rules_of_the_configuration);
                    onChanged();
                  });
                }}
              />
            )}
          </div>
        )}
      </form>
      <div class="sticky">
        <TryNumber fields={fields} />
        <InternalPatterns
          patterns={internalOf(fields)}
          disabled={!canChange}
          onAdd={(pattern) => {
            draft.change(withInternal(fields, [...internalOf(fields), pattern]));
          }}
        />
      </div>
    </div>
  );
};

/** Whom agents may call, with a number to try it out on. */
export const RulesPage = () => {
  const rules = useLoad('rules', api.rules);
  const schema = useLoad('rules-schema', api.rulesSchema);
  return (
    <View title={texts.rules.rules}>
      <ErrorNote error={rules.error ?? schema.error} />
      {!rules.data && rules.loading && <Loading />}
      {rules.data && schema.data && (
        <Editor given={rules.data} drawable={schema.data} onChanged={rules.reload} />
      )}
    </View>
  );
};
