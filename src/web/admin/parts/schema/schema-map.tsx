import { useState } from 'preact/hooks';
import { Field } from '../field.tsx';
import { isFields, valueAt, withValue } from './fields.ts';
import { orOff } from './schema.ts';
import type { JsonSchema } from './schema.ts';
import type { SchemaProps } from './schema-property.tsx';
import { fill, texts } from '../../texts.ts';

/** Named entries, such as an org's objects, that can be added, changed and removed. */
export const SchemaMap = (props: SchemaProps & { label: string; values: JsonSchema }) => {
  const { schema, path, fields, onFields, label, disabled, Group } = props;
  const [name, setName] = useState('');
  const found = valueAt(fields, path);
  const entries = isFields(found) ? Object.entries(found) : [];
  // If `false` is allowed, it removes a built-in entry.
  const inner = orOff(props.values);
  const shape = inner ?? props.values;
  const set = (key: string, value: unknown): void => {
    onFields(withValue(fields, [...path, key], value));
  };
  const wanted = name.trim();
  const isTaken = entries.some(([key]) => key === wanted);
  const add = (value: unknown) => () => {
    set(wanted, value);
    setName('');
  };
  return (
    <fieldset>
      <legend>{label}</legend>
      {schema.description && <p class="muted">{schema.description}</p>}
      {entries.map(([key, value]) => (
        <fieldset key={key} class="entry" aria-label={key}>
          <header>
            <strong>{key}</strong>
            <button
              type="button"
              class="small secondary outline"
              aria-label={fill(texts.parts.remove_named, key)}
              onClick={() => {
                set(key, undefined);
              }}
            >
              {texts.common.remove}
            </button>
          </header>
          {value === false ? (
            <p class="muted">{texts.parts.its_numbers_cannot_be_called}</p>
          ) : (
            <Group
              schema={shape}
              path={[]}
              fields={isFields(value) ? value : {}}
              secrets={[]}
              disabled={disabled}
              isFlat
              onFields={(next) => {
                set(key, next);
              }}
            />
          )}
        </fieldset>
      ))}
      <div class="add-entry">
        <Field
          label={fill(texts.parts.name_in_the_crm, label)}
          value={name}
          error={isTaken ? fill(texts.parts.is_in_the_list, wanted) : undefined}
          onValue={setName}
        />
        <button
          type="button"
          class="secondary outline"
          aria-label={fill(texts.parts.add_to, label)}
          disabled={wanted === '' || isTaken}
          onClick={add({})}
        >
          {texts.common.add}
        </button>
        {inner && (
          <button
            type="button"
            class="secondary outline"
            disabled={wanted === '' || isTaken}
            onClick={add(false)}
          >
            {texts.parts.switch_off}
          </button>
        )}
      </div>
    </fieldset>
  );
};
