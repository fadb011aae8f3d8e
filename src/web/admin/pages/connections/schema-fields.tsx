import { Check, Choice, Field } from '../../parts/field.tsx';
import type { Fields } from '../../types.ts';
import { textAt, valueAt, withValue } from './fields.ts';
import { isSecret, labelOf, variantsOf } from './schema.ts';
import type { JsonSchema } from './schema.ts';
import { SecretField } from './secret-field.tsx';

interface SchemaProps {
  readonly schema: JsonSchema;
  readonly path: string;
  readonly fields: Fields;
  readonly secrets: readonly string[];
  readonly onFields: (fields: Fields) => void;
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const usualText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** One property; those of a shape that a form cannot show well (lists of fields) are left to the file. */
const Property = (props: SchemaProps & { name: string; isRequired: boolean }) => {
  const { schema, name, path, fields, secrets, onFields, isRequired } = props;
  const label = labelOf(name);
  const set = (value: unknown): void => {
    onFields(withValue(fields, path, value === '' ? undefined : value));
  };
  if (schema.oneOf || schema.properties) {
    return (
      <fieldset>
        <legend>{label}</legend>
        <SchemaFields {...{ schema, path, fields, secrets, onFields }} />
      </fieldset>
    );
  }
  if (isSecret(name, path, secrets)) {
    return (
      <SecretField
        label={label}
        value={valueAt(fields, path)}
        onValue={set}
        multiline={name === 'privateKey'}
      />
    );
  }
  const usual = usualText(schema.default);
  if (schema.enum) {
    return (
      <Choice
        label={label}
        value={textAt(fields, path) || usual}
        options={schema.enum.map((one) => [one, one] as const)}
        onValue={set}
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
      value={textAt(fields, path)}
      placeholder={usual}
      required={isRequired}
      onValue={(text) => {
        set(schema.type === 'integer' && text !== '' ? Number(text) : text);
      }}
    />
  );
};

/** A form made from a connector's own description of its options: required ones first, the rest folded away. */
export const SchemaFields = ({ schema, path, fields, secrets, onFields }: SchemaProps) => {
  const found = variantsOf(schema);
  if (found) {
    const { key, variants } = found;
    const [usual = ''] = variants.keys();
    const at = join(path, key);
    const chosen = textAt(fields, at) || usual;
    const variant = variants.get(chosen);
    return (
      <>
        <Choice
          label={labelOf(key)}
          value={chosen}
          options={[...variants.keys()].map((one) => [one, one.replaceAll('_', ' ')] as const)}
          onValue={(value) => {
            onFields(withValue(fields, at, value));
          }}
        />
        {variant && <SchemaFields {...{ path, fields, secrets, onFields }} schema={variant} />}
      </>
    );
  }
  const all = Object.entries(schema.properties ?? {}).filter(([, inner]) => inner.const === undefined);
  const isRequired = (name: string): boolean => schema.required?.includes(name) ?? false;
  const show = ([name, inner]: readonly [string, JsonSchema]) => (
    <Property
      key={name}
      {...{ name, fields, secrets, onFields }}
      schema={inner}
      path={join(path, name)}
      isRequired={isRequired(name)}
    />
  );
  const rest = all.filter(([name]) => !isRequired(name));
  return (
    <>
      {all.filter(([name]) => isRequired(name)).map(show)}
      {rest.length > 0 && (
        <details>
          <summary>More</summary>
          {rest.map(show)}
        </details>
      )}
    </>
  );
};

/** Sets what only tells the variants apart, where nobody has chosen. */
export const withUsualVariants = (schema: JsonSchema, fields: Fields, path = ''): Fields => {
  const found = variantsOf(schema);
  if (found) {
    const [usual = ''] = found.variants.keys();
    const at = join(path, found.key);
    const chosen = textAt(fields, at) || usual;
    const variant = found.variants.get(chosen);
    const next = withValue(fields, at, chosen);
    return variant ? withUsualVariants(variant, next, path) : next;
  }
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => schema.required?.includes(name))
    .reduce((now, [name, inner]) => withUsualVariants(inner, now, join(path, name)), fields);
};
