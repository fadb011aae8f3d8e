import { isFields, valueAt, withValue } from './fields.ts';
import type { JsonSchema } from './schema.ts';
import type { SchemaProps } from './schema-property.tsx';
import { fill, texts } from '../../texts.ts';

/** A list of entries with their own fields, such as prefixes; their order matters. */
export const SchemaRows = (props: SchemaProps & { label: string; row: JsonSchema }) => {
  const { schema, path, fields, onFields, label, row, disabled, Group } = props;
  const found = valueAt(fields, path);
  const rows = Array.isArray(found) ? found.map((one: unknown) => (isFields(one) ? one : {})) : [];
  const set = (next: readonly object[]): void => {
    onFields(withValue(fields, path, next.length === 0 ? undefined : next));
  };
  return (
    <fieldset>
      <legend>{label}</legend>
      {schema.description && <p class="muted">{schema.description}</p>}
      {rows.map((one, at) => (
        <fieldset key={at} class="entry" aria-label={`${label} ${at + 1}`}>
          <header>
            <strong>{at + 1}</strong>
            <button
              type="button"
              class="small secondary outline"
              disabled={disabled ?? false}
              aria-label={fill(texts.parts.remove_named, `${label} ${at + 1}`)}
              onClick={() => {
                set(rows.filter((_, index) => index !== at));
              }}
            >
              {texts.common.remove}
            </button>
          </header>
          <Group
            schema={row}
            path={[]}
            fields={one}
            secrets={[]}
            disabled={disabled}
            isFlat
            onFields={(next) => {
              set(rows.map((kept, index) => (index === at ? next : kept)));
            }}
          />
        </fieldset>
      ))}
      <button
        type="button"
        class="small secondary outline"
        aria-label={fill(texts.parts.add_to, label)}
        disabled={disabled ?? false}
        onClick={() => {
          set([...rows, {}]);
        }}
      >
        {texts.common.add}
      </button>
    </fieldset>
  );
};
