import { useState } from 'preact/hooks';
import { Check, Choice, Field } from '../../parts/field.tsx';
import type { Fields, MorConnection } from '../../types.ts';
import { ConnectionEditor } from './connection-editor.tsx';
import { textAt, valueAt, withValue } from './fields.ts';
import { SecretField } from './secret-field.tsx';

/** What the server adds for showing. */
const SHOWN_ONLY = ['id', 'origin', 'hasSecretKey', 'hasV2', 'learnedHashOrder', 'statusUsername', 'problem'];

const HASH_ORDERS = [
  ['auto', 'find it out'],
  ['device-src-dst', 'device, src, dst'],
  ['device-dst-src', 'device, dst, src'],
] as const;
const METHODS = [
  ['POST', 'POST'],
  ['GET', 'GET (not recommended)'],
] as const;

interface FormProps {
  readonly before: MorConnection | undefined;
  readonly onSaved: (message: string) => void;
  readonly onCancel: () => void;
}

export const MorForm = ({ before, onSaved, onCancel }: FormProps) => {
  const [id, setId] = useState(before?.id ?? 'main');
  const [fields, setFields] = useState<Fields>(() =>
    before
      ? Object.fromEntries(Object.entries(before).filter(([key]) => !SHOWN_ONLY.includes(key)))
      : { callbackUniqueId: true },
  );
  const set = (path: string) => (value: unknown) => {
    setFields((now) => withValue(now, path.split('.'), value === '' ? undefined : value));
  };
  return (
    <ConnectionEditor kind="mor" id={id} fields={fields} onSaved={onSaved} onCancel={onCancel}>
      <Field
        label="Id"
        value={id}
        onValue={setId}
        disabled={before !== undefined}
        hint="A short name for it here"
        required
      />
      <Field
        label="Address"
        type="url"
        value={textAt(fields, ['url'])}
        onValue={set('url')}
        placeholder="https://mor.example.com/billing"
        required
      />
      <SecretField
        label="API secret key"
        value={fields['secretKey']}
        onValue={set('secretKey')}
        hint="MOR: Settings, API. Empty only if that MOR does not check hashes."
      />
      <Choice
        label="Order of the hash"
        value={textAt(fields, ['hashOrder']) || 'auto'}
        options={HASH_ORDERS}
        onValue={set('hashOrder')}
      />
      <Field
        label="Status user"
        value={textAt(fields, ['status', 'username'])}
        onValue={set('status.username')}
        hint="MOR administrator or reseller who may read active calls and CDRs; without one no call is followed, and little can be tested"
      />
      <SecretField
        label="Password of the status user"
        value={valueAt(fields, ['status', 'password'])}
        onValue={set('status.password')}
        hint="Needed for auto-match only"
      />
      <details>
        <summary>More</summary>
        <Choice
          label="Method"
          value={textAt(fields, ['method']) || 'POST'}
          options={METHODS}
          onValue={set('method')}
        />
        <Check
          label="This MOR answers with a callback id"
          checked={fields['callbackUniqueId'] === true}
          onValue={set('callbackUniqueId')}
        />
        <Field
          label="API v2 user"
          value={textAt(fields, ['v2', 'username'])}
          onValue={set('v2.username')}
          hint="MOR X18 and newer: lets agents hang up"
        />
        <SecretField
          label="API v2 password"
          value={valueAt(fields, ['v2', 'password'])}
          onValue={set('v2.password')}
        />
      </details>
    </ConnectionEditor>
  );
};
