import { useState } from 'preact/hooks';
import { Field } from '../field.tsx';
import type { Term } from '../help.tsx';
import { texts } from '../../texts.ts';

const SEPARATOR = /[\s,;]+/;

const listOf = (text: string, isByLine: boolean): readonly string[] =>
  text
    .split(isByLine ? '\n' : SEPARATOR)
    .map((one) => one.trim())
    .filter((one) => one !== '');

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
  /** One on each line, because they may contain spaces and commas. */
  isByLine?: boolean;
  onValues: (values: readonly string[]) => void;
}) => {
  const { isByLine = false } = props;
  const joined = (values: readonly string[]): string => values.join(isByLine ? '\n' : ', ');
  const given = joined(props.values);
  const [typed, setTyped] = useState(given);
  // The list may have changed other than by typing.
  const text = joined(listOf(typed, isByLine)) === given ? typed : given;
  return (
    <Field
      label={props.label}
      value={text}
      placeholder={joined(props.usual)}
      required={props.required}
      multiline={isByLine}
      error={props.error}
      term={props.term}
      disabled={props.disabled ?? false}
      hint={props.hint ?? texts.parts.several_are_separated_by_commas}
      onValue={(value) => {
        setTyped(value);
        props.onValues(listOf(value, isByLine));
      }}
    />
  );
};
