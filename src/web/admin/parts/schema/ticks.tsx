import { useId } from 'preact/hooks';
import { Check } from '../field.tsx';
import { choiceWord } from '../words.ts';

/** A selection from a few fixed values. */
export const Ticks = (props: {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  disabled: boolean | undefined;
  values: readonly string[];
  chosen: readonly string[];
  set: (value: readonly string[]) => void;
}) => {
  const id = useId();
  const { label, hint, error, disabled, values, chosen, set } = props;
  return (
    <div class="field">
      <p class="group-label" id={id}>
        {label}
      </p>
      <div class="checks" role="group" aria-labelledby={id}>
        {values.map((value) => (
          <Check
            key={value}
            label={choiceWord(value)}
            disabled={disabled ?? false}
            checked={chosen.includes(value)}
            onValue={(isOn) => {
              set(values.filter((one) => (one === value ? isOn : chosen.includes(one))));
            }}
          />
        ))}
      </div>
      {hint && <small>{hint}</small>}
      {error && <small class="field-error">{error}</small>}
    </div>
  );
};
