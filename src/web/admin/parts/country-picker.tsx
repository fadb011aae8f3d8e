import { useState } from 'preact/hooks';
import { fill, texts } from '../texts.ts';
import { Field } from './field.tsx';
import { countryNames } from './schema/country-names.ts';

const fold = (text: string): string => text.trim().toLocaleLowerCase();

/** Several countries by name. What is no country is refused where it is typed. */
export const CountryPicker = (props: {
  label: string;
  hint: string | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
  /** The codes that exist. */
  known: readonly string[];
  chosen: readonly string[];
  onChosen: (codes: readonly string[]) => void;
}) => {
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string>();
  const named = props.known.map((code) => [code, countryNames([code])] as const);
  const left = named
    .filter(([code]) => !props.chosen.includes(code))
    .toSorted(([, a], [, b]) => a.localeCompare(b));
  const found = (text: string): string | undefined =>
    named.find(([code, name]) => fold(name) === fold(text) || fold(code) === fold(text))?.[0];
  const take = (text: string): void => {
    const code = found(text);
    setRefused(code === undefined && text.trim() !== '' ? text.trim() : undefined);
    if (code === undefined) return;
    setTyped('');
    if (!props.chosen.includes(code)) props.onChosen([...props.chosen, code]);
  };
  return (
    <fieldset class="field" disabled={props.disabled ?? false}>
      <legend>{props.label}</legend>
      {props.chosen.length > 0 && (
        <ul class="chosen">
          {props.chosen.map((code) => (
            <li key={code}>
              {countryNames([code])}{' '}
              <button
                type="button"
                class="small secondary outline"
                aria-label={fill(texts.setup.remove_country, countryNames([code]))}
                onClick={() => {
                  props.onChosen(props.chosen.filter((one) => one !== code));
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Enter adds the country; it does not send the form.
          event.preventDefault();
          take(typed);
        }}
        onFocusOut={() => {
          take(typed);
        }}
      >
        <Field
          label={texts.setup.add_country}
          value={typed}
          hint={props.hint}
          // A name that is no country must not be sent as if nothing had been typed.
          blocked={typed.trim() === '' ? undefined : fill(texts.setup.no_country, typed.trim())}
          error={refused === undefined ? props.error : fill(texts.setup.no_country, refused)}
          suggestions={left.map(([, name]) => [name, ''] as const)}
          onValue={(text) => {
            setTyped(text);
            setRefused(undefined);
            // A choice from the list arrives as the whole name.
            if (left.some(([, name]) => name === text)) take(text);
          }}
        />
      </div>
    </fieldset>
  );
};
