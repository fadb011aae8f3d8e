import { Check, Field } from '../field.tsx';
import { plainText } from './fields.ts';
import { fill, texts } from '../../texts.ts';

/** A text that can also be `false`, because the CRM has no such field. */
export const TextOrOff = (props: {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  disabled: boolean | undefined;
  value: unknown;
  /** What counts while the field is empty. */
  usual: unknown;
  set: (value: unknown) => void;
}) => {
  const { label, hint, error, disabled, value, set } = props;
  const isOff = (value ?? props.usual) === false;
  const usual = plainText(props.usual);
  return (
    <>
      <Field
        label={label}
        hint={hint}
        error={error}
        disabled={disabled ?? false}
        value={plainText(value)}
        placeholder={isOff ? texts.common.none : usual}
        onValue={(text) => {
          set(text === '' ? undefined : text);
        }}
      />
      {usual !== '' && (
        <Check
          label={fill(texts.parts.the_crm_has_none, label)}
          checked={isOff}
          disabled={disabled ?? false}
          onValue={(off) => {
            set(off ? false : undefined);
          }}
        />
      )}
    </>
  );
};
