import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { refusalOf } from './refusal.ts';
import { Help } from './help.tsx';
import type { Term } from './help.tsx';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | 'number' | 'date' | 'url' | 'time';
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Why the form cannot be sent with what is in the field; shown when somebody tries. */
  readonly blocked?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean | undefined;
  readonly placeholder?: string;
  readonly autocomplete?: string;
  readonly hideLabel?: boolean;
  /** The word of the glossary that the label has. */
  readonly term?: Term | undefined;
  readonly autofocus?: boolean;
  /** Keeps line breaks, as a certificate has them. */
  readonly multiline?: boolean;
  /** Offered while typing; anything else may be typed, too. */
  readonly suggestions?: readonly (readonly [value: string, text: string])[];
}

const INVALID = ':is(input,textarea):invalid';

/** A labelled input with its hint and its error tied to it. */
export const Field = (props: FieldProps) => {
  const id = useId();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (props.autofocus) input.current?.focus();
  }, []);
  const [refused, setRefused] = useState<string>();
  useLayoutEffect(() => {
    input.current?.setCustomValidity(props.blocked ?? '');
    setRefused(undefined);
  }, [props.blocked]);
  const { hint, suggestions } = props;
  const error = refused ?? props.error;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const shared = {
    ref: input,
    id,
    value: props.value,
    required: props.required ?? false,
    disabled: props.disabled ?? false,
    placeholder: props.placeholder,
    autocomplete: props.autocomplete ?? 'off',
    spellcheck: false,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
    onInput(event: { currentTarget: { value: string } }) {
      setRefused(undefined);
      props.onValue(event.currentTarget.value);
    },
    onInvalid(event: Event) {
      event.preventDefault();
      const { current } = input;
      if (!current) return;
      setRefused(refusalOf(current));
      // What the browser does with the fields that it words itself.
      if (current.form?.querySelector(INVALID) === current) current.focus();
    },
  };
  return (
    <div class="field">
      <label id={`${id}-label`} for={id} class={props.hideLabel ? 'sr' : undefined}>
        {props.label}
      </label>
      {props.term && <Help term={props.term} label={`${id}-label`} />}
      {props.multiline ? (
        <textarea class="pem" rows={5} {...shared} />
      ) : (
        <input type={props.type ?? 'text'} list={suggestions ? `${id}-list` : undefined} {...shared} />
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </datalist>
      )}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {error && (
        <small id={`${id}-error`} class="field-error">
          {error}
        </small>
      )}
    </div>
  );
};

/** A labelled choice among fixed values. */
export const Choice = <Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly (readonly [value: Value, text: string])[];
  onValue: (value: Value) => void;
  disabled?: boolean | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** The word of the glossary that the label has. */
  term?: Term | undefined;
}) => {
  const id = useId();
  return (
    <div class="field">
      <label id={`${id}-label`} for={id}>
        {props.label}
      </label>
      {props.term && <Help term={props.term} label={`${id}-label`} />}
      <select
        id={id}
        value={props.value}
        disabled={props.disabled ?? false}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const chosen = props.options[event.currentTarget.selectedIndex];
          if (chosen) props.onValue(chosen[0]);
        }}
      >
        {props.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {props.hint && <small id={`${id}-hint`}>{props.hint}</small>}
      {props.error && <small class="field-error">{props.error}</small>}
    </div>
  );
};

/** A labelled check box or switch. */
export const Check = (props: {
  label: string;
  checked: boolean;
  onValue: (checked: boolean) => void;
  disabled?: boolean | undefined;
  hideLabel?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
}) => (
  <label class="check">
    <input
      type="checkbox"
      checked={props.checked}
      disabled={props.disabled ?? false}
      aria-label={props.hideLabel ? props.label : undefined}
      onChange={(event) => {
        props.onValue(event.currentTarget.checked);
      }}
    />
    {!props.hideLabel && (
      <span>
        {props.label}
        {props.hint && <small>{props.hint}</small>}
        {props.error && <small class="field-error">{props.error}</small>}
      </span>
    )}
  </label>
);
