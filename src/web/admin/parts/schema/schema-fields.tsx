import { Choice } from '../field.tsx';
import { choiceWord, labelOf } from '../words.ts';
import type { Fields } from '../../types.ts';
import { textAt, withValue } from './fields.ts';
import type { Path } from './fields.ts';
import { variantsOf } from './schema.ts';
import type { JsonSchema } from './schema.ts';
import { SchemaProperty } from './schema-property.tsx';
import type { GroupProps } from './schema-property.tsx';
import { texts } from '../../texts.ts';

/** If a browser cannot show the invalid field, saving does nothing at all, so open the group. */
const openForComplaint = (event: { currentTarget: HTMLDetailsElement }): void => {
  event.currentTarget.open = true;
};

/** A form generated from a schema: required fields first, the rest collapsed. */
export const SchemaFields = (props: GroupProps) => {
  const { schema, path, fields, secrets, onFields, disabled, errorAt, first = [] } = props;
  const form = { fields, secrets, onFields, disabled, errorAt };
  const found = variantsOf(schema);
  if (found) {
    const { key, variants } = found;
    const [usual = ''] = variants.keys();
    const at = [...path, key];
    const chosen = textAt(fields, at) || usual;
    const variant = variants.get(chosen);
    return (
      <>
        <Choice
          label={variant?.properties?.[key]?.title ?? labelOf(key)}
          value={chosen}
          disabled={disabled ?? false}
          options={[...variants.keys()].map((one) => [one, choiceWord(one)] as const)}
          onValue={(value) => {
            onFields(withValue(fields, at, value));
          }}
        />
        {variant && <SchemaFields {...form} path={path} schema={variant} />}
      </>
    );
  }
  const all = Object.entries(schema.properties ?? {}).filter(
    ([name, inner]) =>
      inner.const === undefined && (inner.deprecated !== true || textAt(fields, [...path, name]) !== ''),
  );
  const isRequired = (name: string): boolean => schema.required?.includes(name) ?? false;
  const show = ([name, inner]: readonly [string, JsonSchema]) => (
    <SchemaProperty
      key={name}
      {...form}
      schema={inner}
      path={[...path, name]}
      isRequired={isRequired(name) && !props.mayStayEmpty}
      Group={SchemaFields}
    />
  );
  const isFirst = (name: string): boolean => isRequired(name) || first.includes(name);
  const rest = all.filter(([name]) => !isFirst(name));
  // An administrator who fills in an optional group wants to see all of it.
  const isFlat = props.isFlat || (path.length > 0 && (props.isOptional || rest.length === all.length));
  return (
    <>
      {all.filter(([name]) => isFirst(name)).map(show)}
      {isFlat && rest.map(show)}
      {!isFlat && rest.length > 0 && (
        <details onInvalidCapture={openForComplaint}>
          <summary>{props.more ?? texts.parts.more}</summary>
          {rest.map(show)}
        </details>
      )}
    </>
  );
};

/** Sets the property that distinguishes variants, if nobody has chosen one. */
export const withUsualVariants = (schema: JsonSchema, fields: Fields, path: Path = []): Fields => {
  const found = variantsOf(schema);
  if (found) {
    const [usual = ''] = found.variants.keys();
    const at = [...path, found.key];
    const chosen = textAt(fields, at) || usual;
    const variant = found.variants.get(chosen);
    const next = withValue(fields, at, chosen);
    return variant ? withUsualVariants(variant, next, path) : next;
  }
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => schema.required?.includes(name))
    .reduce((now, [name, inner]) => withUsualVariants(inner, now, [...path, name]), fields);
};
