import type { VNode } from 'preact';
import { Check, Choice, Field } from '../../parts/field.tsx';
import { labelOf } from '../../parts/words.ts';
import type { Fields } from '../../types.ts';
import { textAt, valueAt, withValue } from './fields.ts';
import type { Path } from './fields.ts';
import { constants, isSecret, orOff, valuesOf } from './schema.ts';
import type { JsonSchema } from './schema.ts';
import { SchemaMap } from './schema-map.tsx';
import { SecretField } from './secret-field.tsx';
import { TextList } from './text-list.tsx';

export interface SchemaProps {
  readonly schema: JsonSchema;
  readonly path: Path;
  readonly fields: Fields;
  readonly secrets: readonly string[];
  readonly onFields: (fields: Fields) => void;
  /** Draws a group of properties: handed down, since a group holds properties and a property may be a group. */
  readonly Group: (props: GroupProps) => VNode;
}

export interface GroupProps extends Omit<SchemaProps, 'Group'> {
  readonly isFlat?: boolean;
  readonly mayStayEmpty?: boolean;
}

const PEM = 'pem';

const usualText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** A text that can also be `false`: the CRM has no such field, and none shall be used. */
const TextOrOff = (
  props: Omit<SchemaProps, 'secrets' | 'onFields' | 'Group'> & { label: string; set: (value: unknown) => void },
) => {
  const { schema, path, fields, label, set } = props;
  const isOff = (valueAt(fields, path) ?? schema.default) === false;
  const usual = usualText(schema.default);
  return (
    <>
      <Field
        label={label}
        value={textAt(fields, path)}
        placeholder={isOff ? 'none' : usual}
        hint={schema.description}
        onValue={(text) => {
          set(text === '' ? undefined : text);
        }}
      />
      {usual !== '' && (
        <Check
          label={`${label}: the CRM has none`}
          checked={isOff}
          onValue={(off) => {
            set(off ? false : undefined);
          }}
        />
      )}
    </>
  );
};

/** One property as the field that fits its shape. */
export const SchemaProperty = (props: SchemaProps & { isRequired: boolean }) => {
  const { schema, path, fields, secrets, onFields, isRequired, Group } = props;
  const name = path.at(-1) ?? '';
  const label = labelOf(name);
  const hint = schema.description;
  const set = (value: unknown): void => {
    onFields(withValue(fields, path, value === '' ? undefined : value));
  };
  const values = valuesOf(schema);
  if (values) return <SchemaMap {...props} label={label} values={values} />;
  if (schema.oneOf || schema.properties) {
    return (
      <fieldset>
        <legend>{label}</legend>
        {hint && <p class="muted">{hint}</p>}
        <Group
          {...{ schema, path, fields, secrets, onFields }}
          mayStayEmpty={!isRequired && valueAt(fields, path) === undefined}
        />
      </fieldset>
    );
  }
  if (isSecret(path, secrets)) {
    return (
      <SecretField
        label={label}
        value={valueAt(fields, path)}
        onValue={set}
        hint={hint}
        multiline={schema.format === PEM}
      />
    );
  }
  const usual = usualText(schema.default);
  const fixed = constants(schema);
  if (fixed) {
    return (
      <Choice
        label={label}
        value={textAt(fields, path) || usual}
        options={fixed.map((one) => [String(one), String(one)] as const)}
        hint={hint}
        onValue={(text) => {
          set(fixed.find((one) => String(one) === text));
        }}
      />
    );
  }
  const text = orOff(schema);
  if (text?.type === 'string') return <TextOrOff {...props} {...{ label, set }} />;
  if (schema.type === 'array' && schema.items?.type === 'string') {
    return (
      <TextList
        label={label}
        values={textsOf(valueAt(fields, path))}
        usual={textsOf(schema.default)}
        required={isRequired}
        hint={hint}
        onValues={(texts) => {
          set(texts.length === 0 ? undefined : texts);
        }}
      />
    );
  }
  if (schema.type === 'boolean') {
    return <Check label={label} checked={valueAt(fields, path) === true} onValue={set} />;
  }
  if (schema.type !== 'string' && schema.type !== 'integer') return null;
  return (
    <Field
      label={label}
      type={schema.type === 'integer' ? 'number' : schema.format === 'uri' ? 'url' : 'text'}
      multiline={schema.format === PEM}
      value={textAt(fields, path)}
      placeholder={usual}
      hint={hint}
      required={isRequired}
      onValue={(given) => {
        set(schema.type === 'integer' && given !== '' ? Number(given) : given);
      }}
    />
  );
};
