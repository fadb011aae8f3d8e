import { useEffect, useState } from 'preact/hooks';
import { Field } from '../field.tsx';

const SEPARATOR = /[\s,;]+/;

const listOf = (text: string): readonly string[] => text.split(SEPARATOR).filter((one) => one !== '');

/** Several short texts in one field, in their order; what is typed stays as it was typed. */
export const TextList = (props: {
  label: string;
  values: readonly string[];
  /** What counts while the field is empty. */
  usual: readonly string[];
  required: boolean;
  hint: string | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
  onValues: (values: readonly string[]) => void;
}) => {
  const [text, setText] = useState(props.values.join(', '));
  const given = props.values.join(', ');
  useEffect(() => {
    // Something else than typing has changed the list.
    setText((typed) => (listOf(typed).join(', ') === given ? typed : given));
  }, [given]);
  return (
    <Field
      label={props.label}
      value={text}
      placeholder={props.usual.join(', ')}
      required={props.required}
      error={props.error}
      disabled={props.disabled ?? false}
      hint={props.hint ?? 'Several are separated by commas'}
      onValue={(typed) => {
        setText(typed);
        props.onValues(listOf(typed));
      }}
    />
  );
};
