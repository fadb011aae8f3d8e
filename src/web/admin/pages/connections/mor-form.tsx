import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Field } from '../../parts/field.tsx';
import { ErrorNote, Loading } from '../../parts/notes.tsx';
import { SchemaFields } from '../../parts/schema/schema-fields.tsx';
import { worded } from '../../parts/schema/worded.ts';
import { useLoad } from '../../parts/use-load.ts';
import type { Fields, MorConnection } from '../../types.ts';
import { ConnectionEditor } from './connection-editor.tsx';
import { texts } from '../../texts.ts';

/** Fields that the server adds for display only. */
const SHOWN_ONLY = [
  'id',
  'origin',
  'hasSecretKey',
  'hasV2',
  'learnedHashOrder',
  'statusUsername',
  'problem',
  'waiting',
  'running',
];

/** Most installations need these and no other. */
const FIRST = ['secretKey', 'hashOrder', 'status'];

interface FormProps {
  readonly before: MorConnection | undefined;
  readonly onSaved: (message: string) => void;
  readonly onCancel: () => void;
}

export const MorForm = ({ before, onSaved, onCancel }: FormProps) => {
  const types = useLoad('types', api.connectionTypes);
  const [id, setId] = useState(before?.id ?? 'main');
  const [fields, setFields] = useState<Fields>(() =>
    before
      ? Object.fromEntries(Object.entries(before).filter(([key]) => !SHOWN_ONLY.includes(key)))
      : { callbackUniqueId: true },
  );
  if (!types.data) return types.error ? <ErrorNote error={types.error} /> : <Loading />;
  const { jsonSchema, secretFields } = types.data.mor;
  return (
    <ConnectionEditor kind="mor" id={id} fields={fields} onSaved={onSaved} onCancel={onCancel}>
      <Field
        label={texts.common.id}
        value={id}
        onValue={setId}
        disabled={before !== undefined}
        hint={texts.connections.id_hint}
        required
      />
      <SchemaFields
        schema={worded(jsonSchema, 'mor')}
        path={[]}
        fields={fields}
        secrets={secretFields}
        first={FIRST}
        onFields={setFields}
      />
    </ConnectionEditor>
  );
};
