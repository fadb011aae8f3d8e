import { useEffect, useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { Field } from '../parts/field.tsx';
import { Badge, ErrorNote, Loading, Notice } from '../parts/notes.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import type { Rules } from '../types.ts';
import { TryNumber } from './rules/try-number.tsx';
import { formOf, rulesOf } from './rules/rules-form.ts';
import type { RulesForm } from './rules/rules-form.ts';

const FIELDS = [
  ['defaultCountry', 'Country of numbers without +', 'Two letters, such as LT'],
  [
    'allowedCountries',
    'Allowed countries',
    'Two letters each; empty: all but the world’s premium ranges (ZZ)',
  ],
  ['blockedPrefixes', 'Blocked beginnings', 'For instance +370900'],
  ['blockedTypes', 'Blocked kinds', 'PREMIUM_RATE, SHARED_COST, …'],
  ['concurrent', 'Calls at a time per agent', ''],
  ['perMinute', 'Calls per minute per agent', ''],
  ['perDay', 'Calls per day per agent', ''],
  ['quietFrom', 'Quiet from', 'At the destination; empty: never'],
  ['quietTo', 'Quiet until', ''],
] as const;

const typeOf = (name: keyof RulesForm): 'number' | 'time' | 'text' =>
  name === 'concurrent' || name === 'perMinute' || name === 'perDay'
    ? 'number'
    : name === 'quietFrom' || name === 'quietTo'
      ? 'time'
      : 'text';

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
    <div class="halves">
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
        <h2>
          Rules{' '}
          <Badge tone="plain">{given.origin === 'file' ? 'from the configuration file' : 'set here'}</Badge>
        </h2>
        {FIELDS.map(([name, label, hint]) => (
          <Field
            key={name}
            label={label}
            hint={hint}
            type={typeOf(name)}
            value={form[name]}
            disabled={!canChange}
            error={errorAt(name)}
            onValue={(value) => {
              setForm((before) => ({ ...before, [name]: value }));
            }}
          />
        ))}
        <ErrorNote error={action.error} />
        {done && <Notice>{done}</Notice>}
        {canChange && (
          <div class="buttons">
            <button type="submit" aria-busy={action.busy}>
              Save
            </button>
            {given.origin === 'stored' && (
              <button
                type="button"
                class="secondary outline"
                onClick={() => {
                  action.run(async () => {
                    await api.resetRules();
                    setDone('The rules of the configuration file count again.');
                    onChanged();
                  });
                }}
              >
                Back to the file’s
              </button>
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
