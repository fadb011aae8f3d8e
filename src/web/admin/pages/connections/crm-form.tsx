import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Choice, Field } from '../../parts/field.tsx';
import { ErrorNote, Loading } from '../../parts/notes.tsx';
import { SchemaFields, withUsualVariants } from '../../parts/schema/schema-fields.tsx';
import { typeName } from '../../parts/words.ts';
import { worded } from '../../parts/schema/worded.ts';
import { useLoad } from '../../parts/use-load.ts';
import type { CrmConnection, Fields } from '../../types.ts';
import { ConnectionEditor } from './connection-editor.tsx';
import { texts } from '../../texts.ts';

/** The demo CRM exists only inside the demo. */
const HIDDEN_TYPES = ['demo'];

/** Most instances need it. */
const FIRST = ['defaultCountry'];

interface FormProps {
  readonly before: CrmConnection | undefined;
  readonly onSaved: (message: string) => void;
  readonly onCancel: () => void;
}

export const CrmForm = ({ before, onSaved, onCancel }: FormProps) => {
  const types = useLoad('types', api.connectionTypes);
  const [id, setId] = useState(before?.id ?? '');
  const [type, setType] = useState(before?.type ?? 'salesforce');
  const [options, setOptions] = useState<Fields>(before?.options ?? {});
  if (!types.data) return types.error ? <ErrorNote error={types.error} /> : <Loading />;

  const found = types.data.items.find((one) => one.type === type);
  // A type without a schema for its options has nothing to fill in.
  const { jsonSchema, secretFields = [] } = found ?? {};
  const schema = worded(jsonSchema, type);
  const { crm: common } = types.data;
  return (
    <ConnectionEditor
      kind="crms"
      id={id}
      fields={{ type, options: withUsualVariants(schema, options) }}
      onSaved={onSaved}
      onCancel={onCancel}
    >
      <Field
        label={texts.common.id}
        value={id}
        onValue={setId}
        disabled={before !== undefined}
        hint={texts.connections.id_hint_crm}
        required
      />
      <Choice
        label={texts.common.type}
        value={type}
        disabled={before !== undefined}
        options={types.data.items
          .filter((one) => !HIDDEN_TYPES.includes(one.type))
          .map((one) => [one.type, typeName(one.type)] as const)}
        onValue={(next) => {
          setType(next);
          setOptions({});
        }}
      />
      <SchemaFields schema={schema} path={[]} fields={options} secrets={secretFields} onFields={setOptions} />
      <SchemaFields
        schema={worded(common.jsonSchema, 'crm')}
        path={[]}
        fields={options}
        secrets={common.secretFields}
        first={FIRST}
        more={texts.connections.browsers_caller_ids_and_usual}
        onFields={setOptions}
      />
    </ConnectionEditor>
  );
};
