import { useState } from 'preact/hooks';
import { Field } from '../field.tsx';
import type { Term } from '../help.tsx';
import { texts } from '../../texts.ts';

const SEPARATOR = /[\s,;]+/;

const listOf = (text: string): readonly string[] => text.split(SEPARATOR).filter((one) => one !== '');

/** Several short texts in one field, in order; keeps the text exactly as typed. */
export const TextList = (props: {
  label: string;
  values: readonly string[];
  /** What counts while the field is empty. */
  usual: readonly string[];
  required: boolean;
  hint: string | undefined;
  term?: Term | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
  onValues: (values: readonly string[]) => void;
}) => {
  const given = props.values.join(', ');
  const [typed, setTyped] = useState(given);
  // The list may have changed other than by typing.
  const text = listOf(typed).join(', ') === given ? typed : given;
  return (
    <Field
      label={props.label}
      value={text}
      placeholder={props.usual.join(', ')}
      required={props.required}
      error={props.error}
      term={props.term}
      disabled={props.disabled ?? false}
      hint={props.hint ?? texts.parts.several_are_separated_by_commas}
      onValue={(value) => {
        setTyped(value);
        props.onValues(listOf(value));
      }}
    />
  );
};
