import { useState } from 'preact/hooks';
import { Field } from '../../parts/field.tsx';

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
  onValues: (values: readonly string[]) => void;
}) => {
  const [text, setText] = useState(props.values.join(', '));
  return (
    <Field
      label={props.label}
      value={text}
      placeholder={props.usual.join(', ')}
      required={props.required}
      hint={props.hint ?? 'Several are separated by commas, the first that has a value counts'}
      onValue={(typed) => {
        setText(typed);
        props.onValues(listOf(typed));
      }}
    />
  );
};
