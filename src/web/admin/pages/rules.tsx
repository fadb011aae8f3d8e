import { useEffect, useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Badge, ErrorNote, Loading, Notice } from '../parts/notes.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import type { Rules } from '../types.ts';
import { TryNumber } from './rules/try-number.tsx';
import { RulesFields } from './rules/rules-fields.tsx';
import { formOf, rulesOf } from './rules/rules-form.ts';

const Editor = ({ given, onChanged }: { given: Rules; onChanged: () => void }) => {
  const canChange = useCanChange();
  const [form, setForm] = useState(() => formOf(given));
  const [done, setDone] = useState<string>();
  const action = useAction();
  useEffect(() => {
    setForm(formOf(given));
  }, [given]);
  const errorAt = (name: string): string | undefined =>
    action.error?.body.errors?.find((e) => e.path.includes(name))?.message;
  return (
    <div class="beside">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setDone(undefined);
          action.run(async () => {
            await api.saveRules(rulesOf(form));
            setDone('Saved. It counts from the next click on.');
            onChanged();
          });
        }}
      >
        <p>
          <Badge tone="plain">{given.origin === 'file' ? 'from the configuration file' : 'set here'}</Badge>{' '}
          <span class="muted">
            {given.origin === 'file'
              ? 'What you save here counts instead.'
              : 'The configuration file’s are not used.'}
          </span>
        </p>
        <RulesFields form={form} disabled={!canChange} errorAt={errorAt} onForm={setForm} />
        <ErrorNote error={action.error} />
        {done && <Notice>{done}</Notice>}
        {canChange && (
          <div class="buttons">
            <button type="submit" aria-busy={action.busy}>
              Save
            </button>
            {given.origin === 'stored' && (
              <ConfirmButton
                text="Back to the file’s"
                class="secondary outline"
                question="Go back to the file’s rules?"
                explanation="The rules that were set here are forgotten; those of the configuration file count again from the next click on."
                onConfirm={() => {
                  action.run(async () => {
                    await api.resetRules();
                    setDone('The rules of the configuration file count again.');
                    onChanged();
                  });
                }}
              />
            )}
          </div>
        )}
      </form>
      <TryNumber form={form} />
    </div>
  );
};

/** Whom agents may call, with a number to try it out on. */
export const RulesPage = () => {
  const rules = useLoad('rules', api.rules);
  return (
    <View title="Rules">
      <ErrorNote error={rules.error} />
      {!rules.data && rules.loading && <Loading />}
      {rules.data && <Editor given={rules.data} onChanged={rules.reload} />}
    </View>
  );
};
