import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { CountryPicker } from '../../parts/country-picker.tsx';
import { Check } from '../../parts/field.tsx';
import { ErrorNote, Loading, Notice } from '../../parts/notes.tsx';
import { TextList } from '../../parts/schema/text-list.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useLoad } from '../../parts/use-load.ts';
import { texts } from '../../texts.ts';
import type { Fields, Rules } from '../../types.ts';
import { InternalPatterns } from '../rules/internal-patterns.tsx';
import { countriesOf, internalOf, useRulesDraft, withCountries, withInternal } from '../rules/rules-form.ts';

const Form = (props: { given: Rules; countries: readonly string[]; onSaved: () => void }) => {
  const draft = useRulesDraft(props.given);
  const [isOpen, setIsOpen] = useState(
    props.given.origin === 'stored' && countriesOf(draft.value).length === 0,
  );
  const [isSaved, setIsSaved] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const action = useAction();
  const patterns = internalOf(draft.value);
  const chosen = countriesOf(draft.value);
  const change = (next: Fields): void => {
    setIsSaved(false);
    setIsMissing(false);
    draft.change(next);
  };
  const changeInternal = (next: readonly string[]): void => {
    change(withInternal(draft.value, next));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const isUndecided = !isOpen && chosen.length === 0;
        setIsMissing(isUndecided);
        if (isUndecided) return;
        const fields = draft.value;
        action.run(async () => {
          await api.saveRules(fields);
          draft.saved(fields);
          setIsSaved(true);
          props.onSaved();
        });
      }}
    >
      <Check
        label={texts.setup.countries_all}
        hint={texts.setup.countries_all_hint}
        checked={isOpen}
        onValue={(next) => {
          setIsOpen(next);
          change(withCountries(draft.value, []));
        }}
      />
      {!isOpen && (
        <CountryPicker
          label={texts.setup.countries_label}
          hint={texts.setup.countries_hint}
          known={props.countries}
          chosen={chosen}
          onChosen={(next) => {
            change(withCountries(draft.value, next));
          }}
        />
      )}
      {isMissing && (
        <p class="field-error" role="alert">
          {texts.setup.countries_needed}
        </p>
      )}
      <InternalPatterns
        patterns={patterns}
        disabled={action.busy}
        onAdd={(pattern) => {
          changeInternal([...patterns, pattern]);
        }}
      />
      <TextList
        label={texts.setup.internal_label}
        values={patterns}
        usual={[]}
        required={false}
        hint={texts.setup.internal_hint}
        onValues={changeInternal}
      />
      <ErrorNote error={action.error} />
      {isSaved && <Notice>{texts.setup.saved}</Notice>}
      <button type="submit" class="small" aria-busy={action.busy}>
        {texts.setup.save_numbers}
      </button>
    </form>
  );
};

/** Which countries and which short numbers may be called. */
export const CallableNumbers = ({ onChanged }: { onChanged: () => void }) => {
  const rules = useLoad('rules', api.rules);
  const countries = useLoad('countries', api.countries);
  return (
    <>
      <ErrorNote error={rules.error ?? countries.error} />
      {(!rules.data || !countries.data) && (rules.loading || countries.loading) && <Loading />}
      {rules.data && countries.data && (
        <Form
          given={rules.data}
          countries={countries.data.items}
          onSaved={() => {
            rules.reload();
            onChanged();
          }}
        />
      )}
    </>
  );
};
