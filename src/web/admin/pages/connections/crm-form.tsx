import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Choice, Field } from '../../parts/field.tsx';
import { ErrorNote, Loading } from '../../parts/notes.tsx';
import { useLoad } from '../../parts/use-load.ts';
import type { CrmConnection, Fields } from '../../types.ts';
import { ConnectionEditor } from './connection-editor.tsx';
import { textAt } from './fields.ts';
import type { JsonSchema } from './schema.ts';
import { SchemaFields, withUsualVariants } from './schema-fields.tsx';

/** The demo CRM lives inside the demo only. */
const HIDDEN_TYPES = ['demo'];

const TYPE_NAMES: Readonly<Record<string, string>> = {
  salesforce: 'Salesforce',
  sugarcrm: 'SugarCRM',
  suitecrm: 'SuiteCRM',
  generic: 'Another CRM or page',
};

/** A type's own description; one that is not written as a schema has nothing to fill in. */
const schemaOf = (value: unknown): JsonSchema => (typeof value === 'object' && value !== null ? value : {});

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
  const schema = schemaOf(found?.jsonSchema);
  const origins: unknown = options['origins'];
  return (
    <ConnectionEditor
      kind="crms"
      id={id}
      fields={{ type, options: withUsualVariants(schema, options) }}
      onSaved={onSaved}
      onCancel={onCancel}
    >
      <Field
        label="Id"
        value={id}
        onValue={setId}
        disabled={before !== undefined}
        hint="A short name for it here; agents and keys refer to it"
        required
      />
      <Choice
        label="Type"
        value={type}
        disabled={before !== undefined}
        options={types.data.items
          .filter((one) => !HIDDEN_TYPES.includes(one.type))
          .map((one) => [one.type, TYPE_NAMES[one.type] ?? one.type] as const)}
        onValue={(next) => {
          setType(next);
          setOptions({});
        }}
      />
      <SchemaFields
        schema={schema}
        path={[]}
        fields={options}
        secrets={found?.secretFields ?? []}
        onFields={setOptions}
      />
      <Field
        label="Country of its numbers"
        value={textAt(options, ['defaultCountry'])}
        onValue={(value) => {
          setOptions({ ...options, defaultCountry: value === '' ? undefined : value.toUpperCase() });
        }}
        hint="Two letters, for numbers without +"
      />
      <Field
        label="Page origins"
        value={Array.isArray(origins) ? origins.join(' ') : ''}
        onValue={(value) => {
          setOptions({ ...options, origins: value.split(/\s+/).filter((one) => one !== '') });
        }}
        hint="Pages of the CRM that may use the connector from a browser, such as https://crm.example.com"
      />
    </ConnectionEditor>
  );
};
