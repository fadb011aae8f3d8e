import type { VNode } from 'preact';
import { Check, Choice, Field } from '../field.tsx';
import type { Term } from '../help.tsx';
import { choiceWord, labelOf } from '../words.ts';
import type { Fields } from '../../types.ts';
import { CountryField } from './country-field.tsx';
import { plainText, textAt, valueAt, withValue } from './fields.ts';
import type { Path } from './fields.ts';
import { fieldKind, isSecret } from './schema.ts';
import type { JsonSchema } from './schema.ts';
import { SchemaMap } from './schema-map.tsx';
import { SchemaRows } from './schema-rows.tsx';
import { SecretField } from './secret-field.tsx';
import { TextList } from './text-list.tsx';
import { TextOrOff } from './text-or-off.tsx';
import { Ticks } from './ticks.tsx';

/** What all fields of one form share. */
export interface FormProps {
  readonly fields: Fields;
  readonly onFields: (fields: Fields) => void;
  /** Paths of secrets whose names do not give them away. */
  readonly secrets: readonly string[];
  readonly disabled?: boolean | undefined;
  /** The server's complaint about a path such as `rules.perAgent`. */
  readonly errorAt?: ((path: string) => string | undefined) | undefined;
}

export interface SchemaProps extends FormProps {
  readonly schema: JsonSchema;
  readonly path: Path;
  /** Draws a group of properties; passed down, because a group contains properties and a property may be a group. */
  readonly Group: (props: GroupProps) => VNode;
}

export interface GroupProps extends Omit<SchemaProps, 'Group'> {
  /** Whether to collapse nothing. */
  readonly isFlat?: boolean;
  /** The group that holds the fields may be left out ... */
  readonly isOptional?: boolean;
  /** ... and is left out as things stand, so that none of its fields is required. */
  readonly mayStayEmpty?: boolean;
  /** Title of the collapsed part. */
  readonly more?: string;
  /** Shown besides the required ones. */
  readonly first?: readonly string[];
}

/** Properties whose names the glossary explains. */
const TERMS: Readonly<Record<string, Term>> = {
  'status.username': 'status_user',
  hashOrder: 'hash_order',
  origins: 'page_origin',
  internal: 'internal_number',
  legALcr: 'leg_a',
  device: 'device',
};

const PEM = 'pem';
const COUNTRY = 'country';
/** A name that may have spaces and commas. */
const LINE = 'line';
const INPUT_TYPES: Readonly<Record<string, 'url' | 'time'>> = { uri: 'url', clock: 'time' };

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const Fieldset = (props: SchemaProps & { isRequired: boolean; label: string }) => {
  const { schema, path, fields, isRequired, label, Group } = props;
  return (
    <fieldset>
      <legend>{label}</legend>
      {schema.description && <p class="muted">{schema.description}</p>}
      <Group
        {...props}
        isOptional={!isRequired}
        mayStayEmpty={!isRequired && valueAt(fields, path) === undefined}
      />
    </fieldset>
  );
};

/** One property as the field that fits its shape. */
export const SchemaProperty = (props: SchemaProps & { isRequired: boolean }) => {
  const { schema, path, fields, secrets, onFields, isRequired, disabled } = props;
  const label = schema.title ?? labelOf(path.at(-1) ?? '');
  const hint = schema.description;
  const error = props.errorAt?.(path.join('.'));
  const value = valueAt(fields, path);
  const set = (next: unknown): void => {
    onFields(withValue(fields, path, next === '' ? undefined : next));
  };
  const term = TERMS[path.slice(-2).join('.')] ?? TERMS[path.at(-1) ?? ''];
  const shared = { label, hint, error, disabled, term };
  const usual = plainText(schema.default);
  const field = fieldKind(schema);
  if (field?.kind === 'text' && isSecret(path, secrets)) {
    return <SecretField {...shared} value={value} onValue={set} multiline={schema.format === PEM} />;
  }
  switch (field?.kind) {
    case undefined:
      return null;
    case 'map':
      return <SchemaMap {...props} label={label} values={field.values} />;
    case 'rows':
      return <SchemaRows {...props} label={label} row={field.row} />;
    case 'group':
      return <Fieldset {...props} label={label} />;
    case 'choice':
      return (
        <Choice
          {...shared}
          value={textAt(fields, path) || usual}
          options={field.values.map((one) => [String(one), choiceWord(String(one))] as const)}
          onValue={(text) => {
            set(field.values.find((one) => String(one) === text));
          }}
        />
      );
    case 'text-or-off':
      return <TextOrOff {...shared} value={value} usual={schema.default} set={set} />;
    case 'ticks':
      return <Ticks {...shared} values={field.values} chosen={textsOf(value ?? schema.default)} set={set} />;
    case 'texts':
      if (schema.items?.format === COUNTRY) {
        return <CountryField {...shared} chosen={textsOf(value)} set={set} />;
      }
      return (
        <TextList
          {...shared}
          values={textsOf(value)}
          usual={textsOf(schema.default)}
          isByLine={schema.items?.format === LINE}
          required={isRequired}
          onValues={(texts) => {
            set(texts.length === 0 ? undefined : texts);
          }}
        />
      );
    case 'switch':
      return <Check {...shared} checked={(value ?? schema.default) === true} onValue={set} />;
    case 'number':
    case 'text':
      if (schema.format === COUNTRY) {
        return <CountryField {...shared} chosen={textsOf([value])} set={set} isSingle />;
      }
      return (
        <Field
          {...shared}
          type={field.kind === 'number' ? 'number' : (INPUT_TYPES[schema.format ?? ''] ?? 'text')}
          multiline={schema.format === PEM}
          value={textAt(fields, path)}
          placeholder={usual}
          required={isRequired}
          onValue={(given) => {
            set(field.kind === 'number' && given !== '' ? Number(given) : given);
          }}
        />
      );
  }
};
