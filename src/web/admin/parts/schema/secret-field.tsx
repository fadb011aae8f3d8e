import { useId } from 'preact/hooks';
import { isSetSecret } from './fields.ts';
import { texts } from '../../texts.ts';

/** A secret goes in and never comes out: the field says only that there is one. */
export const SecretField = (props: {
  label: string;
  value: unknown;
  onValue: (value: unknown) => void;
  hint?: string | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
  /** A key in PEM has several lines. */
  multiline?: boolean;
}) => {
  const id = useId();
  const isSet = isSetSecret(props.value);
  const shared = {
    id,
    value: typeof props.value === 'string' ? props.value : '',
    placeholder: isSet ? texts.parts.set_leave_empty_to_keep : undefined,
    autocomplete: 'off',
    disabled: props.disabled ?? false,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-describedby': props.hint ? `${id}-hint` : undefined,
    onInput(event: { currentTarget: { value: string } }) {
      props.onValue(event.currentTarget.value);
    },
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.multiline ? (
        <textarea class="pem" rows={5} spellcheck={false} {...shared} />
      ) : (
        <input type="password" {...shared} />
      )}
      {props.hint && <small id={`${id}-hint`}>{props.hint}</small>}
      {props.error && <small class="field-error">{props.error}</small>}
    </div>
  );
};
